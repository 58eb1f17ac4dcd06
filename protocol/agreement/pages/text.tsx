import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Notice, useDraft, useMay } from '../../../web/index.ts'
import type { ProtocolView } from '../model.ts'
import { useRefresh } from './parts/calls.ts'
import { ClauseAdder } from './parts/clause-adder.tsx'
import { ClauseSection } from './parts/clause-section.tsx'
import { ClauseTree } from './parts/clause-tree.tsx'
import { Obstacles } from './parts/obstacles.tsx'
import { ProtocolPage } from './parts/protocol-page.tsx'

/** The text of a protocol, clause by clause, its languages side by side. */
export function Screen() {
  const { t } = useLingui()
  return (
    <ProtocolPage title={t({ id: 'agreement.text.title', message: 'نص البروتوكول' })}>
      {(protocol) => <Text key={protocol.current.id} protocol={protocol} />}
    </ProtocolPage>
  )
}

function Text({ protocol }: { readonly protocol: ProtocolView }) {
  const mayDraft = useMay('protocol.draft')
  const refresh = useRefresh()
  const { current, clauses, comments, obstacles } = protocol
  const editable = mayDraft && (obstacles.edit ?? []).length === 0
  // which clauses lie open is kept with their drafts, so that a closed tab shows again what was typed
  const open = useDraft<{ readonly ids: readonly string[] }>(`protocol-open-${current.id}`, { ids: [] })
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set())

  const close = (id: string) => {
    const ids = open.value.ids.filter((one) => one !== id)
    open.change({ ids })
    if (ids.length === 0) void open.discard()
  }
  const added = async (id: string) => {
    await refresh()
    open.change({ ids: [...open.value.ids, id] })
  }
  return (
    <>
      {editable ? null : (
        <Notice title={<Trans id="agreement.text.frozen">هذه النسخة للقراءة</Trans>}>
          <Obstacles of={obstacles.edit ?? []} />
        </Notice>
      )}
      <div className="text-layout">
        <ClauseTree clauses={clauses} />
        <div>
          {clauses.map((clause) => (
            <ClauseSection
              key={clause.id}
              protocolId={protocol.id}
              clause={clause}
              languages={current.languages}
              comments={comments}
              editable={editable}
              open={editable && open.ready && open.value.ids.includes(clause.id)}
              sent={sent.has(clause.id)}
              clauses={clauses}
              onOpen={() => open.change({ ids: [...open.value.ids, clause.id] })}
              onClose={() => close(clause.id)}
              onSent={async () => {
                await refresh()
                setSent(new Set([...sent, clause.id]))
                close(clause.id)
              }}
              onChanged={refresh}
              onAdded={added}
            />
          ))}
          {editable ? <ClauseAdder protocolId={protocol.id} clauses={clauses} onAdded={added} /> : null}
        </div>
      </div>
    </>
  )
}

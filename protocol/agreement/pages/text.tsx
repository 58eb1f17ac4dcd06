import { Trans, useLingui } from '@lingui/react/macro'
import { useCallback, useMemo, useState } from 'react'
import { ButtonRow, Notice, useMay } from '../../../web/index.ts'
import type { ProtocolView } from '../model.ts'
import { useRefresh } from './parts/calls.ts'
import { ClauseAdder } from './parts/clause-adder.tsx'
import { ClauseSection } from './parts/clause-section.tsx'
import { ClauseTree } from './parts/clause-tree.tsx'
import { Obstacles } from './parts/obstacles.tsx'
import { useOpenClauses } from './parts/open-clauses.ts'
import { PdfLink } from './parts/pdf-link.tsx'
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
  const { isOpen, open, close } = useOpenClauses(current.id)
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set())
  const said = useMemo(() => Map.groupBy(comments, ({ eid }) => eid), [comments])

  const onAdded = useCallback(
    async (id: string) => {
      await refresh()
      open(id)
    },
    [refresh, open],
  )
  const onSent = useCallback(
    async (id: string) => {
      await refresh()
      setSent((before) => new Set([...before, id]))
      close(id)
    },
    [refresh, close],
  )
  return (
    <>
      {editable ? null : (
        <Notice title={<Trans id="agreement.text.frozen">هذه النسخة للقراءة</Trans>}>
          <Obstacles of={obstacles.edit ?? []} />
        </Notice>
      )}
      <ButtonRow>
        <PdfLink protocolId={protocol.id} number={current.number} />
      </ButtonRow>
      <div className="text-layout">
        <ClauseTree clauses={clauses} />
        <div>
          {clauses.map((clause) => (
            <ClauseSection
              key={clause.id}
              protocolId={protocol.id}
              clause={clause}
              languages={current.languages}
              comments={said.get(clause.eid) ?? none}
              editable={editable}
              open={editable && isOpen(clause.id)}
              sent={sent.has(clause.id)}
              clauses={clauses}
              onOpen={open}
              onClose={close}
              onSent={onSent}
              onChanged={refresh}
              onAdded={onAdded}
            />
          ))}
          {editable ? <ClauseAdder protocolId={protocol.id} clauses={clauses} onAdded={onAdded} /> : null}
        </div>
      </div>
    </>
  )
}

const none: ProtocolView['comments'] = []

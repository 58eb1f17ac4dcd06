import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button, EmptyState, FromQuery, Notice, useMay } from '../../../web/index.ts'
import type { ProtocolView } from '../model.ts'
import { useShareable } from './parts/class-name.tsx'
import { PreviewPanel } from './parts/preview-panel.tsx'
import { ProtocolPage } from './parts/protocol-page.tsx'
import { RuleForm } from './parts/rule-form.tsx'
import { RulePair } from './parts/rule-pair.tsx'
import type { Shareable } from './parts/rule-values.ts'

/** What may be shared: every rule beside the article it implements, and what the partner would see with this text in force. */
export function Screen() {
  const { t } = useLingui()
  const shareable = useShareable()
  return (
    <ProtocolPage
      title={t({ id: 'agreement.rules.title', message: 'قواعد المشاركة' })}
      lead={
        <Trans id="agreement.rules.lead">
          كل قاعدة تنفّذ مادة. ما لا تأذن به قاعدة لا يُشارَك، ولا يُرى إلا الحقول المذكورة فيها.
        </Trans>
      }
    >
      {(protocol) => (
        <FromQuery query={shareable}>{(known) => <Rules protocol={protocol} shareable={known} />}</FromQuery>
      )}
    </ProtocolPage>
  )
}

function Rules({ protocol, shareable }: { readonly protocol: ProtocolView; readonly shareable: Shareable }) {
  const mayDraft = useMay('protocol.draft')
  const [open, setOpen] = useState<string>()
  const editable = mayDraft && protocol.obstacles.edit?.length === 0
  const { rules, clauses, parties } = protocol
  return (
    <>
      {rules.length === 0 ? (
        <EmptyState level={2} icon="lock" title={<Trans id="agreement.rules.empty">لا قاعدة بعد</Trans>}>
          <p>
            <Trans id="agreement.rules.empty-text">بلا قواعد لا يُشارَك شيء بموجب هذا النص.</Trans>
          </p>
        </EmptyState>
      ) : null}
      {rules.map((rule) =>
        open === rule.id && editable ? (
          <RuleForm
            key={rule.id}
            protocol={protocol}
            shareable={shareable}
            rule={rule}
            onDone={() => setOpen(undefined)}
          />
        ) : (
          <RulePair
            key={rule.id}
            rule={rule}
            clauses={clauses}
            parties={parties}
            shareable={shareable}
            editable={editable}
            onEdit={() => setOpen(rule.id)}
          />
        ),
      )}
      {editable && open === 'new' ? (
        <RuleForm protocol={protocol} shareable={shareable} onDone={() => setOpen(undefined)} />
      ) : null}
      {editable && open !== 'new' ? (
        <p>
          <Button kind="secondary" onClick={() => setOpen('new')}>
            <Trans id="agreement.rules.add">إضافة قاعدة</Trans>
          </Button>
        </p>
      ) : null}
      {editable ? null : (
        <Notice
          title={
            <Trans id="agreement.rules.frozen">
              قواعد هذه النسخة للقراءة، فقد خرجت من طور المسودة أو لا تحرّرها أنت.
            </Trans>
          }
        />
      )}
      <PreviewPanel protocol={protocol} shareable={shareable} />
    </>
  )
}

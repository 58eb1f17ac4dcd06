import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { plainDigits } from '../../../../foundation/language/index.ts'
import { ConfirmWithConsequence } from '../../../../web/design/widgets/confirm-with-consequence.tsx'
import { Button, ErrorSummary, ProblemError, TextInput, useSubmit } from '../../../../web/index.ts'
import type { Clause } from '../../model.ts'
import { api } from './calls.ts'
import { ClauseMover } from './clause-mover.tsx'
import { ClauseName, clauseDepth, nextNumber } from './clause-name.tsx'

type ClauseToolsProps = {
  readonly protocolId: string
  readonly clause: Clause
  readonly clauses: readonly Clause[]
  readonly onAdded: (id: string) => Promise<void>
  readonly onChanged: () => Promise<void>
}

/** Adds a paragraph to an article, gives a clause another number, takes it out: all with the keyboard as well. */
export function ClauseTools({ protocolId, clause, clauses, onAdded, onChanged }: ClauseToolsProps) {
  const [asked, setAsked] = useState<'move' | 'remove'>()
  const { eid } = clause
  const hasParts = clauses.some((other) => other.eid.startsWith(`${eid}__`))
  const adding = useSubmit({
    formId: `${eid}-add`,
    fields: {},
    send: async () => {
      const body = { eid: `${eid}__para_${nextNumber(clauses, `${eid}__para_`)}`, heading: {}, body: {} }
      const added = await api('POST /api/protocols/:id/clauses', { params: { id: protocolId }, body })
      await onAdded(added.id)
    },
  })
  const described = { 'aria-describedby': `${eid}-name` }
  return (
    <div className="clause-tools">
      <ErrorSummary key={adding.attempt} errors={adding.errors} />
      {clauseDepth(eid) === 0 && eid !== 'preamble' ? (
        <Button id={`${eid}-add`} kind="quiet" {...described} onClick={() => void adding.submit()}>
          <Trans id="agreement.tool.add-paragraph">إضافة فقرة</Trans>
        </Button>
      ) : null}
      {eid === 'preamble' ? null : <ClauseMover clause={clause} clauses={clauses} onChanged={onChanged} />}
      {hasParts ? null : (
        <>
          {eid === 'preamble' ? null : (
            <Button kind="quiet" {...described} onClick={() => setAsked('move')}>
              <Trans id="agreement.tool.move">نقل إلى رقم آخر</Trans>
            </Button>
          )}
          <Button kind="quiet" {...described} onClick={() => setAsked('remove')}>
            <Trans id="agreement.tool.remove">حذف</Trans>
          </Button>
        </>
      )}
      {asked === undefined ? null : (
        <ToolDialog act={asked} clause={clause} onClose={() => setAsked(undefined)} onChanged={onChanged} />
      )}
    </div>
  )
}

type ToolDialogProps = {
  readonly act: 'move' | 'remove'
  readonly clause: Clause
  readonly onClose: () => void
  readonly onChanged: () => Promise<void>
}

function ToolDialog({ act, clause, onClose, onChanged }: ToolDialogProps) {
  const { t } = useLingui()
  const before = clause.eid.slice(0, clause.eid.lastIndexOf('_') + 1)
  const [number, setNumber] = useState(clause.eid.slice(before.length))
  const [state, setState] = useState<{ readonly pending: boolean; readonly failure?: ReactNode }>({ pending: false })
  const confirm = async () => {
    setState({ pending: true })
    try {
      const call = { params: { id: clause.id }, version: clause.version }
      if (act === 'remove') await api('DELETE /api/clauses/:id', call)
      else await api('PATCH /api/clauses/:id', { ...call, body: { eid: before + plainNumber(number) } })
      await onChanged()
      onClose()
    } catch (error) {
      const failure =
        error instanceof ProblemError
          ? (error.problem.errors?.[0]?.detail ?? error.problem.detail)
          : t({ id: 'agreement.act.failed', message: 'تعذّر التنفيذ ولم يتغيّر شيء. أعد المحاولة بعد قليل.' })
      setState({ pending: false, failure })
    }
  }
  const words =
    act === 'move' ? (
      <Trans id="agreement.tool.move">نقل إلى رقم آخر</Trans>
    ) : (
      <Trans id="agreement.tool.remove-clause">حذف من النص</Trans>
    )
  return (
    <ConfirmWithConsequence
      isOpen
      danger={act === 'remove'}
      onClose={onClose}
      pending={state.pending}
      {...(state.failure === undefined ? {} : { failure: state.failure })}
      title={words}
      confirmLabel={words}
      onConfirm={() => void confirm()}
      consequence={{
        who: <Trans id="agreement.tool.who">من يحرّر هذه المسودة معك</Trans>,
        what: (
          <>
            <p>
              <ClauseName eid={clause.eid} />
            </p>
            {act === 'move' ? (
              <TextInput
                id="clause-number"
                width="short"
                dir="ltr"
                label={<Trans id="agreement.tool.number">الرقم الجديد</Trans>}
                hint={<Trans id="agreement.tool.number-hint">رقم، أو رقم وحروف لاتينية لموضع بين رقمين: 3bis</Trans>}
                value={number}
                onChange={(event) => setNumber(event.target.value)}
              />
            ) : null}
          </>
        ),
        undo:
          act === 'move' ? (
            <Trans id="agreement.tool.move-undo">يُعاد إلى رقمه بالطريقة نفسها. ما يستند إليه من القواعد يُراجع.</Trans>
          ) : (
            <Trans id="agreement.tool.remove-undo">يُعاد كتابته. القواعد التي تستند إليه تُراجع قبل عرض النص.</Trans>
          ),
      }}
    />
  )
}

const plainNumber = (text: string) => plainDigits(text).trim().toLowerCase()

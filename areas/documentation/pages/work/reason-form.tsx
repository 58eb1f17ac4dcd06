import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { Button, ErrorSummary, errorOf, SubmitRow, TextArea, useSubmit } from '../../../../web/index.ts'

type ReasonFormProps = {
  readonly id: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly submit: ReactNode
  readonly send: (reason: string) => Promise<unknown>
  readonly onLeave: () => void
}

/** An act that is kept with its reason. */
export function ReasonForm({ id, label, hint, submit, send, onLeave }: ReasonFormProps) {
  const { t } = useLingui()
  const [reason, setReason] = useState('')
  const form = useSubmit({ formId: id, fields: { '/reason': id }, send: () => send(reason.trim()) })
  const error = errorOf(form.errors, id)
  const missing = t({ id: 'documentation.work.reason-missing', message: 'اكتب السبب' })
  return (
    <form
      noValidate
      className="work-form"
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit(reason.trim() === '' ? [{ fieldId: id, message: missing }] : [])
      }}
    >
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <TextArea
        id={id}
        rows={2}
        maxLength={1000}
        label={label}
        {...(hint === undefined ? {} : { hint })}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        {...(error === undefined ? {} : { error })}
      />
      <SubmitRow
        busy={form.busy}
        beside={
          <Button kind="secondary" onClick={onLeave}>
            <Trans id="documentation.work.leave">العدول</Trans>
          </Button>
        }
      >
        {submit}
      </SubmitRow>
    </form>
  )
}

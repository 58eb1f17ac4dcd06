import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { ErrorSummary, errorOf, SubmitRow, TextInput, useSubmit } from '../../../../../web/index.ts'
import { api } from './calls.ts'

type Props = {
  readonly id: string
  readonly action: 'view' | 'copy'
  readonly label: ReactNode
  readonly button: ReactNode
  readonly onOpened: (seq: number) => void
}

/** Asks why, writes it down in the custody of the item, and only then opens. */
export function Purpose({ id, action, label, button, onOpened }: Props) {
  const { t } = useLingui()
  const field = `purpose-${action}`
  const [purpose, setPurpose] = useState('')
  const form = useSubmit({
    formId: field,
    fields: { '/purpose': field },
    send: async () => {
      const { seq } = await api('POST /api/evidence/:id/openings', { params: { id }, body: { action, purpose } })
      onOpened(seq)
    },
  })
  const error = errorOf(form.errors, field)
  const missing = t({ id: 'evidence.purpose.missing', message: 'اكتب الغرض في بضع كلمات. يُحفظ في سلسلة الحيازة.' })
  return (
    <form
      className="evidence-purpose"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit(purpose.trim().length < 3 ? [{ fieldId: field, message: missing }] : [])
      }}
    >
      <ErrorSummary key={form.attempt} errors={form.errors} />
      <TextInput
        id={field}
        label={label}
        value={purpose}
        onChange={({ target }) => setPurpose(target.value)}
        {...(error === undefined ? {} : { error })}
      />
      <SubmitRow busy={form.busy}>{button}</SubmitRow>
    </form>
  )
}

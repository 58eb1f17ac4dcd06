import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { localDigits } from '../../../../foundation/language/index.ts'
import {
  type DateDraft,
  DateFields,
  emptyDateDraft,
  type FormError,
  readDateDraft,
  useDisplay,
} from '../../../../web/index.ts'

/** A whole day that may be left empty. */
export function DayField({
  id,
  label,
  draft,
  onChange,
  error,
  optional = true,
}: {
  readonly id: string
  readonly label: ReactNode
  readonly draft: DateDraft
  readonly onChange: (draft: DateDraft) => void
  readonly error?: ReactNode
  readonly optional?: boolean
}) {
  const example = localDigits('27 3 2027', useDisplay().digits)
  return (
    <DateFields
      id={id}
      name={id}
      label={label}
      optional={optional}
      hint={
        <Trans id="documentation.work.day-hint">
          يوم كامل، مثل <bdi>{example}</bdi>
        </Trans>
      }
      draft={draft}
      onChange={onChange}
      {...(error === undefined ? {} : { error })}
    />
  )
}

export const draftOfDay = (day: string | null): DateDraft => {
  const [year, month, date] = day?.split('-') ?? []
  if (year === undefined || month === undefined || date === undefined) return emptyDateDraft
  return { ...emptyDateDraft, year, month: String(Number(month)), day: String(Number(date)) }
}

/** The day that was typed, null for none, or what is wrong with it. */
export function useReadDay() {
  const { t } = useLingui()
  return (
    id: string,
    draft: DateDraft,
  ): { readonly day: string | null } | { readonly day: undefined; readonly fault: FormError } => {
    if (draft.year === '' && draft.month === '' && draft.day === '') return { day: null }
    const date = readDateDraft(draft)
    if (date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date.value)) return { day: date.value }
    const message = t({ id: 'documentation.work.day-wrong', message: 'اكتب يومًا وشهرًا وسنة موجودة في التقويم' })
    return { day: undefined, fault: { fieldId: `${id}-day`, message } }
  }
}

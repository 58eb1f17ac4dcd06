import type { ReactNode } from 'react'
import { useState } from 'react'
import { type DateDraft, DateFields, emptyDateDraft, readDateDraft } from '../../../../web/index.ts'

type DayFieldProps = {
  readonly id: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: ReactNode
  /** `YYYY-MM-DD`, or what was typed so far when it is no day yet; null while empty. */
  readonly day: string | null
  readonly onChange: (day: string | null) => void
}

/** A whole day in three inputs. What is typed and not yet a day is sent as it stands, and refused in words by the server. */
export function DayField({ day, onChange, id, label, hint, error }: DayFieldProps) {
  const [draft, setDraft] = useState<DateDraft>(() => draftOf(day))
  return (
    <DateFields
      id={id}
      name={id}
      label={label}
      optional
      draft={draft}
      onChange={(next) => {
        setDraft(next)
        onChange(dayOf(next))
      }}
      {...(hint === undefined ? {} : { hint })}
      {...(error === undefined ? {} : { error })}
    />
  )
}

function dayOf(draft: DateDraft): string | null {
  const { year, month, day } = draft
  if (year === '' && month === '' && day === '') return null
  return readDateDraft(draft)?.value ?? `${year}-${month}-${day}`
}

function draftOf(day: string | null): DateDraft {
  const [year = '', month = '', date = ''] = (day ?? '').split('-')
  return { ...emptyDateDraft, year, month, day: date }
}

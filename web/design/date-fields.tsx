import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { localDigits } from '../../foundation/language/index.ts'
import { type PartialDate, readPartialDate } from '../../foundation/time/index.ts'
import { ChoiceRow } from './choices.tsx'
import { DateText } from './date-text.tsx'
import { useDisplay } from './display.tsx'
import { FieldGroup, type FieldProps } from './field.tsx'

/** What stands in the inputs: text as typed, in any digits, so that a refused date is shown again as it was written. */
export type DateDraft = {
  readonly year: string
  readonly month: string
  readonly day: string
  readonly approximate: boolean
  /** «لا أعرف»: an answer, not an omission. */
  readonly unknown: boolean
}

export const emptyDateDraft: DateDraft = { year: '', month: '', day: '', approximate: false, unknown: false }

export type DatePart = 'day' | 'month' | 'year'

type DateFieldsProps = FieldProps & {
  readonly name: string
  readonly draft: DateDraft
  readonly onChange?: (draft: DateDraft) => void
  /** The parts that hold the error; all three when it concerns the whole date. */
  readonly wrongParts?: readonly DatePart[]
  readonly allowUnknown?: boolean
  readonly allowApproximate?: boolean
  /** A calendar button or other help beside the inputs. */
  readonly help?: ReactNode
  readonly large?: boolean
}

const parts = ['day', 'month', 'year'] as const

/**
 * A Gregorian date as three inputs, any of which but the year may stay empty. Both digit sets are accepted. Below them
 * stands how the date was understood, with the Hijri date beside it for readers who ask for it. Inputs are named
 * `name.day`, `name.month`, `name.year`, `name.approximate`, `name.unknown`; errors link to `id-day` and so on.
 */
export function DateFields(props: DateFieldsProps) {
  const { name, draft, onChange, wrongParts, allowUnknown = false, allowApproximate = false, help, ...group } = props
  const wrong = group.error === undefined ? [] : (wrongParts ?? parts)
  const toggle = (key: 'unknown' | 'approximate') =>
    onChange === undefined ? undefined : (chosen: boolean) => onChange({ ...draft, [key]: chosen })
  return (
    <FieldGroup {...group} hint={group.hint ?? <DateHint />}>
      <div className="date-parts">
        {parts.map((part) => (
          <PartInput
            key={part}
            part={part}
            id={`${group.id}-${part}`}
            name={`${name}.${part}`}
            text={draft[part]}
            wrong={wrong.includes(part)}
            disabled={onChange !== undefined && draft.unknown}
            onType={onChange === undefined ? undefined : (text) => onChange({ ...draft, [part]: text })}
          />
        ))}
        {help}
      </div>
      <Reading draft={draft} />
      {allowApproximate ? (
        <ChoiceRow
          type="checkbox"
          id={`${group.id}-approximate`}
          name={`${name}.approximate`}
          choice={{ value: 'yes', label: <Trans id="design.date.approximate">تاريخ تقريبي</Trans> }}
          chosen={draft.approximate}
          onToggle={toggle('approximate')}
        />
      ) : null}
      {allowUnknown ? (
        <ChoiceRow
          type="checkbox"
          id={`${group.id}-unknown`}
          name={`${name}.unknown`}
          choice={{ value: 'yes', label: <Trans id="design.date.unknown">لا أعرف</Trans> }}
          chosen={draft.unknown}
          onToggle={toggle('unknown')}
        />
      ) : null}
    </FieldGroup>
  )
}

function DateHint() {
  const example = localDigits('27 3 2026', useDisplay().digits)
  return (
    <Trans id="design.date.hint">
      مثل <bdi>{example}</bdi>. اترك اليوم أو الشهر فارغاً إن لم يكن معروفاً.
    </Trans>
  )
}

type PartInputProps = {
  readonly part: DatePart
  readonly id: string
  readonly name: string
  readonly text: string
  readonly wrong: boolean
  readonly disabled: boolean
  readonly onType: ((text: string) => void) | undefined
}

function PartInput({ part, id, name, text, wrong, disabled, onType }: PartInputProps) {
  const held =
    onType === undefined
      ? { defaultValue: text }
      : { value: text, onChange: (event: { target: { value: string } }) => onType(event.target.value) }
  return (
    <div className="date-part">
      <label className="date-part-label" htmlFor={id}>
        <PartName part={part} />
      </label>
      <input
        id={id}
        name={name}
        type="text"
        inputMode="numeric"
        maxLength={part === 'year' ? 4 : 2}
        className={`control control-${part === 'year' ? 'year' : 'pair'}`}
        aria-invalid={wrong ? true : undefined}
        disabled={disabled}
        {...held}
      />
    </div>
  )
}

function PartName({ part }: { readonly part: DatePart }) {
  if (part === 'day') return <Trans id="design.date.day">اليوم</Trans>
  if (part === 'month') return <Trans id="design.date.month">الشهر</Trans>
  return <Trans id="design.date.year">السنة</Trans>
}

function Reading({ draft }: { readonly draft: DateDraft }) {
  const date = readDateDraft(draft)
  if (date === undefined) return null
  return (
    <p className="date-reading" aria-live="polite">
      <DateText date={date} />
    </p>
  )
}

/** The date a draft stands for; undefined while it is empty, refused or answered «لا أعرف». */
export function readDateDraft(draft: DateDraft): PartialDate | undefined {
  if (draft.unknown) return undefined
  const read = readPartialDate(draft)
  return read.status === 'read' ? read.date : undefined
}

/** Between a form and the body of its request: what is sent, and what cannot be read yet. */
import { type Display, numberSentences } from '../../../../foundation/language/index.ts'
import { timeSentences } from '../../../../foundation/time/index.ts'
import { type FormError, same } from '../../../../web/index.ts'
import { type Absence, type Field, type Kind, openFields } from '../../model.ts'
import type { RecordView } from '../../views.ts'
import { draftOf, type FieldDraft, isEmptyDraft, readDraft } from './field-drafts.ts'
import { isAsked } from './field-groups.ts'

type Values = Readonly<Record<string, unknown>>
export type Drafts = Readonly<Record<string, FieldDraft>>
export type Absences = Readonly<Record<string, Absence | ''>>

/** What lies on the device while a form is open. */
export type HeldForm = {
  /** 0 for a record that is being made. */
  readonly version: number
  readonly base: Values
  readonly baseAbsences: Absences
  readonly drafts: Drafts
  readonly absences: Absences
  readonly code: string
  readonly theirs: RecordView | null
}

export const askedFields = (kind: Kind) => openFields(kind).filter(isAsked)
export const controlId = (key: string) => `f-${key}`

/** The form of a record that is there, or of one to be made with some fields filled. */
export function heldForm(
  kind: Kind,
  { version, fields, states, code }: { version: number; fields: Values; states: Values; code: string },
  display: Display,
): HeldForm {
  const absences = Object.fromEntries(Object.entries(states).map(([key, state]) => [key, state as Absence]))
  return {
    version,
    base: fields,
    baseAbsences: absences,
    drafts: Object.fromEntries(
      askedFields(kind).map((field) => [field.key, draftOf(field, fields[field.key] ?? null, display)]),
    ),
    absences,
    code,
    theirs: null,
  }
}

/** Errors of a form alone: numbers and dates that cannot be read. */
export function unreadable(fields: readonly Field[], drafts: Drafts, display: Display): readonly FormError[] {
  return fields.flatMap((field) => {
    const found = readDraft(field, drafts[field.key] ?? draftOf(field, null, display), display)
    if (found.status === 'read') return []
    const sentences = { ...timeSentences, ...numberSentences }[found.code]
    return [{ fieldId: controlId(field.key), message: sentences[display.language] }]
  })
}

/** The values that the inputs stand for; what cannot be read keeps the value it began from. */
export function valuesIn(kind: Kind, { drafts, base }: Pick<HeldForm, 'drafts' | 'base'>, display: Display): Values {
  return Object.fromEntries(
    askedFields(kind).map((field) => {
      const found = readDraft(field, drafts[field.key] ?? draftOf(field, null, display), display)
      return [field.key, found.status === 'read' ? found.value : (base[field.key] ?? null)]
    }),
  )
}

const isNothing = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

/** The statements of the empty fields; one beside a value says nothing. */
function statesIn(kind: Kind, { drafts, absences, baseAbsences }: HeldForm, display: Display): Values {
  const found = askedFields(kind).flatMap((field): [string, Absence | null][] => {
    const now = isEmptyDraft(field, drafts[field.key] ?? draftOf(field, null, display), display)
      ? (absences[field.key] ?? '')
      : ''
    const before = baseAbsences[field.key] ?? ''
    return now === before ? [] : [[field.key, now === '' ? null : now]]
  })
  return Object.fromEntries(found)
}

/** What a new record is made of: filled fields and statements alone. */
export function newBody(kind: Kind, held: HeldForm, display: Display) {
  const fields = Object.entries(valuesIn(kind, held, display)).filter(([, value]) => !isNothing(value))
  const states = statesIn(kind, held, display)
  return {
    fields: Object.fromEntries(fields),
    ...(Object.keys(states).length === 0 ? {} : { states }),
    ...(held.code.trim() === '' ? {} : { code: held.code.trim() }),
  }
}

/** What a change says: only what differs from the version it began from. */
export function changeBody(kind: Kind, held: HeldForm, display: Display) {
  const values = valuesIn(kind, held, display)
  const fields = Object.entries(values).filter(([key, value]) => !sameValue(value, held.base[key]))
  const states = statesIn(kind, held, display)
  return {
    ...(fields.length === 0 ? {} : { fields: Object.fromEntries(fields) }),
    ...(Object.keys(states).length === 0 ? {} : { states }),
  }
}

export const sameValue = (one: unknown, other: unknown) => (isNothing(one) && isNothing(other)) || same(one, other)

/** The fields of a declaration by key, for labels of a conflict. */
export const fieldsByKey = (kind: Kind): ReadonlyMap<string, Field> =>
  new Map(openFields(kind).map((field) => [field.key, field]))

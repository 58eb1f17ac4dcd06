/** Between a form and the body of its request: what is sent, and what cannot be read yet. */
import { type Display, numberSentences } from '../../../../foundation/language/index.ts'
import { timeSentences } from '../../../../foundation/time/index.ts'
import { type FormError, same } from '../../../../web/index.ts'
import { type Absence, type Kind, openFields } from '../../model.ts'
import type { RecordView } from '../../views.ts'
import { draftOf, type FieldDraft, isEmptyDraft, readDraft } from './field-drafts.ts'
import { isAsked } from './field-groups.ts'
import { type FormField, heldValues } from './form-field.ts'
import { type Notes, notesOf, sentNotes } from './notes.ts'

type Values = Readonly<Record<string, unknown>>
export type Drafts = Readonly<Record<string, FieldDraft>>
export type Absences = Readonly<Record<string, Absence | ''>>
type Fields = readonly FormField[]

/** What lies on the device while a form is open; own fields under ownKey(). */
export type HeldForm = {
  /** 0 for a record that is being made. */
  readonly version: number
  readonly base: Values
  readonly baseAbsences: Absences
  readonly baseNotes: Notes
  readonly drafts: Drafts
  readonly absences: Absences
  readonly notes: Notes
  readonly code: string
  readonly theirs: RecordView | null
}

/** What a form of this kind asks for, in the order of its errors. */
export const askedFields = (kind: Kind, own: Fields): Fields => [...openFields(kind), ...own].filter(isAsked)
export const controlId = (key: string) => `f-${key}`

/** The form of a record that is there. */
export function heldForm({ version, fields, states, notes, extra, code }: FormStart): HeldForm {
  const absences = Object.fromEntries(Object.entries(states).map(([key, state]) => [key, state as Absence]))
  return {
    version,
    base: heldValues({ fields, extra }),
    baseAbsences: absences,
    baseNotes: notesOf(notes),
    drafts: {},
    absences,
    notes: notesOf(notes),
    code,
    theirs: null,
  }
}
type FormStart = Pick<RecordView, 'version' | 'fields' | 'states' | 'notes' | 'extra' | 'code'>

/** The form of a record to be made, with some of its fields filled. */
export const emptyForm = (fields: Values): HeldForm =>
  heldForm({ version: 0, fields: { ...fields }, states: {}, notes: {}, extra: {}, code: '' })

/** What stands in the inputs of a field: as typed, or what the record began from. */
export const draftIn = ({ drafts, base }: Pick<HeldForm, 'drafts' | 'base'>, field: FormField, display: Display) =>
  drafts[field.key] ?? draftOf(field, base[field.key] ?? null, display)

/** Errors of a form alone: numbers and dates that cannot be read. */
export function unreadable(
  fields: Fields,
  held: Pick<HeldForm, 'drafts' | 'base'>,
  display: Display,
): readonly FormError[] {
  return fields.flatMap((field) => {
    const found = readDraft(field, draftIn(held, field, display), display)
    if (found.status === 'read') return []
    const sentences = { ...timeSentences, ...numberSentences }[found.code]
    return [{ fieldId: controlId(field.key), message: sentences[display.language] }]
  })
}

/** The values that the inputs stand for; what cannot be read keeps the value it began from. */
export function valuesIn(fields: Fields, held: Pick<HeldForm, 'drafts' | 'base'>, display: Display): Values {
  return Object.fromEntries(
    fields.map((field) => {
      const found = readDraft(field, draftIn(held, field, display), display)
      return [field.key, found.status === 'read' ? found.value : (held.base[field.key] ?? null)]
    }),
  )
}

const isNothing = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

/** The statements of the empty fields; one beside a value says nothing, and own fields have none. */
function statesIn(fields: Fields, held: HeldForm, display: Display): Values {
  const found = fields.flatMap((field): [string, Absence | null][] => {
    if (field.own !== undefined) return []
    const now = isEmptyDraft(field, draftIn(held, field, display), display) ? (held.absences[field.key] ?? '') : ''
    const before = held.baseAbsences[field.key] ?? ''
    return now === before ? [] : [[field.key, now === '' ? null : now]]
  })
  return Object.fromEntries(found)
}

/** A part of a body, left out where it says nothing. */
const part = (name: string, values: Values) => (Object.keys(values).length === 0 ? {} : { [name]: values })

function parted(fields: Fields, entries: readonly (readonly [string, unknown])[]) {
  const ownOf = new Map(fields.flatMap(({ key, own }) => (own === undefined ? [] : [[key, own]])))
  const of = (isOwn: boolean) => entries.filter(([key]) => ownOf.has(key) === isOwn)
  return {
    declared: Object.fromEntries(of(false)),
    own: Object.fromEntries(of(true).map(([key, value]) => [ownOf.get(key), value])),
  }
}

/** What a new record is made of: filled fields, statements and notes alone. */
export function newBody(fields: Fields, held: HeldForm, display: Display) {
  const values = valuesIn(fields, held, display)
  const filled = Object.entries(values).filter(([, value]) => !isNothing(value))
  const { declared, own } = parted(fields, filled)
  return {
    fields: declared,
    ...part('extra', own),
    ...part('states', statesIn(fields, held, display)),
    ...part('notes', sentNotes(fields, held, values)),
    ...(held.code.trim() === '' ? {} : { code: held.code.trim() }),
  }
}

/** What a change says: only what differs from the version it began from. */
export function changeBody(fields: Fields, held: HeldForm, display: Display) {
  const values = valuesIn(fields, held, display)
  const changed = Object.entries(values).filter(([key, value]) => !sameValue(value, held.base[key]))
  const { declared, own } = parted(fields, changed)
  return {
    ...part('fields', declared),
    ...part('extra', own),
    ...part('states', statesIn(fields, held, display)),
    ...part('notes', sentNotes(fields, held, values)),
  }
}

export const sameValue = (one: unknown, other: unknown) => (isNothing(one) && isNothing(other)) || same(one, other)

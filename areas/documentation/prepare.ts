/** From what was sent to the whole record it makes: values, absences, notes and own fields together, with every fault. Pure. */
import { type FieldDefinition, mergeOwnFields } from './own-fields.ts'
import type { NewRecord, RecordChange } from './record-input.ts'
import { fieldOf, openFields } from './record-kinds/all.ts'
import type { Kind } from './record-kinds/declaration.ts'
import { impossibleDates, mergeAbsences, missingParts, type Remark, type Values } from './rules.ts'

/** A record as it stands or will stand; `extra` as it is stored. */
export type Content = {
  readonly values: Values
  readonly states: Values
  readonly notes: Values
  readonly extra: Readonly<Record<string, readonly unknown[]>>
}

export type Conditions = {
  /** The day of the request, `YYYY-MM-DD`. */
  readonly today: string
  readonly daysSealed: boolean
  readonly definitions: readonly FieldDefinition[]
}

export type Prepared = Content & {
  /** The fields whose values were sent or emptied: what has to be looked up. */
  readonly touched: ReadonlySet<string>
  readonly faults: readonly Remark[]
}

/** A record without any value: where a new one starts from. */
export function emptyContent(kind: Kind): Content {
  const values = openFields(kind).map((field) => {
    const first = field.type === 'state' ? (field.states?.[0]?.value ?? null) : null
    return [field.key, field.repeatable === true || field.type === 'rows' ? [] : first]
  })
  return { values: Object.fromEntries(values), states: {}, notes: {}, extra: {} }
}

/** A new record (`current` empty, `whole`) or a changed one, with all that is wrong with it. */
export function prepare(
  kind: Kind,
  current: Content,
  sent: NewRecord | RecordChange,
  conditions: Conditions,
  { whole }: { readonly whole: boolean },
): Prepared {
  const {
    states,
    values: changed,
    faults,
  } = mergeAbsences(
    kind,
    { values: current.values, states: current.states },
    { values: defined(sent.fields ?? {}), states: defined(sent.states ?? {}) },
  )
  const values = {
    ...current.values,
    ...Object.fromEntries(Object.entries(changed).map(([key, value]) => [key, emptied(kind, key, value)])),
  }
  const own = mergeOwnFields(conditions.definitions, current.extra, sent.extra ?? {}, { whole })
  const noted = mergeNotes(current.notes, defined(sent.notes ?? {}), values)
  return {
    values,
    states,
    notes: noted.notes,
    extra: own.extra,
    touched: new Set(Object.keys(changed)),
    faults: [
      ...faults,
      ...impossibleDates(kind, values, conditions),
      ...missingParts(kind, values, states),
      ...own.faults,
      ...noted.faults,
    ],
  }
}

const defined = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

/** An emptied list is an empty one; an emptied value is null. */
const emptied = (kind: Kind, key: string, value: unknown) => {
  const field = fieldOf(kind, key)
  return value === null && (field?.repeatable === true || field?.type === 'rows') ? [] : value
}

type Note = { readonly term_id?: string; readonly text: string }

/** Notes stay with their terms: one whose term is no longer chosen goes with it, and one on a term that is not chosen is refused. */
function mergeNotes(current: Values, sent: Values, values: Values) {
  const chosen = (key: string): readonly unknown[] => {
    const value = values[key]
    return value === null || value === undefined ? [] : Array.isArray(value) ? value : [value]
  }
  const fits = (key: string, { term_id }: Note) =>
    chosen(key).length > 0 && (term_id === undefined || chosen(key).includes(term_id))
  const faults = Object.entries(sent).flatMap(([key, notes]) =>
    ((notes ?? []) as readonly Note[]).flatMap((note, index) =>
      fits(key, note) ? [] : [{ pointer: `/notes/${key}/${index}`, code: 'note.without-value' }],
    ),
  )
  const all = Object.entries({ ...current, ...sent }).flatMap(([key, notes]) => {
    const kept = ((notes ?? []) as readonly Note[]).filter((note) => fits(key, note))
    return kept.length === 0 ? [] : [[key, kept]]
  })
  return { notes: Object.fromEntries(all) as Values, faults }
}

/** Fields that an institution defines for itself: how their values are checked, stored and shown. Pure. */
import { z } from 'zod'
import { type LText, text } from '../../foundation/language/index.ts'
import type { NamedId } from './ids-of.ts'
import { Place } from './place.ts'
import type { Kind } from './record-kinds/declaration.ts'
import type { Remark } from './rules.ts'
import { spanOfUncertain, UncertainDate } from './uncertain-date.ts'

export const ownFieldTypes = [
  'text',
  'long',
  'int',
  'decimal',
  'bool',
  'udate',
  'place',
  'code',
  'ref',
  'evidence',
] as const

export type FieldDefinition = {
  readonly id: string
  readonly version: number
  readonly kind: Kind
  readonly key: string
  readonly label: LText
  readonly help: LText
  readonly type: (typeof ownFieldTypes)[number]
  readonly vocabulary_key: string | null
  readonly target_kind: Kind | null
  readonly class: 'I' | 'X'
  readonly repeatable: boolean
  readonly required: boolean
  readonly position: number
  readonly retired_on: string | null
}

const schemas: Readonly<Record<FieldDefinition['type'], z.ZodType>> = {
  text: text({ max: 500 }),
  long: text({ max: 20_000 }),
  int: z.int(),
  decimal: z.number(),
  bool: z.boolean(),
  udate: UncertainDate,
  place: Place,
  code: z.uuid(),
  ref: z.uuid(),
  evidence: z.uuid(),
}

type Stored = Readonly<Record<string, readonly unknown[]>>

/**
 * Puts sent values beside those that stand. Refuses an unknown or retired key, a sealed one, a value of another type, several where one
 * is meant; with `whole`, a required one that is missing. Dates are stored with the days they span, so that SQL compares them.
 */
export function mergeOwnFields(
  definitions: readonly FieldDefinition[],
  current: Stored,
  sent: Readonly<Record<string, unknown>>,
  { whole }: { readonly whole: boolean },
): { readonly extra: Stored; readonly faults: readonly Remark[] } {
  const extra: Record<string, readonly unknown[]> = { ...current }
  const faults: Remark[] = []
  for (const [key, value] of Object.entries(sent)) {
    const pointer = `/extra/${key}`
    const definition = definitions.find((one) => one.key === key && one.retired_on === null)
    if (definition === undefined) faults.push({ pointer, code: 'field.unknown' })
    else if (definition.class === 'X') faults.push({ pointer, code: 'field.sealed' })
    else {
      const values = value === null ? [] : Array.isArray(value) ? value : [value]
      const read = values.map((one) => schemas[definition.type].safeParse(one))
      if (values.length > 1 && !definition.repeatable) faults.push({ pointer, code: 'field.too-many' })
      else if (read.some(({ success }) => !success)) faults.push({ pointer, code: 'field.wrong' })
      else if (values.length === 0) delete extra[key]
      else extra[key] = read.map(({ data }) => stored(definition, data))
    }
  }
  const missing = whole
    ? definitions.filter((one) => one.required && one.retired_on === null && extra[one.key] === undefined)
    : definitions.filter((one) => one.required && one.retired_on === null && sent[one.key] === null)
  return {
    extra,
    faults: [...faults, ...missing.map(({ key }) => ({ pointer: `/extra/${key}`, code: 'field.required' }))],
  }
}

const stored = (definition: FieldDefinition, value: unknown) =>
  definition.type === 'udate' ? { ...(value as UncertainDate), ...spanOfUncertain(value as UncertainDate) } : value

/** Stored values as they are sent out: one, or a list where the definition says so; retired ones stay readable. */
export function shownOwnFields(definitions: readonly FieldDefinition[], extra: Stored): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(extra).flatMap(([key, values]) => {
      const definition = definitions.find((one) => one.key === key)
      if (definition === undefined || definition.class === 'X') return []
      const shown = values.map((value) => {
        if (definition.type !== 'udate') return value
        const { first: _, last: __, ...date } = value as Record<string, unknown>
        return date
      })
      return [[key, definition.repeatable ? shown : (shown[0] ?? null)]]
    }),
  )
}

/** Ids in values of own fields that have to be looked up: terms, records, areas. */
export function idsOfOwnFields(
  definitions: readonly FieldDefinition[],
  extra: Stored,
  keys: readonly string[],
): readonly NamedId[] {
  return definitions.flatMap(({ key, type, vocabulary_key, target_kind }): readonly NamedId[] => {
    const pointer = `/extra/${key}`
    const values = keys.includes(key) ? (extra[key] ?? []) : []
    if (type === 'code')
      return values.map((id) => ({ pointer, id: String(id), of: 'term', list: vocabulary_key ?? '' }))
    if (type === 'ref' && target_kind !== null)
      return values.map((id) => ({ pointer, id: String(id), of: 'record', to: [target_kind] }))
    if (type === 'evidence') return values.map((id) => ({ pointer, id: String(id), of: 'file' }))
    if (type !== 'place') return []
    const areas = values.map((value) => (value as Partial<Place>).area_id)
    return areas.flatMap((id) => (id === undefined ? [] : [{ pointer, id, of: 'area' as const }]))
  })
}

/** Between a record's fields and the columns of its table: the one place that knows how each type is stored. */
import type { Place } from './place.ts'
import { openFields, recordKinds } from './record-kinds/all.ts'
import type { DataClass, Field, Kind } from './record-kinds/declaration.ts'
import { dateColumns, dateFromColumns, type UncertainDate } from './uncertain-date.ts'

type Row = Readonly<Record<string, unknown>>

/** Columns that every record table has beside those of its fields and those of `app.make_record()`. */
export const baseColumns = [
  'case_id',
  'code',
  'codes',
  'refs',
  'states',
  'notes',
  'extra',
  'provenance',
  'change_reason',
] as const

/** Where the values of a field stand: in columns of their own, in `codes` (coded, several) or in `refs` (links, several). */
export function homeOf(field: Field): 'columns' | 'codes' | 'refs' {
  if (field.type === 'code' && field.repeatable === true) return 'codes'
  const linked = field.type === 'ref' || field.type === 'area' || field.type === 'user'
  return linked && (field.repeatable === true || (field.to?.length ?? 1) > 1) ? 'refs' : 'columns'
}

const isId = ({ type }: Field) => type === 'code' || type === 'ref' || type === 'area' || type === 'user'
const placeParts = ['area_id', 'latitude', 'longitude', 'radius_m', 'precision', 'named', 'location_type_id'] as const
const dateParts = ['', '_first', '_last', '_approximate', '_calendar_as_told', '_as_told', '_hijri_manual'] as const

/** The columns of a field; none for one whose values stand in `codes` or `refs`, none for a sealed one. */
export function columnsOf(field: Field): readonly string[] {
  const { key } = field
  if (field.class === 'X' || homeOf(field) !== 'columns') return []
  if (isId(field)) return [`${key}_id`]
  if (field.type === 'udate') return dateParts.map((part) => `${key}${part}`)
  if (field.type === 'range') return [`${key}_min`, `${key}_max`]
  if (field.type === 'place') return placeParts.map((part) => `${key}_${part}`)
  return [key]
}

/** The values of a field as columns, all null for null. For fields with columns of their own. */
export function toColumns(field: Field, value: unknown): Row {
  const { key } = field
  if (isId(field)) return { [`${key}_id`]: value ?? null }
  if (field.type === 'udate') return dateColumns(key, (value ?? null) as UncertainDate | null)
  if (field.type === 'range') {
    const { min = null, max = null } = (value ?? {}) as { readonly min?: number | null; readonly max?: number | null }
    return { [`${key}_min`]: min, [`${key}_max`]: max }
  }
  if (field.type === 'place') {
    const place = (value ?? {}) as Partial<Place>
    return Object.fromEntries(placeParts.map((part) => [`${key}_${part}`, place[part] ?? null]))
  }
  if (Array.isArray(value) && value.length === 0) return { [key]: null }
  return { [key]: value ?? null }
}

/** The value of a field in a row of its table; null when there is none, an empty list for several. */
export function fromRow(field: Field, row: Row): unknown {
  const { key } = field
  const home = homeOf(field)
  if (home !== 'columns') {
    const held = (row[home] as Readonly<Record<string, unknown>> | null | undefined)?.[key]
    return held ?? (field.repeatable === true ? [] : null)
  }
  if (isId(field)) return row[`${key}_id`] ?? null
  if (field.type === 'udate') return dateFromColumns(key, row)
  if (field.type === 'range') {
    const [min, max] = [row[`${key}_min`] ?? null, row[`${key}_max`] ?? null]
    return min === null && max === null ? null : { min, max }
  }
  if (field.type === 'place') {
    const parts = placeParts.flatMap((part) => {
      const found = row[`${key}_${part}`]
      return found === null || found === undefined ? [] : [[part, found]]
    })
    return parts.length === 0 ? null : Object.fromEntries(parts)
  }
  return row[key] ?? (field.repeatable === true || field.type === 'rows' ? [] : null)
}

/** All open values of a row, by the keys of its fields. */
export const valuesOf = (kind: Kind, row: Row): Record<string, unknown> =>
  Object.fromEntries(openFields(kind).map((field) => [field.key, fromRow(field, row)]))

/** The field that a column belongs to; undefined for a base column. */
export const fieldOfColumn = (kind: Kind, column: string): Field | undefined =>
  openFields(kind).find((field) => columnsOf(field).includes(column))

/** The data class of every column of every table of records, from the declarations. */
export const recordColumns: Readonly<Record<string, Readonly<Record<string, DataClass>>>> = Object.fromEntries(
  Object.values(recordKinds).map(({ table, fields }) => [
    table,
    Object.fromEntries([
      ...baseColumns.map((column) => [column, 'I']),
      ...fields.flatMap((field) => columnsOf(field).map((column) => [column, field.class])),
    ]),
  ]),
)

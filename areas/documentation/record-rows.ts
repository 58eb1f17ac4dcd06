/** Between a row of a table of records and the record that it holds. Pure. */
import type { Actor } from '../../foundation/database/index.ts'
import { columnsOf, homeOf, toColumns, valuesOf } from './columns.ts'
import type { Content } from './prepare.ts'
import { openFields } from './record-kinds/all.ts'
import type { Kind } from './record-kinds/declaration.ts'

/** A row of any table of records, as the database gives it. */
export type RecordRow = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly version: number
  readonly institution_id: string
  readonly case_id: string
  readonly code: string
  readonly created_at: string
  readonly created_by: string
  readonly updated_at: string
  readonly updated_by: string
  readonly deleted_at: string | null
  readonly change_reason: string | null
}

type Held = Readonly<Record<string, unknown>>

export const contentOf = (kind: Kind, row: RecordRow): Content => ({
  values: valuesOf(kind, row),
  states: row.states as Held,
  notes: row.notes as Held,
  extra: row.extra as Content['extra'],
})

/** The open fields of a kind that this person may see: what names somebody is for those who may read names. */
export const fieldsFor = ({ capabilities }: Pick<Actor, 'capabilities'>, kind: Kind) =>
  openFields(kind).filter(({ names }) => names !== true || capabilities.has('names.read'))

/** A row as this person may see it: what names somebody is null for those who may not read names. */
export function rowFor(actor: Pick<Actor, 'capabilities'>, kind: Kind, row: RecordRow): RecordRow {
  if (actor.capabilities.has('names.read')) return row
  const columns = openFields(kind).flatMap((field) => (field.names === true ? columnsOf(field) : []))
  return columns.length === 0 ? row : { ...row, ...Object.fromEntries(columns.map((column) => [column, null])) }
}

/** The columns that hold a record's content: every one of its fields, or those of `keys` alone. */
export function columnsOfContent(kind: Kind, content: Content, keys?: ReadonlySet<string>): Held {
  const fields = openFields(kind)
  const inColumns = fields.filter((field) => homeOf(field) === 'columns' && (keys === undefined || keys.has(field.key)))
  const held = (home: 'codes' | 'refs') =>
    Object.fromEntries(
      fields.flatMap((field) => {
        const value = content.values[field.key]
        const ids = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]
        return homeOf(field) === home && ids.length > 0 ? [[field.key, ids]] : []
      }),
    )
  return {
    ...Object.assign({}, ...inColumns.map((field) => toColumns(field, content.values[field.key]))),
    codes: held('codes'),
    refs: held('refs'),
    states: content.states,
    notes: content.notes,
    extra: content.extra,
  }
}

/** Every column that an insert writes, in one order for all rows. */
export const insertColumns = (kind: Kind): readonly string[] => [
  'id',
  'case_id',
  'code',
  'codes',
  'refs',
  'states',
  'notes',
  'extra',
  'provenance',
  'change_reason',
  ...openFields(kind).flatMap(columnsOf),
]

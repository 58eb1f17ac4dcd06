/** The history of records: append-only changes of columns read as changes of fields, and a record as it was at a version. */
import { sql } from 'kysely'
import type { Tx } from '../../foundation/database/index.ts'
import { columnsOf, fieldOfColumn } from './columns.ts'
import { openFields, recordKinds } from './record-kinds/all.ts'
import type { Kind } from './record-kinds/declaration.ts'
import { insertColumns } from './record-rows.ts'

type Entry = {
  readonly version: number
  readonly field: string
  readonly old_value: unknown
  readonly new_value: unknown
  readonly at: string
  readonly by: string
}
type Held = Readonly<Record<string, unknown>>
export type FieldChange = { readonly field: string; readonly old_value: unknown; readonly new_value: unknown }
export type VersionOf = {
  readonly version: number
  readonly at: string
  readonly by: string
  readonly changes: readonly FieldChange[]
}

/** Versions of a record, newest first, `before` one when given; whole versions, at most `limit`, and one more if there is. */
export async function versionsOf(
  tx: Tx,
  kind: Kind,
  { id, before, limit }: { readonly id: string; readonly before?: number | undefined; readonly limit: number },
): Promise<readonly VersionOf[]> {
  const entries = await entriesOf(
    tx,
    kind,
    id,
    sql`version in (
    select distinct version from ${sql.table(`${recordKinds[kind].table}_history`)}
    where record_id = ${id} and version < ${before ?? 2_147_483_647} order by version desc limit ${limit + 1})`,
  )
  return [...Map.groupBy(entries, ({ version }) => version)].map(([version, of]) => ({
    version,
    at: of[0]?.at ?? '',
    by: of[0]?.by ?? '',
    changes: changesOf(kind, of),
  }))
}

async function entriesOf(tx: Tx, kind: Kind, id: string, condition: ReturnType<typeof sql>): Promise<readonly Entry[]> {
  const { rows } = await sql<Entry>`
    select version, field, old_value, new_value, changed_at as at, changed_by as by
    from ${sql.table(`${recordKinds[kind].table}_history`)} where record_id = ${id} and ${condition}
    order by version desc, field`.execute(tx)
  return rows
}

/** Columns that only repeat another one, for comparing and sorting. */
const isDerived = (column: string) => /_(first|last)$/.test(column)
const several = ['codes', 'refs', 'states', 'notes', 'extra']

function changesOf(kind: Kind, entries: readonly Entry[]): readonly FieldChange[] {
  const held = entries.flatMap((entry) => (several.includes(entry.field) ? partsOf(entry) : []))
  const own = entries.filter(({ field }) => !several.includes(field) && !isDerivedOf(kind, field))
  const grouped = Map.groupBy(own, ({ field }) => fieldOfColumn(kind, field)?.key ?? field)
  const columns = [...grouped].map(([field, of]) => {
    const [first] = of
    if (of.length === 1 && first !== undefined && isWhole(kind, field))
      return { field, old_value: first.old_value, new_value: first.new_value }
    const side = (of_: 'old_value' | 'new_value') =>
      Object.fromEntries(of.map((entry) => [partOf(field, entry.field), entry[of_]]))
    return { field, old_value: side('old_value'), new_value: side('new_value') }
  })
  return [...columns, ...held].toSorted((a, b) => (a.field < b.field ? -1 : 1))
}

const isDerivedOf = (kind: Kind, column: string) => isDerived(column) && fieldOfColumn(kind, column)?.type === 'udate'
const isWhole = (kind: Kind, key: string) => {
  const field = openFields(kind).find((one) => one.key === key)
  return field === undefined || columnsOf(field).length <= 1
}
const partOf = (key: string, column: string) => (column === key ? 'value' : column.slice(key.length + 1))

/** Each key of a column that holds several fields, where it changed. `states.start` is what was said about the field `start`. */
function partsOf({ field: home, old_value, new_value }: Entry): readonly FieldChange[] {
  const [was, is] = [(old_value ?? {}) as Held, (new_value ?? {}) as Held]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]))
    .map((key) => ({
      field: home === 'codes' || home === 'refs' ? key : `${home}.${key}`,
      old_value: was[key] ?? null,
      new_value: is[key] ?? null,
    }))
}

/** Columns of these are moved by their own acts, never by taking back a version. */
const kept = new Set(['id', 'case_id', 'provenance', 'change_reason', 'identity_policy', 'legal_hold'])

/** The columns that differ from now, as they were at `version`; undefined when there was no such version. */
export async function columnsAt(
  tx: Tx,
  kind: Kind,
  { id, version, now }: { readonly id: string; readonly version: number; readonly now: number },
): Promise<Held | undefined> {
  if (version < 1 || version >= now) return undefined
  const entries = await entriesOf(tx, kind, id, sql`version > ${version}`)
  const states = new Set(openFields(kind).flatMap((field) => (field.type === 'state' ? [field.key] : [])))
  const allowed = new Set(insertColumns(kind).filter((column) => !kept.has(column) && !states.has(column)))
  const columns: Record<string, unknown> = {}
  // newest first: the oldest change after the version has the last word
  for (const { field, old_value } of entries) if (allowed.has(field)) columns[field] = old_value
  return columns
}

/** What every record table shares: a write under optimistic locking, and the field history. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from './model.ts'
import type { Tx } from './transactions.ts'

export type WriteOutcome<Row> =
  | { readonly status: 'written'; readonly row: Row }
  | { readonly status: 'changed'; readonly row: Row }
  | { readonly status: 'missing' }

/**
 * Updates one record if it still has `version`, and returns it with its new version. `changed`: someone wrote before, `row` is what
 * stands there now. `missing`: no such record, or none this actor may read or change. An empty patch writes nothing.
 */
export async function updateRecord<Row extends { readonly version: number }>(
  tx: Tx,
  {
    table,
    id,
    version,
    patch,
  }: {
    readonly table: string
    readonly id: string
    readonly version: number
    readonly patch: Readonly<Record<string, unknown>>
  },
): Promise<WriteOutcome<Row>> {
  const target = sql.table(table)
  const current = sql<Row>`select * from ${target} where id = ${id}`
  const sets = Object.entries(patch)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => sql`${sql.ref(field)} = ${value}`)
  const db = tx as Kysely<Tables>
  if (sets.length > 0) {
    const { rows } =
      await sql<Row>`update ${target} set ${sql.join(sets)} where id = ${id} and version = ${version} returning *`.execute(
        db,
      )
    if (rows[0] !== undefined) return { status: 'written', row: rows[0] }
  }
  const { rows } = await current.execute(db)
  if (rows[0] === undefined) return { status: 'missing' }
  return { status: sets.length === 0 && rows[0].version === version ? 'written' : 'changed', row: rows[0] }
}

export type HistoryEntry = {
  readonly id: string
  readonly version: number
  readonly field: string
  readonly old_value: unknown
  readonly new_value: unknown
  readonly at: string
  readonly by: string
}

/** Changes of one record, newest first, `before` a version when given; one entry a changed field. */
export async function historyOf(
  tx: Tx,
  {
    table,
    id,
    before,
    limit,
  }: { readonly table: string; readonly id: string; readonly before?: number | undefined; readonly limit: number },
): Promise<readonly HistoryEntry[]> {
  const { rows } = await sql<HistoryEntry>`
    select id, version, field, old_value, new_value, changed_at as at, changed_by as by from ${sql.table(`${table}_history`)}
    where record_id = ${id} and version < ${before ?? 2147483647}
    order by version desc, field limit ${limit}
  `.execute(tx)
  return rows
}

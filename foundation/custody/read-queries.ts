/** SQL for readers of the log, under their row security. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../database/index.ts'
import { type EntryRow, entryColumns } from './check.ts'

export type EntryFilter = {
  readonly type?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly object_kind?: string | undefined
  readonly object_id?: string | undefined
  readonly actor?: string | undefined
}

export type ReadEntry = EntryRow & {
  readonly object_kind: string | null
  readonly object_id: string | null
  readonly actor: string | null
  readonly detail: string | null
}

const opened = sql.raw('o.object_kind, o.object_id, o.actor, o.detail')

/** Entries that match, newest first, `limit + 1` of them, from before the entry `before`. */
export async function listEntries(
  tx: Tx,
  filter: EntryFilter,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<readonly ReadEntry[]> {
  const wheres: RawBuilder<unknown>[] = [sql`true`]
  if (before !== undefined) wheres.push(sql`e.seq < ${before}`)
  if (filter.type !== undefined) wheres.push(sql`e.type = ${filter.type}`)
  if (filter.from !== undefined) wheres.push(sql`e.at >= ${filter.from}::date::timestamp at time zone 'UTC'`)
  if (filter.to !== undefined) wheres.push(sql`e.at < (${filter.to}::date + 1)::timestamp at time zone 'UTC'`)
  if (filter.object_kind !== undefined) wheres.push(sql`o.object_kind = ${filter.object_kind}`)
  if (filter.object_id !== undefined) wheres.push(sql`o.object_id = ${filter.object_id}`)
  if (filter.actor !== undefined) wheres.push(sql`o.actor = ${filter.actor}`)
  const { rows } = await sql<ReadEntry>`
    select ${entryColumns}, ${opened} from custody_entry e left join custody_opening o using (id)
    where ${sql.join(wheres, sql` and `)} order by e.seq desc limit ${limit + 1}`.execute(tx)
  return rows
}

/** One entry, or undefined when there is none or the reader may not read the log. */
export async function findEntry(tx: Tx, seq: number): Promise<ReadEntry | undefined> {
  const { rows } = await sql<ReadEntry>`
    select ${entryColumns}, ${opened} from custody_entry e left join custody_opening o using (id) where e.seq = ${seq}`.execute(
    tx,
  )
  return rows[0]
}

/** The numbers of the entries before and after this one about the same object. */
export async function neighbours(tx: Tx, entry: ReadEntry): Promise<{ previous: number | null; next: number | null }> {
  if (entry.object_kind === null) return { previous: null, next: null }
  const { rows } = await sql<{ previous: number | null; next: number | null }>`
    select max(e.seq) filter (where e.seq < ${entry.seq}) as previous, min(e.seq) filter (where e.seq > ${entry.seq}) as next
    from custody_opening o join custody_entry e using (id)
    where o.object_kind = ${entry.object_kind} and o.object_id = ${entry.object_id}`.execute(tx)
  return rows[0] ?? { previous: null, next: null }
}

/** How the entries of an object end among the first `size` entries of the log; undefined when there are none. */
export async function chainAt(
  tx: Tx,
  object: { readonly kind: string; readonly id: string },
  size: number,
): Promise<{ readonly entries: number; readonly last_seq: number; readonly last_hash: Buffer } | undefined> {
  const { rows } = await sql<{ entries: number; last_seq: number; last_hash: Buffer }>`
    select count(*) over () as entries, e.seq as last_seq, e.leaf_hash as last_hash
    from custody_opening o join custody_entry e using (id)
    where o.object_kind = ${object.kind} and o.object_id = ${object.id} and e.seq < ${size}
    order by e.seq desc limit 1`.execute(tx)
  return rows[0]
}

/** SQL of saved searches and of what was newly found for their owners. */
import { type ColumnType, type Kysely, sql } from 'kysely'
import { recordEvent } from '../custody/index.ts'
import {
  type RecordColumns,
  type RestorableColumns,
  type Tables,
  type Tx,
  updateRecord,
  type WriteOutcome,
} from '../database/index.ts'
import type { SavedSearch, SearchQuery } from './model.ts'

declare module '../database/index.ts' {
  interface Tables {
    readonly saved_search: RecordColumns &
      RestorableColumns & {
        readonly person_id: ColumnType<string, string, never>
        readonly name: string
        readonly query: ColumnType<SearchQuery, string, string>
        readonly alert: boolean
      }
    readonly saved_search_find: {
      readonly saved_search_id: string
      readonly record_id: string
      readonly found_at: string
      readonly seen_at: ColumnType<string | null, string | null, string | null>
    }
  }
}

/** The searches that the actor keeps, by name. */
export async function listSaved(tx: Tx): Promise<readonly SavedSearch[]> {
  const { rows } = await sql<SavedSearch>`
    select s.id, s.version, s.name, s.query, s.alert, s.created_at, (select count(*)::integer from saved_search_find f
      where f.saved_search_id = s.id and f.seen_at is null) as unseen
    from saved_search s where s.deleted_at is null order by s.name, s.id
  `.execute(tx)
  return rows
}

/** One of them; undefined for one that is not the actor's. */
export async function findSaved(tx: Tx, id: string): Promise<SavedSearch | undefined> {
  return (await listSaved(tx)).find((one) => one.id === id)
}

/** Keeps a search for the actor. */
export async function saveSearch(
  tx: Tx,
  { person_id, name, query, alert }: Pick<SavedSearch, 'name' | 'query' | 'alert'> & { readonly person_id: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('saved_search')
    .values({ person_id, name, query: JSON.stringify(query), alert })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordEvent(tx, { type: 'search.saved', object: { kind: 'saved-search', id }, detail: { alert } })
  return id
}

/** Changes a kept search, or gives it up with `deleted_at`. */
export async function changeSaved(
  tx: Tx,
  {
    id,
    version,
    patch,
  }: { readonly id: string; readonly version: number; readonly patch: Readonly<Record<string, unknown>> },
): Promise<WriteOutcome<{ readonly version: number }>> {
  const { query, ...rest } = patch
  const outcome = await updateRecord<{ readonly version: number }>(tx, {
    table: 'saved_search',
    id,
    version,
    patch: { ...rest, ...(query === undefined ? {} : { query: JSON.stringify(query) }) },
  })
  if (outcome.status === 'written')
    await recordEvent(tx, {
      type: 'deleted_at' in patch ? 'search.given-up' : 'search.changed',
      object: { kind: 'saved-search', id },
      detail: { fields: Object.keys(patch) },
    })
  return outcome
}

export type FindRow = { readonly record_id: string; readonly found_at: string; readonly seen: boolean }

/** New matches of a search, newest first, `after` a place in that order. */
export async function findsOf(
  tx: Tx,
  {
    id,
    after,
    limit,
  }: { readonly id: string; readonly after: readonly [string, string] | undefined; readonly limit: number },
): Promise<readonly FindRow[]> {
  const beyond =
    after === undefined ? sql`true` : sql`(found_at, record_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
  const { rows } = await sql<FindRow>`
    select record_id, found_at, seen_at is not null as seen from saved_search_find
    where saved_search_id = ${id} and ${beyond} order by found_at desc, record_id desc limit ${limit}
  `.execute(tx)
  return rows
}

/** The actor has looked at what was newly found. */
export async function markSeen(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update saved_search_find set seen_at = ${at} where saved_search_id = ${id} and seen_at is null`.execute(
    tx as Kysely<Tables>,
  )
}

/** Searches whose owners are to be told, as a job sees them. */
export async function searchesWithAlert(
  tx: Tx,
): Promise<readonly { readonly id: string; readonly query: SearchQuery; readonly since: string }[]> {
  const { rows } = await sql<{ readonly id: string; readonly query: SearchQuery; readonly since: string }>`
    select s.id, s.query, greatest(coalesce(r.looked_at, s.created_at), s.updated_at) as since
    from saved_search s left join saved_search_run r on r.saved_search_id = s.id
    where s.alert and s.deleted_at is null order by s.id
  `.execute(tx)
  return rows
}

/** Goes on as the owner of the search; false when there is nobody to look for. */
export async function enterAsOwner(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ entered: boolean }>`select app.enter_saved_search(${id}) as entered`.execute(tx)
  return rows[0]?.entered === true
}

/** Keeps what was newly found, each record once, and until when was looked. Answers how many are new. */
export async function keepFinds(
  tx: Tx,
  { id, found, at }: { readonly id: string; readonly found: readonly string[]; readonly at: Date },
): Promise<number> {
  const kept = await sql`
    insert into saved_search_find (saved_search_id, record_id, found_at) select ${id}, unnest(${found}::uuid[]), ${at} on conflict do nothing
  `.execute(tx as Kysely<Tables>)
  await sql`
    insert into saved_search_run (saved_search_id, looked_at) values (${id}, ${at})
    on conflict (saved_search_id) do update set looked_at = excluded.looked_at
  `.execute(tx as Kysely<Tables>)
  return Number(kept.numAffectedRows ?? 0n)
}

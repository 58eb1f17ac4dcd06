/** Takes an import back: what it made is deleted softly, what it changed gets its former values; what others have changed or linked since stays. */
import { sql } from 'kysely'
import { recordEvents } from '../../../../foundation/custody/index.ts'
import type { Tx } from '../../../../foundation/database/index.ts'
import { removeRecords } from '../../../../foundation/search/server.ts'
import { baseColumns, columnsOf, homeOf, type Kind, kinds, openFields, recordKinds } from '../../index.ts'
import { objectOf, putInIndex, type RecordRow } from '../../server.ts'
import type { ImportParts } from './run-import.ts'
import { changeRun, findRun } from './run-queries.ts'

const CHUNK = 1000

type Taken = { readonly id: string; readonly made: number }

/** Withdraws a run that has ended. Records hang on each other, so the last made go first. Repeatable: what is gone is not touched again. */
export async function withdrawImport({ inTransaction }: ImportParts, runId: string): Promise<boolean> {
  const ended = new Set(['completed', 'completed_with_errors', 'cancelled'])
  const run = await inTransaction((tx) => findRun(tx, runId))
  if (run === undefined || !ended.has(run.state)) return false
  const parts = (run.mapping?.parts ?? []).map(({ kind }) => kind as Kind)
  for (const kind of [...new Set(parts.toReversed())])
    for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
      const last = await inTransaction(async (tx) => {
        const chunk = await recordsOf(tx, runId, kind, after)
        await remove(
          tx,
          kind,
          chunk.filter(({ outcome }) => outcome === 'created'),
        )
        await restore(
          tx,
          kind,
          chunk.filter(({ outcome }) => outcome === 'updated'),
        )
        return chunk.at(-1)?.id
      })
      if (last === undefined) break
      after = last
    }
  return await inTransaction(async (tx) => {
    const locked = await findRun(tx, runId, { lock: true })
    if (locked === undefined || !ended.has(locked.state)) return false
    const withdrawn = await countWithdrawn(tx, runId, [...new Set(parts)])
    await changeRun(tx, locked, { state: 'withdrawn', withdrawn }, withdrawn)
    return true
  })
}

async function recordsOf(tx: Tx, runId: string, kind: Kind, after: string) {
  const { rows } = await sql<Taken & { outcome: 'created' | 'updated' }>`
    select record_id as id, made, outcome from import_record
    where run_id = ${runId} and kind = ${kind} and record_id > ${after}::uuid order by record_id limit ${CHUNK}`.execute(
    tx,
  )
  return rows
}

const arrays = (taken: readonly Taken[]) =>
  sql`unnest(${taken.map(({ id }) => id)}::uuid[], ${taken.map(({ made }) => made)}::int[]) as taken(id, made)`

/** Every column by which records point at one of this kind. */
function pointersTo(kind: Kind) {
  return kinds.flatMap((from) =>
    openFields(from)
      .filter((field) => field.type === 'ref' && homeOf(field) === 'columns' && field.to?.includes(kind) === true)
      .flatMap((field) => columnsOf(field).map((column) => ({ table: recordKinds[from].table, column }))),
  )
}

async function remove(tx: Tx, kind: Kind, taken: readonly Taken[]): Promise<void> {
  if (taken.length === 0) return
  const hanging = pointersTo(kind).map(
    ({ table, column }) =>
      sql`and not exists (select from ${sql.table(table)} o where o.${sql.ref(column)} = r.id and o.deleted_at is null)`,
  )
  const { rows } = await sql<{ id: string; case_id: string }>`
    update ${sql.table(recordKinds[kind].table)} r set deleted_at = now(), change_reason = null
    from ${arrays(taken)}
    where r.id = taken.id and r.version = taken.made and r.deleted_at is null
      and not exists (select from record_ref x where x.target_id = r.id) ${sql.join(hanging, sql` `)}
    returning r.id, r.case_id`.execute(tx)
  await recordEvents(
    tx,
    rows.map(({ id, case_id }) => ({
      type: 'documentation.record-deleted',
      object: objectOf(kind, id),
      detail: { case: case_id },
    })),
  )
  await removeRecords(
    tx,
    rows.map(({ id }) => id),
  )
}

const kept = new Set(['case_id', 'code', 'provenance', 'change_reason'])

async function restore(tx: Tx, kind: Kind, taken: readonly Taken[]): Promise<void> {
  if (taken.length === 0) return
  const { table } = recordKinds[kind]
  const columns = [...baseColumns.filter((column) => !kept.has(column)), ...openFields(kind).flatMap(columnsOf)]
  const sets = columns.map((column) => sql`${sql.ref(column)} = (was.record).${sql.ref(column)}`)
  const { rows } = await sql<RecordRow>`
    update ${sql.table(table)} r set ${sql.join(sets)}, change_reason = null
    from (
      select taken.id, taken.made, jsonb_populate_record(now, h.patch) as record
      from ${arrays(taken)} join ${sql.table(table)} now on now.id = taken.id
        join lateral (select jsonb_object_agg(field, old_value) as patch from ${sql.table(`${table}_history`)}
          where record_id = taken.id and version = taken.made) h on h.patch is not null) was
    where r.id = was.id and r.version = was.made and r.deleted_at is null
    returning r.*`.execute(tx)
  await recordEvents(
    tx,
    rows.map(({ id, case_id }) => ({
      type: 'documentation.record-restored',
      object: objectOf(kind, id),
      detail: { case: case_id },
    })),
  )
  await putInIndex(tx, kind, rows)
}

async function countWithdrawn(tx: Tx, runId: string, parts: readonly Kind[]) {
  let [removed, restored, left] = [0, 0, 0]
  for (const kind of parts) {
    const { rows } = await sql<{ removed: number; restored: number; left: number }>`
      select count(*) filter (where i.outcome = 'created' and r.deleted_at is not null)::int as removed,
        count(*) filter (where i.outcome = 'updated' and r.version = i.made + 1)::int as restored,
        count(*) filter (where (i.outcome = 'created' and r.deleted_at is null) or (i.outcome = 'updated' and r.version <> i.made + 1))::int as left
      from import_record i join ${sql.table(recordKinds[kind].table)} r on r.id = i.record_id
      where i.run_id = ${runId} and i.kind = ${kind}`.execute(tx)
    const [found] = rows
    removed += found?.removed ?? 0
    restored += found?.restored ?? 0
    left += found?.left ?? 0
  }
  return { removed, restored, kept: left }
}

/** SQL of import runs: their state, their counts, what was not taken. */
import { type Kysely, sql } from 'kysely'
import { recordEvent } from '../../../../foundation/custody/index.ts'
import type { Tables, Tx } from '../../../../foundation/database/index.ts'
import type { RowFault } from '../mapping/faults.ts'
import type { Mapping } from '../mapping/mapping.ts'
import type { Counts, Findings, RunState, Withdrawn } from '../model.ts'
import type { Dialect } from '../reading/dialect.ts'

export type RunRow = {
  readonly id: string
  readonly version: number
  readonly institution_id: string
  readonly state: RunState
  readonly file_id: string
  readonly file_name: string
  readonly case_id: string | null
  readonly dialect: Dialect
  readonly header: readonly string[]
  readonly mapping: Mapping | null
  readonly findings: Findings | null
  readonly fault: string | null
  readonly withdrawn: Withdrawn | null
  readonly created_at: string
  readonly created_by: string
}

export type Progress = Counts & { readonly last_row: number }

export const noCounts: Counts = {
  rows_read: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  held: 0,
  rejected: 0,
  records: 0,
  files_named: 0,
  files_linked: 0,
}

const object = (id: string) => ({ kind: 'import', id })

export async function createRun(
  tx: Tx,
  run: {
    readonly file_id: string
    readonly file_name: string
    readonly dialect: Dialect
    readonly header: readonly string[]
  },
): Promise<RunRow> {
  const { rows } = await sql<RunRow>`
    insert into import_run (state, file_id, file_name, dialect, header)
    values ('parsed', ${run.file_id}, ${run.file_name}, ${JSON.stringify(run.dialect)}::jsonb, ${JSON.stringify(run.header)}::jsonb)
    returning *`.execute(tx as Kysely<Tables>)
  const [made] = rows
  if (made === undefined) throw new Error('Cannot make an import run as nothing was written')
  await sql`insert into import_progress (run_id) values (${made.id})`.execute(tx)
  await recordEvent(tx, { type: 'documentation.import-begun', object: object(made.id), detail: { file: run.file_id } })
  return made
}

/** The run, or undefined when there is none that the actor may see; `lock` keeps others from moving it until the transaction ends. */
export async function findRun(
  tx: Tx,
  id: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<RunRow | undefined> {
  const { rows } =
    await sql<RunRow>`select * from import_run where id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx)
  return rows[0]
}

/** Runs that the actor may see, newest first. */
export async function listRuns(
  tx: Tx,
  { limit, after }: { readonly limit: number; readonly after: readonly [string, string] | undefined },
): Promise<readonly RunRow[]> {
  const from = after === undefined ? sql`true` : sql`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
  const { rows } =
    await sql<RunRow>`select * from import_run where ${from} order by created_at desc, id desc limit ${limit + 1}`.execute(
      tx,
    )
  return rows
}

const MOST_ALIKE = 10

/** Mapped runs of tables with the same headings, newest first. */
export async function runsAlike(tx: Tx, { id, header }: RunRow): Promise<readonly RunRow[]> {
  const { rows } = await sql<RunRow>`
    select * from import_run where header = ${JSON.stringify(header)}::jsonb and mapping is not null and id <> ${id}
    order by created_at desc, id limit ${MOST_ALIKE}`.execute(tx)
  return rows
}

export async function progressOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Progress>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<
    Progress & { run_id: string }
  >`select * from import_progress where run_id = any(${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ run_id, ...progress }) => [run_id, progress]))
}

type Change = {
  readonly state: RunState
  readonly case_id?: string
  readonly dialect?: Dialect
  readonly header?: readonly string[]
  readonly mapping?: Mapping
  readonly findings?: Findings | null
  readonly fault?: string | null
  readonly withdrawn?: Withdrawn
}

const json = new Set(['dialect', 'header', 'mapping', 'findings', 'withdrawn'])
const eventOf: Partial<
  Record<RunState, 'documentation.import-ended' | 'documentation.import-withdrawn' | 'documentation.import-moved'>
> = {
  completed: 'documentation.import-ended',
  completed_with_errors: 'documentation.import-ended',
  cancelled: 'documentation.import-ended',
  withdrawn: 'documentation.import-withdrawn',
}

/** Moves a run, with what else changes. The caller holds its lock and has asked whether it may. */
export async function changeRun(
  tx: Tx,
  run: Pick<RunRow, 'id'>,
  change: Change,
  detail: Readonly<Record<string, string | number>> = {},
): Promise<RunRow> {
  const sets = Object.entries(change).map(([key, value]) =>
    json.has(key)
      ? sql`${sql.ref(key)} = ${value === null ? null : JSON.stringify(value)}::jsonb`
      : sql`${sql.ref(key)} = ${value}`,
  )
  const { rows } = await sql<RunRow>`update import_run set ${sql.join(sets)} where id = ${run.id} returning *`.execute(
    tx,
  )
  const [changed] = rows
  if (changed === undefined) throw new Error('Cannot change an import run that is not there')
  await recordEvent(tx, {
    type: eventOf[change.state] ?? 'documentation.import-moved',
    object: object(run.id),
    detail: { ...detail, state: change.state },
  })
  return changed
}

export type Rejection = {
  readonly row: number
  readonly outcome: 'rejected' | 'held'
  readonly faults: readonly RowFault[]
}

/** Keeps why rows were not taken: headings and codes, never values. */
export async function keepRejections(tx: Tx, runId: string, rejections: readonly Rejection[]): Promise<void> {
  const rows = rejections.flatMap(({ row, outcome, faults }) =>
    faults.slice(0, MOST_FAULTS).map(({ column, code }, ordinal) => ({
      run_id: runId,
      row_number: row,
      ordinal,
      outcome,
      column_name: column,
      code,
    })),
  )
  if (rows.length === 0) return
  await sql`insert into import_rejection select * from jsonb_populate_recordset(null::import_rejection, ${JSON.stringify(rows)}::jsonb)`.execute(
    tx,
  )
}
const MOST_FAULTS = 20

export type StoredRejection = {
  readonly row: number
  readonly outcome: 'rejected' | 'held'
  readonly column: string | null
  readonly code: string
}

/** Reasons in the order of the rows, from after `after`. */
export async function rejectionsOf(
  tx: Tx,
  runId: string,
  { limit, after = [0, 0] }: { readonly limit: number; readonly after?: readonly [number, number] | undefined },
): Promise<readonly (StoredRejection & { readonly ordinal: number })[]> {
  const { rows } = await sql<StoredRejection & { ordinal: number }>`
    select row_number as row, ordinal, outcome, column_name as column, code from import_rejection
    where run_id = ${runId} and (row_number, ordinal) > (${after[0]}, ${after[1]})
    order by row_number, ordinal limit ${limit + 1}`.execute(tx)
  return rows
}

/** Adds to the counts; the database refuses a sum that does not come out. */
export async function addProgress(tx: Tx, runId: string, lastRow: number, added: Counts): Promise<void> {
  const sets = Object.entries(added).map(([key, number]) => sql`${sql.ref(key)} = ${sql.ref(key)} + ${number}`)
  await sql`update import_progress set last_row = ${lastRow}, ${sql.join(sets)} where run_id = ${runId}`.execute(tx)
}

/** SQL of tasks about cases and their records. */
import { type ColumnType, sql } from 'kysely'
import { namesOf } from '../../foundation/access/server.ts'
import { recordEvent } from '../../foundation/custody/index.ts'
import { type RecordColumns, type Tx, updateRecord, type WriteOutcome } from '../../foundation/database/index.ts'
import type { Kind } from './record-kinds/declaration.ts'
import type { NewTask, Task } from './work.ts'

declare module '../../foundation/database/index.ts' {
  interface Tables {
    readonly record_task: RecordColumns & {
      readonly case_id: ColumnType<string, string, never>
      readonly kind: ColumnType<Kind | null, Kind | null, never>
      readonly record_id: ColumnType<string | null, string | null, never>
      readonly title: string
      readonly detail: string
      readonly assignee_id: string | null
      readonly due_on: string | null
      readonly state: ColumnType<Task['state'], never, Task['state']>
    }
  }
}

export type TaskRow = Omit<Task, 'record' | 'assignee' | 'created_by'> & {
  readonly kind: Kind | null
  readonly record_id: string | null
  readonly assignee_id: string | null
  readonly created_by: string
}

const columns = [
  'id',
  'version',
  'case_id',
  'kind',
  'record_id',
  'title',
  'detail',
  'assignee_id',
  'due_on',
  'state',
  'created_at',
  'created_by',
] as const

export async function addTask(tx: Tx, { record, ...task }: NewTask): Promise<TaskRow> {
  const made = await tx
    .insertInto('record_task')
    .values({ ...task, kind: record?.kind ?? null, record_id: record?.id ?? null })
    .returning(columns)
    .executeTakeFirstOrThrow()
  await recordEvent(tx, {
    type: 'documentation.task-set',
    object: { kind: 'task', id: made.id },
    detail: { case: made.case_id, assignee: made.assignee_id, due: made.due_on },
  })
  return made
}

export async function changeTask(
  tx: Tx,
  input: { readonly id: string; readonly version: number; readonly patch: Readonly<Record<string, unknown>> },
): Promise<WriteOutcome<TaskRow>> {
  const outcome = await updateRecord<TaskRow>(tx, { table: 'record_task', ...input })
  if (outcome.status === 'written')
    await recordEvent(tx, {
      type: 'documentation.task-changed',
      object: { kind: 'task', id: input.id },
      detail: { fields: Object.keys(input.patch), state: outcome.row.state },
    })
  return outcome
}

export async function findTask(tx: Tx, id: string): Promise<TaskRow | undefined> {
  return await tx.selectFrom('record_task').select(columns).where('id', '=', id).executeTakeFirst()
}

type Which = {
  readonly case_id?: string | undefined
  readonly record_id?: string | undefined
  readonly assignee_id?: string | undefined
  readonly state?: Task['state'] | undefined
  readonly limit: number
  readonly after?: readonly [string, string] | undefined
}

/** Tasks of the actor's cases, those due first before those without a date; one more than `limit` where there is. */
export async function listTasks(
  tx: Tx,
  { case_id, record_id, assignee_id, state, limit, after }: Which,
): Promise<readonly TaskRow[]> {
  const conditions = [
    sql`true`,
    ...(case_id === undefined ? [] : [sql`case_id = ${case_id}`]),
    ...(record_id === undefined ? [] : [sql`record_id = ${record_id}`]),
    ...(assignee_id === undefined ? [] : [sql`assignee_id = ${assignee_id}`]),
    ...(state === undefined ? [] : [sql`state = ${state}`]),
    ...(after === undefined ? [] : [sql`(coalesce(due_on, 'infinity'), id) > (${after[0]}::date, ${after[1]}::uuid)`]),
  ]
  const { rows } = await sql<TaskRow>`
    select ${sql.join(columns.map((column) => sql.ref(column)))} from record_task where ${sql.join(conditions, sql` and `)}
    order by coalesce(due_on, 'infinity'), id limit ${limit + 1}`.execute(tx)
  return rows
}

/** Tasks with the names of their people. */
export async function shownTasks(tx: Tx, rows: readonly TaskRow[]): Promise<Task[]> {
  const names = await namesOf(
    tx,
    rows.flatMap(({ assignee_id, created_by }) => (assignee_id === null ? [created_by] : [assignee_id, created_by])),
  )
  const person = (id: string | null) => {
    const name = id === null ? undefined : names.get(id)
    return id === null || name === undefined ? null : { id, name }
  }
  return rows.map(
    ({ id, version, case_id, kind, record_id, title, detail, assignee_id, due_on, state, created_at, created_by }) => ({
      id,
      version,
      case_id,
      record: kind === null || record_id === null ? null : { kind, id: record_id },
      title,
      detail,
      assignee: person(assignee_id),
      due_on,
      state,
      created_at,
      created_by: person(created_by),
    }),
  )
}

/** SQL of the end of retention: reviews asked for, destructions proposed and decided, what remains of them. */
import { type ColumnType, sql } from 'kysely'
import { namesOf } from '../../foundation/access/server.ts'
import { recordEvent } from '../../foundation/custody/index.ts'
import { type RecordColumns, type Tx, updateRecord, type WriteOutcome } from '../../foundation/database/index.ts'
import { removeRecords } from '../../foundation/search/server.ts'
import { recordKinds } from './record-kinds/all.ts'
import { kinds } from './record-kinds/declaration.ts'
import type { RecordRow } from './record-rows.ts'
import type { Destruction } from './work-retention.ts'

declare module '../../foundation/database/index.ts' {
  interface Tables {
    readonly destruction: RecordColumns & {
      readonly case_id: ColumnType<string, string, never>
      readonly case_code: ColumnType<string, string, never>
      readonly state: ColumnType<Destruction['state'], never, Destruction['state']>
      readonly reason: ColumnType<string, string, never>
      readonly decided_by: ColumnType<string | null, never, string>
      readonly decided_at: ColumnType<string | null, never, Date>
      readonly decision_reason: ColumnType<string | null, never, string>
      readonly counts: ColumnType<Readonly<Record<string, number>>, never, never>
    }
  }
}

type DestructionRow = Omit<Destruction, 'proposed_by' | 'proposed_at' | 'decided_by'> & {
  readonly created_by: string
  readonly created_at: string
  readonly decided_by: string | null
}

const columns = [
  'id',
  'version',
  'case_id',
  'case_code',
  'state',
  'reason',
  'created_by',
  'created_at',
  'decided_by',
  'decided_at',
  'decision_reason',
  'counts',
] as const

/** Destructions of the actor's cases, those decided on last first: of one case, or all that the actor may see. */
export async function listDestructions(
  tx: Tx,
  { case_id, limit }: { readonly case_id?: string | undefined; readonly limit: number },
): Promise<readonly DestructionRow[]> {
  return await tx
    .selectFrom('destruction')
    .select(columns)
    .$if(case_id !== undefined, (query) => query.where('case_id', '=', case_id ?? ''))
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function findDestruction(tx: Tx, id: string): Promise<DestructionRow | undefined> {
  return await tx.selectFrom('destruction').select(columns).where('id', '=', id).executeTakeFirst()
}

/** Proposes to destroy a case; undefined when that is proposed already. */
export async function proposeDestruction(tx: Tx, row: RecordRow, reason: string): Promise<DestructionRow | undefined> {
  const made = await tx
    .insertInto('destruction')
    .values({ case_id: row.id, case_code: row.code, reason })
    .onConflict((conflict) => conflict.column('case_id').where('state', '<>', 'refused').doNothing())
    .returning(columns)
    .executeTakeFirst()
  if (made !== undefined)
    await recordEvent(tx, {
      type: 'documentation.destruction-proposed',
      object: { kind: 'case', id: row.id },
      detail: { destruction: made.id },
    })
  return made
}

/** Decides on a proposal. Approved, all that the case holds is gone from the tables and the index; the decision and the log stay. */
export async function decideDestruction(
  tx: Tx,
  {
    proposal: { id, case_id },
    version,
    approve,
    reason,
    by,
  }: {
    readonly proposal: Pick<DestructionRow, 'id' | 'case_id'>
    readonly version: number
    readonly approve: boolean
    readonly reason: string
    readonly by: string
  },
): Promise<WriteOutcome<DestructionRow>> {
  if (approve) await removeRecords(tx, await idsInCase(tx, case_id))
  const patch = {
    state: approve ? 'destroyed' : 'refused',
    decided_by: by,
    decided_at: sql`now()`,
    decision_reason: reason,
  }
  const outcome = await updateRecord<DestructionRow>(tx, { table: 'destruction', id, version, patch })
  if (outcome.status === 'written')
    await recordEvent(tx, {
      type: approve ? 'del' : 'documentation.destruction-refused',
      object: { kind: 'case', id: case_id },
      detail: { destruction: id },
    })
  return outcome
}

async function idsInCase(tx: Tx, caseId: string): Promise<readonly string[]> {
  const parts = kinds.map((kind) => sql`select id from ${sql.table(recordKinds[kind].table)} where case_id = ${caseId}`)
  const { rows } = await sql<{ id: string }>`${sql.join(parts, sql` union all `)}`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function shownDestructions(tx: Tx, rows: readonly DestructionRow[]): Promise<Destruction[]> {
  const names = await namesOf(
    tx,
    rows.flatMap(({ created_by, decided_by }) => (decided_by === null ? [created_by] : [created_by, decided_by])),
  )
  const person = (id: string | null) => {
    const name = id === null ? undefined : names.get(id)
    return id === null || name === undefined ? null : { id, name }
  }
  return rows.map(({ created_by, created_at, decided_by, counts, ...row }) => ({
    id: row.id,
    version: row.version,
    case_id: row.case_id,
    case_code: row.case_code,
    state: row.state,
    reason: row.reason,
    proposed_by: person(created_by),
    proposed_at: created_at,
    decided_by: person(decided_by),
    decided_at: row.decided_at,
    decision_reason: row.decision_reason,
    counts: { ...counts },
  }))
}

/** Said in all languages at once: a job writes it for whoever will read it. */
const REVIEW = 'مراجعة الملف عند انتهاء مدة حفظه · Réexamen en fin de conservation · Review at the end of retention'

/** Sets a task for whoever leads each case at rest whose review date has come, once for each date; answers how many. For a job. */
export async function askForReviews(tx: Tx, today: string, stages: readonly string[]): Promise<number> {
  const { rows } = await sql<{ id: string; case_id: string; assignee_id: string | null }>`
    insert into record_task (case_id, title, assignee_id, due_on, for_review_on)
    select c.case_id, ${REVIEW}, (
        select g.person_id from case_grant g
        where g.case_id = c.case_id and g.level = 'lead' and g.deleted_at is null and (g.until is null or g.until > now())
        order by g.created_at limit 1), c.review_on, c.review_on
    from case_file c
    where c.review_on <= ${today}::date and c.stage = any(${[...stages]}) and c.deleted_at is null
      and c.institution_id = app.institution()
      and not exists (select from record_task t where t.case_id = c.case_id and t.for_review_on = c.review_on)
    order by c.review_on limit 500
    returning id, case_id, assignee_id`.execute(tx)
  for (const { id, case_id, assignee_id } of rows)
    await recordEvent(tx, {
      type: 'documentation.task-set',
      object: { kind: 'task', id },
      detail: { case: case_id, assignee: assignee_id, due: null },
    })
  return rows.length
}

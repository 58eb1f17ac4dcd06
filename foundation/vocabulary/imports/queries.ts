/** SQL of imports: what was planned for each row, and what became of it. */
import { sql } from 'kysely'
import { recordEvent } from '../../custody/index.ts'
import type { RecordColumns, Tx } from '../../database/index.ts'
import type { Import } from './model.ts'
import { type Outcome, outcomes, type PlannedRow } from './rows.ts'

declare module '../../database/index.ts' {
  interface Tables {
    readonly vocabulary_import: RecordColumns & {
      readonly kind: Import['kind']
      readonly file_name: string
      readonly sha256: string
    }
  }
}

type NewImport = { readonly kind: Import['kind']; readonly file_name: string; readonly sha256: string }
const KEPT_OUT_SHOWN = 100

/** Keeps a plan; nothing of the lists is written yet. */
export async function addImport(tx: Tx, input: NewImport, rows: readonly PlannedRow[]): Promise<string> {
  const { id } = await tx.insertInto('vocabulary_import').values(input).returning('id').executeTakeFirstOrThrow()
  const numbered = rows.map(({ line, outcome, reason, column, data }, ordinal) => ({
    ordinal,
    line,
    outcome,
    reason,
    field: column,
    data,
  }))
  await sql`insert into vocabulary_import_row (import_id, ordinal, line, outcome, reason, field, data)
    select ${id}::uuid, r.* from jsonb_to_recordset(${JSON.stringify(numbered)}::jsonb)
      as r(ordinal int, line int, outcome text, reason text, field text, data jsonb)`.execute(tx)
  await recordEvent(tx, {
    type: 'vocabulary.imported',
    object: { kind: 'vocabulary-import', id },
    detail: { step: 'planned', sha256: input.sha256, rows: rows.length },
  })
  return id
}

/** An import with its counts; undefined for an id that is none. */
export async function findImport(tx: Tx, id: string): Promise<Import | undefined> {
  const row = await tx
    .selectFrom('vocabulary_import')
    .select(['id', 'kind', 'file_name', 'created_at as at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { rows: found } = await sql<{ outcome: Outcome; count: number }>`
    select outcome, count(*)::int as count from vocabulary_import_row where import_id = ${id} group by outcome`.execute(
    tx,
  )
  const { rows: kept_out } = await sql<Import['kept_out'][number]>`
    select line, reason, field from vocabulary_import_row where import_id = ${id} and reason is not null
    order by line, ordinal limit ${KEPT_OUT_SHOWN}`.execute(tx)
  const counts = Object.fromEntries(
    outcomes.map((outcome) => [outcome, found.find((one) => one.outcome === outcome)?.count ?? 0]),
  ) as Import['counts']
  return { ...row, counts, rows: found.reduce((sum, { count }) => sum + count, 0), kept_out }
}

/** Rows that were kept out or held, in the order of the file; one more than `limit` where there is. */
export async function keptOut(
  tx: Tx,
  { id, limit, after }: { readonly id: string; readonly limit: number; readonly after?: number | undefined },
) {
  const { rows } = await sql<Import['kept_out'][number] & { readonly ordinal: number }>`
    select line, reason, field, ordinal from vocabulary_import_row
    where import_id = ${id} and reason is not null and ordinal > ${after ?? -1} order by ordinal limit ${limit + 1}`.execute(
    tx,
  )
  return rows
}

/** Holds the import until the end of the transaction, so that two steps never write the same rows. */
export async function holdImport(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${id}`}, 0))`.execute(tx)
}

/** The next rows that wait, in the order of writing. */
export async function waitingRows<T>(tx: Tx, id: string, limit: number) {
  const { rows } = await sql<{ ordinal: number; data: T }>`
    select ordinal, data from vocabulary_import_row where import_id = ${id} and outcome = 'waiting'
    order by ordinal limit ${limit}`.execute(tx)
  return rows
}

/** Notes what became of rows; custody: one entry a step with its counts. */
export async function settleRows(
  tx: Tx,
  id: string,
  settled: readonly { readonly ordinal: number; readonly outcome: Outcome }[],
): Promise<void> {
  await sql`update vocabulary_import_row r set outcome = s.outcome
    from jsonb_to_recordset(${JSON.stringify(settled)}::jsonb) as s(ordinal int, outcome text)
    where r.import_id = ${id} and r.ordinal = s.ordinal`.execute(tx)
  const counts = Object.fromEntries(
    outcomes.map((outcome) => [outcome, settled.filter((row) => row.outcome === outcome).length]),
  )
  await recordEvent(tx, {
    type: 'vocabulary.imported',
    object: { kind: 'vocabulary-import', id },
    detail: { step: 'written', ...counts },
  })
}

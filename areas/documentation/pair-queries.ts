/** SQL of records that may be of one person or event: what was decided about each pair, and who is one with whom. */
import { type ColumnType, sql } from 'kysely'
import { recordEvent } from '../../foundation/custody/index.ts'
import { type RecordColumns, type Tx, updateRecord, type WriteOutcome } from '../../foundation/database/index.ts'
import type { Pair, PairState } from './pairs.ts'

declare module '../../foundation/database/index.ts' {
  interface Tables {
    readonly duplicate_pair: RecordColumns & {
      readonly kind: ColumnType<Pair['kind'], Pair['kind'], never>
      readonly left_id: ColumnType<string, string, never>
      readonly right_id: ColumnType<string, string, never>
      readonly left_case_id: ColumnType<string, string, never>
      readonly right_case_id: ColumnType<string, string, never>
      readonly state: PairState
      readonly reason: string
      readonly evidence: ColumnType<readonly string[], string, string>
    }
  }
}

const columns = [
  'id',
  'version',
  'kind',
  'left_id',
  'right_id',
  'left_case_id',
  'right_case_id',
  'state',
  'reason',
  'evidence',
  'updated_at',
  'updated_by',
] as const

export type NewPair = Omit<Pair, 'id' | 'version' | 'updated_at' | 'updated_by'>

/** Proposes or decides a pair; undefined when there is a decision on it already, which is changed instead. */
export async function addPair(tx: Tx, pair: NewPair): Promise<Pair | undefined> {
  const made = await tx
    .insertInto('duplicate_pair')
    .values({ ...pair, evidence: JSON.stringify(pair.evidence) })
    .onConflict((conflict) => conflict.columns(['institution_id', 'left_id', 'right_id']).doNothing())
    .returning(columns)
    .executeTakeFirst()
  if (made !== undefined) await recordDecision(tx, made, null)
  return made
}

/** Decides anew; the decision before stays in the history. */
export async function decidePair(
  tx: Tx,
  {
    pair,
    version,
    state,
    reason,
  }: { readonly pair: Pair; readonly version: number; readonly state: PairState; readonly reason: string },
): Promise<WriteOutcome<Pair>> {
  const outcome = await updateRecord<Pair>(tx, {
    table: 'duplicate_pair',
    id: pair.id,
    version,
    patch: { state, reason },
  })
  if (outcome.status === 'written') await recordDecision(tx, outcome.row, pair.state)
  return outcome
}

async function recordDecision(tx: Tx, pair: Pair, before: PairState | null): Promise<void> {
  await recordEvent(tx, {
    type: 'documentation.pair-decided',
    object: { kind: 'duplicate-pair', id: pair.id },
    detail: { left: pair.left_id, right: pair.right_id, from: before, to: pair.state },
  })
}

export async function findPair(tx: Tx, id: string): Promise<Pair | undefined> {
  return await tx.selectFrom('duplicate_pair').select(columns).where('id', '=', id).executeTakeFirst()
}

/** Pairs that the actor sees both sides of, newest first. */
export async function listPairs(
  tx: Tx,
  {
    state,
    record,
    case_id,
    limit,
    after,
  }: {
    readonly state?: PairState | undefined
    readonly record?: string | undefined
    /** One side at least is in it. */
    readonly case_id?: string | undefined
    readonly limit: number
    readonly after?: readonly [string, string] | undefined
  },
): Promise<readonly Pair[]> {
  const found = tx
    .selectFrom('duplicate_pair')
    .select(columns)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'candidate'))
    .$if(record !== undefined, (query) =>
      query.where((where) => where.or([where('left_id', '=', record ?? ''), where('right_id', '=', record ?? '')])),
    )
    .$if(case_id !== undefined, (query) =>
      query.where((where) =>
        where.or([where('left_case_id', '=', case_id ?? ''), where('right_case_id', '=', case_id ?? '')]),
      ),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(updated_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
  return await found
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
}

/** What was decided between this record and others, by the other's id. */
export async function decisionsOn(tx: Tx, id: string): Promise<ReadonlyMap<string, Pair>> {
  const pairs = await tx
    .selectFrom('duplicate_pair')
    .select(columns)
    .where((where) => where.or([where('left_id', '=', id), where('right_id', '=', id)]))
    .execute()
  return new Map(pairs.map((pair) => [pair.left_id === id ? pair.right_id : pair.left_id, pair]))
}

/** Everybody who was decided to be this one, by way of others too, as far as the actor sees the pairs; the record itself first. */
export async function clusterOf(tx: Tx, id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive joined (id) as (
      select ${id}::uuid
      union
      select case when p.left_id = j.id then p.right_id else p.left_id end
      from joined j join duplicate_pair p on (p.left_id = j.id or p.right_id = j.id) and p.state = 'same')
    select id from joined order by id <> ${id}::uuid, id limit 500`.execute(tx)
  return rows.map((row) => row.id)
}

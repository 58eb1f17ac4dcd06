/** SQL of comparisons of lists: their state, their findings, and what a confirmed one writes to pairs and persons. */
import { type Kysely, sql } from 'kysely'
import { recordEvent, recordEvents } from '../../../foundation/custody/index.ts'
import type { Tables, Tx } from '../../../foundation/database/index.ts'
import { contentOf, findRecords, writeRecords } from '../server.ts'
import type { Finding, ListMatch, MatchState } from './model.ts'

export type MatchRow = {
  readonly id: string
  readonly version: number
  readonly state: MatchState
  readonly older_run_id: string
  readonly newer_run_id: string
  readonly older_case_id: string
  readonly newer_case_id: string
  readonly older_persons: number | null
  readonly newer_persons: number | null
  readonly created_at: string
}

export type FindingRow = {
  readonly ordinal: number
  readonly finding: Finding
  readonly older_id: string | null
  readonly newer_id: string | null
  readonly evidence: readonly string[]
  readonly written: boolean
}

const db = (tx: Tx) => tx as Kysely<Tables>

/** What an import made, as a list: undefined for one that the actor does not see or that stands in no case. */
export async function listOfRun(tx: Tx, runId: string) {
  const { rows } = await sql<{ readonly case_id: string; readonly persons: number }>`
    select r.case_id, (select count(*)::int from import_record i where i.run_id = r.id and i.kind = 'person') as persons
    from import_run r where r.id = ${runId} and r.case_id is not null and r.state in ('completed', 'completed_with_errors')`.execute(
    db(tx),
  )
  return rows[0]
}

export async function addMatch(
  tx: Tx,
  match: Pick<MatchRow, 'older_run_id' | 'newer_run_id' | 'older_case_id' | 'newer_case_id'>,
): Promise<string> {
  const { older_run_id, newer_run_id, older_case_id, newer_case_id } = match
  const { rows } = await sql<{ readonly id: string }>`
    insert into list_match (older_run_id, newer_run_id, older_case_id, newer_case_id)
    values (${older_run_id}, ${newer_run_id}, ${older_case_id}, ${newer_case_id}) returning id`.execute(db(tx))
  const id = rows[0]?.id ?? ''
  await recordMatch(tx, id, 'comparing')
  return id
}

const recordMatch = (tx: Tx, id: string, state: MatchState) =>
  recordEvent(tx, { type: 'documentation.lists-compared', object: { kind: 'list-match', id }, detail: { to: state } })

/** The comparison, or undefined when the actor sees none; `lock` keeps others from moving it until the transaction ends. */
export async function findMatch(
  tx: Tx,
  id: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<MatchRow | undefined> {
  const { rows } = await sql<MatchRow>`
    select * from list_match where id = ${id} ${lock ? sql`for update` : sql``}`.execute(db(tx))
  return rows[0]
}

/** Comparisons that the actor sees, newest first. */
export async function listMatches(
  tx: Tx,
  { limit, after }: { readonly limit: number; readonly after: readonly [string, string] | undefined },
): Promise<readonly MatchRow[]> {
  const from = after === undefined ? sql`true` : sql`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
  const { rows } = await sql<MatchRow>`
    select * from list_match where ${from} order by created_at desc, id desc limit ${limit + 1}`.execute(db(tx))
  return rows
}

/** How comparisons are told: with the names of their files and their counts. */
export async function toldOf(tx: Tx, matches: readonly MatchRow[]): Promise<readonly ListMatch[]> {
  const ids = matches.map(({ id }) => id)
  const { rows: counted } = await sql<{ match_id: string; finding: Finding; many: number; written: number }>`
    select match_id, finding, count(*)::int as many, (count(*) filter (where written))::int as written
    from list_match_row where match_id = any(${ids}::uuid[]) group by 1, 2`.execute(db(tx))
  const runs = matches.flatMap(({ older_run_id, newer_run_id }) => [older_run_id, newer_run_id])
  const { rows: files } = await sql<{ id: string; file_name: string }>`
    select id, file_name from import_run where id = any(${runs}::uuid[])`.execute(db(tx))
  const names = new Map(files.map(({ id, file_name }) => [id, file_name]))
  return matches.map((match) => {
    const own = counted.filter(({ match_id }) => match_id === match.id)
    const of = (finding: Finding) => own.find((one) => one.finding === finding)?.many ?? 0
    const side = (run_id: string, case_id: string, persons: number | null) => ({
      run_id,
      file_name: names.get(run_id) ?? null,
      case_id,
      persons,
    })
    return {
      id: match.id,
      version: match.version,
      state: match.state,
      older: side(match.older_run_id, match.older_case_id, match.older_persons),
      newer: side(match.newer_run_id, match.newer_case_id, match.newer_persons),
      counts: {
        certain: of('certain'),
        likely: of('likely'),
        withdrawn: of('withdrawn'),
        added: of('added'),
        written: own.reduce((sum, { written }) => sum + written, 0),
      },
      created_at: match.created_at,
    }
  })
}

/** Moves a comparison on. */
export async function moveMatch(
  tx: Tx,
  id: string,
  state: MatchState,
  persons?: { readonly older: number; readonly newer: number },
): Promise<void> {
  await sql`
    update list_match set state = ${state}, older_persons = coalesce(${persons?.older ?? null}::int, older_persons),
      newer_persons = coalesce(${persons?.newer ?? null}::int, newer_persons)
    where id = ${id}`.execute(db(tx))
  await recordMatch(tx, id, state)
}

/** Persons that an import made or changed, in the order of its rows. */
export async function personsOfRun(tx: Tx, runId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ record_id: string }>`
    select record_id from import_record where run_id = ${runId} and kind = 'person' order by row_number, record_id`.execute(
    db(tx),
  )
  return rows.map(({ record_id }) => record_id)
}

/** Keeps what a comparison found. */
export async function keepFindings(
  tx: Tx,
  matchId: string,
  rows: readonly Omit<FindingRow, 'written'>[],
): Promise<void> {
  await sql`
    insert into list_match_row (match_id, ordinal, finding, older_id, newer_id, evidence)
    select ${matchId}, ordinal, finding, older_id, newer_id, evidence
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (ordinal int, finding text, older_id uuid, newer_id uuid, evidence jsonb)`.execute(db(tx))
}

/** Findings of one sort in their order, from the one after `after` on. */
export async function listFindings(
  tx: Tx,
  matchId: string,
  { finding, limit, after = -1 }: { readonly finding: Finding; readonly limit: number; readonly after?: number },
): Promise<readonly FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    select ordinal, finding, older_id, newer_id, evidence, written from list_match_row
    where match_id = ${matchId} and finding = ${finding} and ordinal > ${after} order by ordinal limit ${limit}`.execute(
    db(tx),
  )
  return rows
}

/** The next findings that are to be written, or to be taken back. */
export async function nextFindings(
  tx: Tx,
  matchId: string,
  { written, limit }: { readonly written: boolean; readonly limit: number },
): Promise<readonly FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    select ordinal, finding, older_id, newer_id, evidence, written from list_match_row
    where match_id = ${matchId} and finding <> 'added' and written = ${written} order by ordinal limit ${limit}`.execute(
    db(tx),
  )
  return rows
}

/** What a decision of the comparison is called in the history of a pair. */
const because = (matchId: string) => `list-match ${matchId}`

/**
 * Writes findings: certain pairs as the same, likely ones as candidates for a person, dropped persons as withdrawn by their source. A
 * pair that somebody looked at before stays as it was decided.
 */
export async function writeFindings(tx: Tx, match: MatchRow, rows: readonly FindingRow[]): Promise<void> {
  const pairs = rows
    .filter(({ finding }) => finding === 'certain' || finding === 'likely')
    .map(({ finding, older_id, newer_id, evidence }) => ({
      older_id,
      newer_id,
      evidence,
      state: finding === 'certain' ? 'same' : 'candidate',
    }))
  const { rows: decided } = await sql<{ id: string; left_id: string; right_id: string; state: string }>`
    insert into duplicate_pair (kind, left_id, right_id, left_case_id, right_case_id, state, reason, evidence)
    select 'person', least(older_id, newer_id), greatest(older_id, newer_id),
      case when older_id < newer_id then ${match.older_case_id}::uuid else ${match.newer_case_id}::uuid end,
      case when older_id < newer_id then ${match.newer_case_id}::uuid else ${match.older_case_id}::uuid end,
      state, ${because(match.id)}, evidence
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p (older_id uuid, newer_id uuid, evidence jsonb, state text)
    on conflict (institution_id, left_id, right_id) do update set state = excluded.state, reason = excluded.reason
      where duplicate_pair.state = 'undecided' and duplicate_pair.reason = excluded.reason
    returning id, left_id, right_id, state`.execute(db(tx))
  await recordPairs(tx, decided, null)
  await markWithdrawn(tx, withdrawnOf(rows), true)
  await settle(tx, match.id, rows, true)
}

/** Takes findings back: pairs become undecided unless somebody decided otherwise since, and the mark of withdrawal goes. */
export async function takeFindingsBack(tx: Tx, match: MatchRow, rows: readonly FindingRow[]): Promise<void> {
  const pairs = rows
    .filter(({ finding }) => finding === 'certain' || finding === 'likely')
    .map(({ older_id, newer_id }) => ({ older_id, newer_id }))
  const { rows: undone } = await sql<{ id: string; left_id: string; right_id: string; state: string }>`
    update duplicate_pair set state = 'undecided'
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p (older_id uuid, newer_id uuid)
    where left_id = least(p.older_id, p.newer_id) and right_id = greatest(p.older_id, p.newer_id)
      and reason = ${because(match.id)} and state in ('same', 'candidate')
    returning id, left_id, right_id, state`.execute(db(tx))
  await recordPairs(tx, undone, 'same')
  await markWithdrawn(tx, withdrawnOf(rows), false)
  await settle(tx, match.id, rows, false)
}

const withdrawnOf = (rows: readonly FindingRow[]) =>
  rows.flatMap(({ finding, older_id }) => (finding === 'withdrawn' && older_id !== null ? [older_id] : []))

const recordPairs = (
  tx: Tx,
  pairs: readonly {
    readonly id: string
    readonly left_id: string
    readonly right_id: string
    readonly state: string
  }[],
  from: string | null,
) =>
  recordEvents(
    tx,
    pairs.map(({ id, left_id, right_id, state }) => ({
      type: 'documentation.pair-decided',
      object: { kind: 'duplicate-pair', id },
      detail: { left: left_id, right: right_id, from, to: state },
    })),
  )

async function markWithdrawn(tx: Tx, ids: readonly string[], withdrawn: boolean): Promise<void> {
  const people = await findRecords(tx, 'person', ids)
  await writeRecords(
    tx,
    'person',
    people
      .filter(({ withdrawn_by_source }) => (withdrawn_by_source === true) !== withdrawn)
      .map((row) => {
        const content = contentOf('person', row)
        const values = { ...content.values, withdrawn_by_source: withdrawn ? true : null }
        return {
          id: row.id,
          version: row.version,
          content: { ...content, values },
          touched: new Set(['withdrawn_by_source']),
        }
      }),
  )
}

const settle = (tx: Tx, matchId: string, rows: readonly FindingRow[], written: boolean) =>
  sql`update list_match_row set written = ${written}
    where match_id = ${matchId} and ordinal = any(${rows.map(({ ordinal }) => ordinal)}::int[])`.execute(db(tx))

/** SQL that looks through one case for records that may be one with another: by names, former numbers, titles, days and places. */
import { sql } from 'kysely'
import type { Tx } from '../../foundation/database/index.ts'
import { bearers } from './name-queries.ts'
import { leastLikeness, likeness } from './names.ts'
import { addPair } from './pair-queries.ts'
import type { PairReason } from './pair-reasons.ts'
import { inOrder } from './pairs.ts'

/** Pairs of one look that are kept at most, the likeliest first; the next look goes on with the others. */
const MOST_PROPOSED = 100
/** Pairs that are compared in full at most: those that share the most keys. */
const MOST_COMPARED = 2000
/** A key of more persons than this says too little to compare them all. */
const COMMON = 50

type Found = {
  readonly kind: 'person' | 'event'
  readonly left_id: string
  readonly right_id: string
  readonly left_case_id: string
  readonly right_case_id: string
}
type Proposed = Found & { readonly evidence: readonly PairReason[]; readonly bits: number }

/** Proposes pairs of which one record at least is in the case and the other where the actor may write too; none that was looked at before. */
export async function proposePairs(
  tx: Tx,
  caseId: string,
): Promise<{ readonly proposed: number; readonly more: boolean }> {
  const likely = [...(await namedAlike(tx, caseId)), ...(await toldAlike(tx, caseId))]
  const together = new Map<string, Proposed>()
  for (const pair of likely) {
    const key = `${pair.left_id} ${pair.right_id}`
    const before = together.get(key)
    together.set(
      key,
      before === undefined
        ? pair
        : { ...before, bits: before.bits + pair.bits, evidence: [...before.evidence, ...pair.evidence] },
    )
  }
  const ranked = [...together.values()].toSorted(
    (a, b) => b.bits - a.bits || (a.left_id + a.right_id < b.left_id + b.right_id ? -1 : 1),
  )
  let proposed = 0
  for (const { bits: _, ...pair } of ranked.slice(0, MOST_PROPOSED)) {
    const made = await addPair(tx, { ...pair, state: 'candidate', reason: '' })
    if (made !== undefined) proposed += 1
  }
  return { proposed, more: ranked.length > MOST_PROPOSED }
}

const looked = sql`exists (select from duplicate_pair d where d.left_id = least(a_id, b_id) and d.right_id = greatest(a_id, b_id))`

/** Persons who share a key of a name, compared in full. */
async function namedAlike(tx: Tx, caseId: string): Promise<readonly Proposed[]> {
  const { rows } = await sql<{ a_id: string; b_id: string }>`
    with shared as (
      select key from person_name_key where key in (select key from person_name_key where case_id = ${caseId})
      group by key having count(*) between 2 and ${COMMON}),
    pairs as (
      select a.person_id as a_id, b.person_id as b_id, count(*) as keys
      from shared join person_name_key a using (key) join person_name_key b using (key)
      where a.case_id = ${caseId} and b.person_id <> a.person_id and b.case_id in (select app.my_cases('edit'))
        and (b.case_id <> ${caseId} or a.person_id < b.person_id)
      group by 1, 2)
    select a_id, b_id from pairs where not ${looked} order by keys desc, a_id, b_id limit ${MOST_COMPARED}`.execute(tx)
  const known = new Map(
    (
      await bearers(
        tx,
        rows.flatMap(({ a_id, b_id }) => [a_id, b_id]),
      )
    ).map((bearer) => [bearer.id, bearer]),
  )
  return rows.flatMap(({ a_id, b_id }) => {
    const [one, other] = [known.get(a_id), known.get(b_id)]
    if (one === undefined || other === undefined) return []
    const like = likeness(one, other)
    if (like === undefined || like.bits < leastLikeness) return []
    const [left, right] = inOrder(one, other)
    return [
      {
        kind: 'person' as const,
        left_id: left.id,
        right_id: right.id,
        left_case_id: left.case_id,
        right_case_id: right.case_id,
        evidence: like.reasons,
        bits: like.bits,
      },
    ]
  })
}

/** What each of these agreements weighs beside likeness of names, in bits. */
const weights = { 'legacy.same': 12, 'title.same': 8, 'day-and-place.same': 6 } as const

/** Records that say the same of themselves where names are sealed: a former number, and for events a title, or a day and an area. */
async function toldAlike(tx: Tx, caseId: string): Promise<readonly Proposed[]> {
  const found: Proposed[] = []
  const ways = [
    ['person', 'legacy.same', sql`a.legacy_no = b.legacy_no`],
    ['event', 'legacy.same', sql`a.legacy_no = b.legacy_no`],
    ['event', 'title.same', sql`a.title - 'original_lang' = b.title - 'original_lang'`],
    [
      'event',
      'day-and-place.same',
      sql`a.start_first = a.start_last and b.start_first = b.start_last and a.start_first = b.start_first
        and a.place_area_id = b.place_area_id`,
    ],
  ] as const
  for (const [kind, reason, agree] of ways) {
    const table = sql.table(kind === 'person' ? 'person_or_group' : 'event')
    const { rows } = await sql<Found>`
      with pairs as (
        select a.id as a_id, b.id as b_id, a.case_id as a_case, b.case_id as b_case from ${table} a join ${table} b on ${agree}
        where a.case_id = ${caseId} and a.deleted_at is null and b.deleted_at is null and a.id <> b.id
          and b.case_id in (select app.my_cases('edit')) and (b.case_id <> ${caseId} or a.id < b.id))
      select ${kind}::text as kind, least(a_id, b_id) as left_id, greatest(a_id, b_id) as right_id,
        case when a_id < b_id then a_case else b_case end as left_case_id,
        case when a_id < b_id then b_case else a_case end as right_case_id
      from pairs where not ${looked} order by 2, 3 limit ${MOST_COMPARED}`.execute(tx)
    found.push(...rows.map((pair) => ({ ...pair, evidence: [reason], bits: weights[reason] })))
  }
  return found
}

/** What speaks for two persons being one, as far as their open names tell. */
export async function reasonsFor(tx: Tx, ids: readonly [string, string]): Promise<readonly PairReason[]> {
  const [one, other] = await bearers(tx, ids)
  return one === undefined || other === undefined ? [] : (likeness(one, other)?.reasons ?? [])
}

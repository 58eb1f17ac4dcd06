/** SQL of coded lists: reading and choosing. */
import { type RawBuilder, sql } from 'kysely'
import { type HistoryEntry, historyOf, type Tx } from '../database/index.ts'
import type { FoundTerm, Labels, Synonym, Term, TermDetail, Vocabulary } from './model.ts'
import './tables.ts'
import { afterAll, askedWords, distanceOf } from './words.ts'

const byLanguage = (column: string) => sql`jsonb_strip_nulls(jsonb_build_object(
  'ar', ${sql.ref(`t.${column}_ar`)}, 'fr', ${sql.ref(`t.${column}_fr`)},
  'en', ${sql.ref(`t.${column}_en`)}, 'es', ${sql.ref(`t.${column}_es`)}))`
const columns = sql`t.id, t.version, v.key as list, t.code, t.huri_code, t.parent_id, t.position,
  ${byLanguage('label')} as labels, ${byLanguage('status')} as statuses, t.reviewers, t.scope_note, t.note,
  t.replaced_by_id, t.retired_on, (select count(*)::int from term c where c.parent_id = t.id and c.retired_on is null) as children`
const from = sql`from term t join vocabulary v on v.id = t.vocabulary_id`

/** Every list with how many terms are in use, in the order of their keys. */
export async function listVocabularies(tx: Tx): Promise<readonly Vocabulary[]> {
  const { rows } = await sql<Vocabulary>`
    select v.id, v.version, v.key, v.origin, v.name, v.edition, v.licence, v.attribution,
      coalesce(n.terms, 0)::int as terms, coalesce(n.unreviewed, 0)::int as unreviewed
    from vocabulary v left join (
      select vocabulary_id, count(*) as terms, count(*) filter (where status_ar is distinct from 'reviewed') as unreviewed
      from term where retired_on is null group by vocabulary_id) n on n.vocabulary_id = v.id
    order by v.key
  `.execute(tx)
  return rows
}

export async function vocabularyByKey(tx: Tx, key: string): Promise<Vocabulary | undefined> {
  const { rows } = await sql<Vocabulary>`
    select v.id, v.version, v.key, v.origin, v.name, v.edition, v.licence, v.attribution,
      (select count(*)::int from term t where t.vocabulary_id = v.id and t.retired_on is null) as terms,
      (select count(*)::int from term t where t.vocabulary_id = v.id and t.retired_on is null
        and t.status_ar is distinct from 'reviewed') as unreviewed
    from vocabulary v where v.key = ${key}
  `.execute(tx)
  return rows[0]
}

export type TermPage = {
  readonly key: string
  /** Terms below this one alone; null for the roots; all when left out. */
  readonly below?: string | null | undefined
  readonly retired?: boolean | undefined
  readonly limit: number
  readonly after?: readonly [position: number, id: string] | undefined
}

/** One more than `limit` terms of a list in their order, those in use alone unless `retired`. */
export async function termsPage(
  tx: Tx,
  { key, below, retired = false, limit, after }: TermPage,
): Promise<readonly Term[]> {
  const where = [
    sql`v.key = ${key}`,
    ...(retired ? [] : [sql`t.retired_on is null`]),
    ...(below === undefined ? [] : [below === null ? sql`t.parent_id is null` : sql`t.parent_id = ${below}`]),
    ...(after === undefined ? [] : [sql`(t.position, t.id) > (${after[0]}, ${after[1]}::uuid)`]),
  ]
  const { rows } = await sql<Term>`select ${columns} ${from} where ${sql.join(where, sql` and `)}
    order by t.position, t.id limit ${limit + 1}`.execute(tx)
  return rows
}

/** All terms of a list in use, in their order: for short lists, such as those of the product. */
export async function listTerms(tx: Tx, key: string): Promise<readonly Term[]> {
  return await termsPage(tx, { key, limit: 100_000 })
}

/** A term, retired or not; undefined for an id that is none. */
export const termById = (tx: Tx, id: string) => oneTerm(tx, sql`t.id = ${id}`)

/** A term by its code in a list, retired or not. */
export const termByCode = (tx: Tx, key: string, code: string) => oneTerm(tx, sql`v.key = ${key} and t.code = ${code}`)

async function oneTerm(tx: Tx, where: RawBuilder<unknown>): Promise<Term | undefined> {
  const { rows } = await sql<Term>`select ${columns} ${from} where ${where}`.execute(tx)
  return rows[0]
}

/** Of these terms the ids, those of all below them, and of all that were merged into one of them: what a search for them must find. */
export async function descendantsOf(tx: Tx, termIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive found as (
      select id from term where id = any (${termIds}::uuid[])
      union select n.id from found f, lateral (
        select t.id from term t where t.parent_id = f.id union all select t.id from term t where t.replaced_by_id = f.id) n)
    select id from found
  `.execute(tx)
  return rows.map(({ id }) => id)
}

/** The labels above each of these terms, the root first. */
async function above(tx: Tx, terms: readonly Term[]): Promise<readonly FoundTerm[]> {
  const ids = terms.map(({ id }) => id)
  if (ids.length === 0) return []
  const { rows } = await sql<{ of: string; labels: Labels }>`
    with recursive up as (
      select t.id as of, t.parent_id, 0 as step from term t where t.id = any (${ids}::uuid[])
      union all select u.of, t.parent_id, u.step + 1 from up u join term t on t.id = u.parent_id)
    select u.of, ${byLanguage('label')} as labels from up u join term t on t.id = u.parent_id order by u.of, u.step desc
  `.execute(tx)
  return terms.map((term) => ({ ...term, above: rows.filter(({ of }) => of === term.id).map(({ labels }) => labels) }))
}

export type Choice = {
  /** Keys of the lists to choose from; every list when empty. */
  readonly lists: readonly string[]
  readonly search: string
  readonly limit: number
  readonly retired?: boolean | undefined
}

/** Words read in the order of the alphabet before the nearest are picked: enough for the best, few enough to stay quick. */
const CANDIDATES = 400

/**
 * Terms whose label or synonym has a word beginning with each typed word, in any language, the nearest first. With nothing typed,
 * the first terms of the lists. The words are compared in "C" order, whose operators are leakproof: the index serves under row security.
 */
export async function searchTerms(
  tx: Tx,
  { lists, search, limit, retired = false }: Choice,
): Promise<readonly FoundTerm[]> {
  const [first, ...more] = await rarestFirst(tx, askedWords(search))
  const inLists = lists.length === 0 ? sql`true` : sql`v.key = any (${lists}::text[])`
  const inUse = retired ? sql`true` : sql`t.retired_on is null`
  if (first === undefined) {
    const { rows } = await sql<Term>`select ${columns} ${from} where ${inLists} and ${inUse}
      order by v.key, t.position, t.id limit ${limit}`.execute(tx)
    return await above(tx, rows)
  }
  const begins = (alias: string, word: string) =>
    sql`${sql.ref(`${alias}.word`)} >= ${word} and ${sql.ref(`${alias}.word`)} < ${afterAll(word)}`
  const also = more.map(
    (word) => sql`and exists (select from term_word o where o.term_id = w.term_id and ${begins('o', word)})`,
  )
  const { rows } = await sql<Term>`
    with near as materialized (
      select w.term_id from term_word w where ${begins('w', first)} and ${await inListIds(tx, lists)}
      ${sql.join(also, sql` `)} order by w.word, w.vocabulary_id, w.term_id limit ${CANDIDATES})
    select ${columns} ${from} where t.id in (select term_id from near) and ${inUse}
  `.execute(tx)
  const nearest = (term: Term) => Math.min(...Object.values(term.labels).map((label) => distanceOf(label, search)))
  const ranked = rows
    .map((term) => ({ term, distance: nearest(term) }))
    .toSorted((one, other) => one.distance - other.distance || one.term.position - other.term.position)
  return await above(
    tx,
    ranked.slice(0, limit).map(({ term }) => term),
  )
}

/** The typed words, the one that fewest terms have in front: it is read, the others are looked up beside it. */
async function rarestFirst(tx: Tx, words: readonly string[]): Promise<readonly string[]> {
  if (words.length < 2) return words
  const counted = words.map(
    (word) => sql`(select count(*)::int from (select from term_word w
      where w.word >= ${word} and w.word < ${afterAll(word)} limit ${CANDIDATES}) few)`,
  )
  const { rows } = await sql<{ counts: readonly number[] }>`select array[${sql.join(counted)}] as counts`.execute(tx)
  const counts = rows[0]?.counts ?? []
  return words
    .map((word, index) => ({ word, count: counts[index] ?? 0 }))
    .toSorted((one, other) => one.count - other.count)
    .map(({ word }) => word)
}

/** The lists by their ids, which the planner reads off the index in its order; a join would make it sort every word. */
async function inListIds(tx: Tx, keys: readonly string[]): Promise<RawBuilder<unknown>> {
  if (keys.length === 0) return sql`true`
  const rows = await tx.selectFrom('vocabulary').select('id').where('key', 'in', keys).execute()
  const [only] = rows
  if (only !== undefined && rows.length === 1) return sql`w.vocabulary_id = ${only.id}`
  return sql`w.vocabulary_id = any (${rows.map(({ id }) => id)}::uuid[])`
}

/** A term with what stands above it and its other words. */
export async function termDetail(tx: Tx, id: string): Promise<TermDetail | undefined> {
  const term = await termById(tx, id)
  if (term === undefined) return undefined
  const [found] = await above(tx, [term])
  return found === undefined ? undefined : { ...found, synonyms: [...(await synonymsOf(tx, id))] }
}

export async function synonymsOf(tx: Tx, termId: string): Promise<readonly Synonym[]> {
  return await tx
    .selectFrom('synonym')
    .select(['id', 'language', 'words'])
    .where('term_id', '=', termId)
    .where('deleted_at', 'is', null)
    .orderBy('language')
    .orderBy('words')
    .execute()
}

export const termHistory = (
  tx: Tx,
  input: { readonly id: string; readonly before?: number | undefined; readonly limit: number },
): Promise<readonly HistoryEntry[]> => historyOf(tx, { table: 'term', ...input })

/** SQL of the index, through functions that apply the visibility of cases themselves. */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Tables, Tx } from '../database/index.ts'
import { cursorOf, readCursor } from '../http/index.ts'
import { askedWords, indexText, indexVersion } from './lexemes.ts'
import type { FacetChoice, FacetCount, SearchDocument, SearchPage, SearchQuery } from './model.ts'
import type { Together } from './statistics.ts'

/** Makes a record findable, or findable as it is now. Part of the transaction that writes the record; refuses a case that the actor does not edit. */
export const indexRecord = (tx: Tx, document: SearchDocument) => indexRecords(tx, [document])

/** Makes many records findable in one statement; one document a record. */
export async function indexRecords(tx: Tx, documents: readonly SearchDocument[]): Promise<void> {
  if (documents.length > 0) await putEntries(tx, entriesOf(documents))
}

/** Entries of the index as text to be handed to `putEntries`: the long part, that needs no database and can run beside it. */
export function entriesOf(documents: readonly SearchDocument[]): string {
  const sets = setList()
  const entries = documents.map((document) => entryOf(document, sets.placeOf))
  return JSON.stringify({ sets: sets.all, entries })
}

/** Writes entries that `entriesOf` made. */
export async function putEntries(tx: Tx, entries: string): Promise<void> {
  await sql`select app.search_put(${entries}::jsonb)`.execute(tx as Kysely<Tables>)
}

/** The combinations of terms that occur in facets, each once, with its place counted from 1. */
function setList() {
  const all: FacetChoice[] = []
  const places = new Map<string, number>()
  const placeOf = (facet: string, terms: readonly string[]): number => {
    const key = `${facet} ${terms.join(' ')}`
    const known = places.get(key)
    if (known !== undefined) return known
    all.push({ facet, terms: [...terms] })
    places.set(key, all.length)
    return all.length
  }
  return { all, placeOf }
}

function entryOf(document: SearchDocument, placeOf: (facet: string, terms: readonly string[]) => number) {
  const { record_id, kind, case_id, facets, dates } = document
  const grouped = Map.groupBy(facets, ({ facet }) => facet)
  return {
    record_id,
    kind,
    case_id,
    date_from: dates?.from ?? null,
    date_to: dates?.to ?? null,
    analyzer_version: indexVersion,
    tsv: indexText(document),
    sets: [...grouped].map(([facet, values]) =>
      placeOf(facet, [...new Set(values.map(({ term_id }) => term_id))].sort()),
    ),
  }
}

/** Takes a record out of the index. */
export const removeRecord = (tx: Tx, recordId: string) => removeRecords(tx, [recordId])

/** Takes records out of the index; those outside the cases that the actor edits stay. */
export async function removeRecords(tx: Tx, recordIds: readonly string[]): Promise<void> {
  await sql`select app.search_remove(${recordIds}::uuid[])`.execute(tx as Kysely<Tables>)
}

type Stale = {
  readonly record_id: string
  readonly kind: string
  /** Somebody in whose name it may be made again; null where nobody is. */
  readonly person_id: string | null
  readonly institution_id: string | null
}

/** What another analyser made, in the order of ids after `after`; for a job. */
export async function staleEntries(
  tx: Tx,
  { most, after }: { readonly most: number; readonly after: string },
): Promise<readonly Stale[]> {
  const { rows } = await sql<Stale>`
    select s.record_id, s.kind, editor.person_id, editor.institution_id
    from app.search_stale(${indexVersion}, ${most}, ${after}) s left join lateral app.case_editor(s.case_id) editor on true
    order by s.record_id`.execute(tx)
  return rows
}

/** In this transaction records go into the index again without having changed. */
export async function indexAgain(tx: Tx): Promise<void> {
  await sql`select set_config('app.search_again', 'on', true)`.execute(tx)
}

/** From a term to itself and all below it in its tree. */
export type Descendants = (tx: Tx, termIds: readonly string[]) => Promise<readonly string[]>
const alone: Descendants = async (_tx, termIds) => termIds

type Request = {
  readonly limit: number
  readonly after?: string | undefined
  /** Facets to be counted with the page. */
  readonly count?: readonly string[]
  readonly descendants?: Descendants
  /** Only what was written since: for those who are told of new matches. */
  readonly changedSince?: Date
}

const Cursor = z.tuple([z.string().max(60), z.uuid()])

type Answer = {
  readonly items: readonly { readonly id: string; readonly key: string }[]
  readonly found: number | null
  readonly counts: readonly SetCount[] | null
}
/** How many records carry this combination of terms; none for records without a value. */
type SetCount = { readonly facet: string; readonly terms: readonly string[]; readonly n: number }

/** A page of what the actor may find, best or newest first. Facets that were chosen are counted by `facetCounts` alone. */
export async function search(
  tx: Tx,
  query: SearchQuery,
  { limit, after, count = [], descendants = alone, changedSince }: Request,
): Promise<SearchPage> {
  const cursor = readCursor(after, Cursor)
  const chosen = new Set(query.facets.map(({ facet }) => facet))
  const counted = cursor === undefined ? count.filter((facet) => !chosen.has(facet)) : []
  const request = {
    ...(await asked(tx, query, descendants)),
    changed_since: changedSince?.toISOString() ?? null,
    limit,
    after: cursor === undefined ? null : { key: cursor[0], id: cursor[1] },
    count: counted,
  }
  const { rows } = await sql<{
    answer: Answer
  }>`select app.search_page(app.search_asked(${JSON.stringify(request)}::jsonb)) as answer`.execute(tx)
  const { items, found, counts } = rows[0]?.answer ?? { items: [], found: 0, counts: [] }
  const page = items.slice(0, limit)
  const last = page.at(-1)
  return {
    ids: page.map(({ id }) => id),
    next: items.length > limit && last !== undefined ? cursorOf([last.key, last.id]) : null,
    total: found,
    at_least: found ?? items.length,
    facets: counts === null || count.length > counted.length ? null : facetsOf(counted, counts),
  }
}

async function asked(tx: Tx, query: SearchQuery, descendants: Descendants) {
  const { words, named, positive } = askedWords(query.words, query.typing)
  const facets: FacetChoice[] = []
  for (const { facet, terms } of query.facets) facets.push({ facet, terms: [...(await descendants(tx, terms))] })
  return {
    words,
    named,
    positive,
    kinds: query.kinds,
    cases: query.case_id === null ? null : [query.case_id],
    facets,
    dates: query.dates,
    sort: query.sort,
  }
}

/** The number of all matches and the counts of these facets, each without the choice made in it itself. */
export async function facetCounts(
  tx: Tx,
  query: SearchQuery,
  { count, descendants = alone }: { readonly count: readonly string[]; readonly descendants?: Descendants },
): Promise<{ readonly total: number; readonly facets: readonly FacetCount[] }> {
  const request = await asked(tx, query, descendants)
  const chosen = new Set(query.facets.map(({ facet }) => facet))
  const ask = async (facets: readonly FacetChoice[], counted: readonly string[]) => {
    const { rows } = await sql<{ answer: Omit<Answer, 'items'> }>`
      select app.search_counts(app.search_asked(${JSON.stringify({ ...request, facets, count: counted })}::jsonb)) as answer
    `.execute(tx)
    return rows[0]?.answer ?? { found: 0, counts: [] }
  }
  const plain = count.filter((facet) => !chosen.has(facet))
  const { found, counts } = await ask(request.facets, plain)
  const facets = [...facetsOf(plain, counts ?? [])]
  for (const facet of count.filter((one) => chosen.has(one))) {
    const answer = await ask(
      request.facets.filter((one) => one.facet !== facet),
      [facet],
    )
    facets.push(...facetsOf([facet], answer.counts ?? []))
  }
  return { total: found ?? 0, facets: facets.toSorted((a, b) => count.indexOf(a.facet) - count.indexOf(b.facet)) }
}

/** How the matches of a query fall together in two dimensions; nothing is hidden yet. */
export async function countTogether(
  tx: Tx,
  query: SearchQuery,
  {
    dimensions,
    descendants = alone,
  }: { readonly dimensions: readonly [string, string]; readonly descendants?: Descendants },
): Promise<readonly Together[]> {
  const request = await asked(tx, query, descendants)
  const { rows } = await sql<{ answer: readonly Together[] }>`
    select app.search_crosstab(app.search_asked(${JSON.stringify(request)}::jsonb), ${dimensions}::text[]) as answer
  `.execute(tx)
  return rows[0]?.answer ?? []
}

/** Records by term: a record with several terms counts once under each. Most records first. */
function facetsOf(facets: readonly string[], counts: readonly SetCount[]): readonly FacetCount[] {
  return facets.map((facet) => {
    const byTerm = new Map<string, number>()
    let none = 0
    for (const { terms, n } of counts.filter((one) => one.facet === facet)) {
      if (terms.length === 0) none += n
      for (const term of terms) byTerm.set(term, (byTerm.get(term) ?? 0) + n)
    }
    const terms = [...byTerm].map(([term_id, count]) => ({ term_id, count }))
    return { facet, terms: terms.toSorted((a, b) => b.count - a.count || (a.term_id < b.term_id ? -1 : 1)), none }
  })
}

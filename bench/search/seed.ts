/** Fills the index with events as an archive of twenty years would: words by Zipf, twelve facets, a thousand cases; the same at every run. */
import { createHash } from 'node:crypto'
import type pg from 'pg'

const CASES = 1000
/** Cases that the person of the bench works on. */
export const GRANTED = 800
const WORDS = 60
const LEXICON = 200_000
const BATCH = 2_000
const DAYS = 20 * 365
/** How many terms each facet has; the last two carry up to three at once. */
const facetSizes = [4, 6, 8, 10, 12, 16, 20, 30, 60, 400, 24, 40]
export const facets = facetSizes.map((size) => `facet-${size}`)
export const termOf = (facet: number, term: number) => uuid(`term ${facet} ${term}`)
export const caseOf = (index: number) => uuid(`case ${index}`)

function uuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** A stream of numbers from 0 up to 1 that is the same at every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** The rank of a word, 1 the commonest, so that the k-th occurs about 1/k as often as the first. */
const ranked = (draw: number) => Math.floor(LEXICON ** draw)
export const wordAt = (rank: number) => `كلمه${rank}`

/** Seeds as superuser, past the functions of the index: what writing costs is another question. */
export async function seed(client: pg.Client, events: number): Promise<void> {
  const next = random(events)
  const setIds = await seedSets(client, next)
  await client.query(
    'insert into search_case (case_id) select id from unnest($1::uuid[]) with ordinality c(id, place) order by place',
    [Array.from({ length: CASES }, (_, index) => caseOf(index))],
  )
  await client.query('drop index search_entry_words, search_entry_day, search_entry_changed, search_entry_case')
  const names = facets.map((_facet, index) => `s${index + 1}`)
  const text = `insert into search_entry (record_id, case_no, changed_at, day, date_to, tsv, ${names.join(', ')}, analyzer_version, kind)
    select id, case_no, changed, day, day, tsv::tsvector, ${names.join(', ')}, 1, 'event' from unnest($1::uuid[], $2::integer[], $3::timestamptz[],
      $4::date[], $5::text[], ${names.map((_name, index) => `$${index + 6}::integer[]`).join(', ')}) t(id, case_no, changed, day, tsv, ${names.join(', ')})`
  for (let since = 0; since < events; since += BATCH) {
    const columns: unknown[][] = Array.from({ length: 5 + facets.length }, () => [])
    for (let index = since; index < Math.min(since + BATCH, events); index += 1)
      for (const [place, value] of rowOf(index, next, setIds).entries()) columns[place]?.push(value)
    await client.query({ name: 'seed', text, values: columns })
  }
}

async function seedSets(client: pg.Client, next: () => number): Promise<readonly (readonly number[])[]> {
  const all: number[][] = []
  for (const [facet, size] of facetSizes.entries()) {
    const isMany = facet >= facetSizes.length - 2
    const combinations = Array.from({ length: isMany ? size * 10 : size }, (_, index) =>
      index < size ? [index] : [...new Set([0, 1, 2].map(() => Math.floor(next() ** 2 * size)))],
    )
    const ids: number[] = []
    for (const combination of combinations) {
      const terms = combination.map((term) => termOf(facet, term)).sort()
      const { rows } = await client.query<{ id: number }>(
        `with made as (insert into search_set (facet, key, terms) values ($1, md5($1 || ' ' || $2::text[]::text), $2) returning id)
         , linked as (insert into search_set_term select $1, unnest($2::text[]), id from made) select id from made`,
        [facets[facet], terms],
      )
      ids.push(rows[0]?.id ?? 0)
    }
    await client.query(`insert into search_slot values ('event', $1, $2)`, [facets[facet], facet + 1])
    all.push(ids)
  }
  return all
}

const start = Date.UTC(2006, 0, 1)
const dayText = (day: number) => new Date(start + day * 86_400_000).toISOString().slice(0, 10)

function rowOf(index: number, next: () => number, setIds: readonly (readonly number[])[]): readonly unknown[] {
  const day = Math.floor(next() * DAYS)
  const caseNumber = Math.floor(next() * CASES) + 1
  const ids = setIds.map((list) => (next() < 0.15 ? undefined : list[Math.floor(next() ** 2 * list.length)]))
  const places = new Map<string, number[]>()
  for (let position = 1; position <= WORDS; position += 1) {
    const word = wordAt(ranked(next()))
    const known = places.get(word)
    if (known === undefined) places.set(word, [position])
    else known.push(position)
  }
  const tsv = [
    ...[...places].map(([word, positions]) => `${word}:${positions.join(',')}`),
    ...ids.flatMap((id) => (id === undefined ? [] : [`'#f${id}'`])),
    `'#kevent' '#c${caseNumber}' '#y${dayText(day).slice(0, 4)}'`,
  ].join(' ')
  const changed = new Date(start + index * 500_000).toISOString()
  return [uuid(`event ${index}`), caseNumber, changed, dayText(day), tsv, ...ids.map((id) => id ?? null)]
}

/** The indexes that the seed took away, and what the planner knows; one statement each. */
export const buildIndexes = [
  'create index search_entry_day on search_entry (day, record_id)',
  'create index search_entry_changed on search_entry (changed_at, record_id)',
  'create index search_entry_case on search_entry (case_no)',
  `set maintenance_work_mem = '1GB'`,
  `create index search_entry_words on search_entry using gin (tsv) with (gin_pending_list_limit = 1024)`,
  'vacuum analyze search_entry',
]

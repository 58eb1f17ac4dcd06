/** Finding among 1,000,000 events as the application role, beside the same SQL run by the owner of the tables. */
import { randomUUID } from 'node:crypto'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import {
  type Connection,
  type Database,
  type Entry,
  enterAs,
  type Tables,
  type Tx,
} from '../foundation/database/index.ts'
import { cloneTemplate } from '../foundation/database/testing.ts'
import { SearchQuery } from '../foundation/search/index.ts'
import { facetCounts, search } from '../foundation/search/server.ts'
import { startWholeCluster } from '../server/testing/database.ts'
import { median, percentile } from './runner/measure.ts'
import { type Bench, judged, type Result } from './runner/result.ts'
import { buildIndexes, caseOf, facets, GRANTED, seed, termOf, wordAt } from './search/seed.ts'

const EVENTS = Number(process.env.MITHAQ_BENCH_EVENTS ?? 1_000_000)
const RUNS = 3
const PAGE = 50
const MOST_WITH_FACETS = 50_000
const counted = [facets[0], facets[5], facets[10]].filter((facet) => facet !== undefined)

export const bench: Bench = {
  name: 'search',
  summary: 'a page of results and three facets among 1,000,000 events under row security, beside the same SQL as owner',
  run,
}

type Asked = { readonly kind: string; readonly query: SearchQuery }

/** Words by how often they occur (the k-th in about 1 in k of the commonest), pairs, none; by rank and by date. */
function mix(): readonly Asked[] {
  const ranks: Readonly<Record<string, readonly number[]>> = {
    rare: [150_003, 60_001, 20_011, 9_001, 5_003],
    common: [3_001, 1_501, 701, 401, 201, 121],
    'very common': [60, 25, 10, 5, 2],
  }
  const words = Object.entries(ranks).flatMap(([kind, list]) => list.map((rank) => ({ kind, words: wordAt(rank) })))
  const pairs = [
    { kind: 'common', words: `${wordAt(3)} ${wordAt(301)}` },
    { kind: 'common', words: `${wordAt(40)} ${wordAt(30)}` },
    { kind: 'very common', words: `${wordAt(1)} ${wordAt(2)}` },
  ]
  const none = [
    { kind: 'none', words: '' },
    { kind: 'none', words: '', facets: [{ facet: facets[9] ?? '', terms: [termOf(9, 40)] }] },
    { kind: 'none', words: '', facets: [{ facet: facets[1] ?? '', terms: [termOf(1, 0)] }] },
  ]
  return [...words, ...pairs, ...none].flatMap(({ kind, ...query }) =>
    (['rank', 'date'] as const).map((sort) => ({ kind, query: SearchQuery.parse({ ...query, sort }) })),
  )
}

/** Asked beside the mix and judged by nothing: phrases whose words stand in most records, each to be read; a facet counted without its own choice. */
const beside: readonly Asked[] = [
  { kind: 'phrase', query: SearchQuery.parse({ words: `"${wordAt(1)} ${wordAt(2)}"`, sort: 'date' }) },
  { kind: 'phrase', query: SearchQuery.parse({ words: `"${wordAt(3)} ${wordAt(5)}"`, sort: 'date' }) },
  {
    kind: 'chosen facet',
    query: SearchQuery.parse({ facets: [{ facet: facets[5], terms: [termOf(5, 0), termOf(5, 1)] }], sort: 'date' }),
  },
]

async function run(): Promise<readonly Result[]> {
  const cluster = await startWholeCluster()
  const found = await cloneTemplate(cluster.superuser, 2)
  try {
    const owner = await found.connect(found.superuser)
    await seed(owner, EVENTS)
    for (const statement of buildIndexes) await owner.query(statement)
    const person = await addReader(owner)
    const entry = () => enterAs(person, 'test', randomUUID(), true)
    const repeated = async (asker: Asker) => {
      const runs: Times[] = []
      await measure(asker, entry)
      for (let round = 0; round < RUNS; round += 1) runs.push(await measure(asker, entry))
      return runs
    }
    const runs = await repeated(found.database)
    const apart = await measure(found.database, entry, beside)
    const unbound = await asOwner(owner, found.superuser)
    const owned = await repeated(unbound)
    await unbound.close()
    return [...resultsOf(runs, owned), ...besideOf(apart)]
  } finally {
    await found.close()
    await cluster.stop()
  }
}

/** A person with grants in four cases of five. */
async function addReader(owner: pg.Client) {
  const [id, institution] = [randomUUID(), randomUUID()]
  await owner.query(`select set_config('app.actor', $1, false), set_config('app.institution', $2, false)`, [
    id,
    institution,
  ])
  await owner.query(`insert into person (id, name, locale) values ($1, 'قارئة', 'ar-MA')`, [id])
  await owner.query(
    `insert into case_grant (person_id, case_id, level, reason) select $1, unnest($2::uuid[]), 'view', 'bench'`,
    [id, Array.from({ length: GRANTED }, (_, index) => caseOf(index))],
  )
  await owner.query('vacuum analyze case_grant')
  return { person_id: id, institution_id: institution, capabilities: new Set(['cases.work', 'names.read']) }
}

type Asker = Pick<Database, 'inTransaction'>
type Times = {
  readonly page: readonly number[]
  readonly later: readonly number[]
  readonly byKind: ReadonlyMap<string, readonly number[]>
  readonly laterByKind: ReadonlyMap<string, readonly number[]>
  /** Questions whose facets did not come with the page although few records match. */
  readonly late: number
}

/** Every question once: the page with its facets, and the facets after it where they did not come along. */
async function measure(asker: Asker, entry: () => Entry, questions = mix()): Promise<Times> {
  const byKind = new Map<string, number[]>()
  const laterByKind = new Map<string, number[]>()
  let late = 0
  const timed = async <T>(work: (tx: Tx) => Promise<T>) => {
    const since = performance.now()
    const value = await asker.inTransaction(entry(), work)
    return { value, ms: performance.now() - since }
  }
  for (const { kind, query } of questions) {
    const page = await timed((tx) => search(tx, query, { limit: PAGE, count: counted }))
    byKind.set(kind, [...(byKind.get(kind) ?? []), page.ms])
    if (page.value.facets !== null) continue
    const rest = await timed((tx) => facetCounts(tx, query, { count: counted }))
    laterByKind.set(kind, [...(laterByKind.get(kind) ?? []), rest.ms])
    if (rest.value.total <= MOST_WITH_FACETS) late += 1
  }
  return { page: [...byKind.values()].flat(), later: [...laterByKind.values()].flat(), byKind, laterByKind, late }
}

/** The owner of everything, whom no row security binds, running the same bodies as themselves. */
async function asOwner(
  owner: pg.Client,
  connection: Connection,
): Promise<Asker & { readonly close: () => Promise<void> }> {
  for (const name of ['search_page', 'search_counts'])
    await owner.query(`alter function app.${name}(jsonb) security invoker`)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: new pg.Pool({ ...connection, max: 1 }) }) })
  return {
    inTransaction: (entry, work) =>
      db.transaction().execute(async (tx) => {
        await sql.raw(entry.statement).execute(tx)
        return await work(tx, {})
      }),
    close: () => db.destroy(),
  }
}

function resultsOf(runs: readonly Times[], owned: readonly Times[]): readonly Result[] {
  const p95 = (list: readonly Times[], times: (run: Times) => readonly number[]) =>
    rounded(median(list.map((run) => percentile(times(run), 0.95))))
  const kinds = [...(runs[0]?.byKind.keys() ?? [])]
  const [page, pageOwned] = [p95(runs, (run) => run.page), p95(owned, (run) => run.page)]
  const [later, laterOwned] = [p95(runs, (run) => run.later), p95(owned, (run) => run.later)]
  return [
    judged({ metric: 'page_p95', unit: 'ms', value: page, goal: 60, limit: pageOwned, better: 'less' }),
    ...kinds.map((kind) =>
      judged({
        metric: `page_p95_${kind.replace(' ', '_')}`,
        unit: 'ms',
        value: p95(runs, (run) => run.byKind.get(kind) ?? []),
        better: 'less',
      }),
    ),
    judged({ metric: 'facets_after_p95', unit: 'ms', value: later, goal: 500, limit: laterOwned, better: 'less' }),
    judged({
      metric: 'facets_late',
      unit: '',
      value: Math.max(...runs.map(({ late }) => late)),
      goal: 0,
      better: 'less',
    }),
    judged({
      metric: 'page_over_owner',
      unit: '×',
      value: rounded(mean(runs, (run) => run.page) / mean(owned, (run) => run.page)),
      goal: 1.3,
      better: 'less',
    }),
    judged({
      metric: 'facets_over_owner',
      unit: '×',
      value: rounded(mean(runs, (run) => run.later) / mean(owned, (run) => run.later)),
      goal: 1.3,
      better: 'less',
    }),
  ]
}

function besideOf({ byKind, laterByKind }: Times): readonly Result[] {
  const longest = (metric: string, kinds: Times['byKind']) =>
    [...kinds].map(([kind, times]) =>
      judged({
        metric: `${metric}_${kind.replace(' ', '_')}`,
        unit: 'ms',
        value: rounded(Math.max(...times)),
        better: 'less',
      }),
    )
  return [...longest('page', byKind), ...longest('facets_after', laterByKind)]
}

const rounded = (value: number) => Math.round(value * 100) / 100
/** The median over the runs of what all questions took together. */
const mean = (list: readonly Times[], times: (run: Times) => readonly number[]) =>
  median(list.map((run) => times(run).reduce((sum, one) => sum + one, 0)))

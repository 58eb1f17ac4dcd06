// What is found, counted and paged equals a plain filter over what the person may see, whichever way the database takes.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { testDatabase } from '../../server/testing/database.ts'
import { type SearchDocument, SearchQuery } from './model.ts'
import { countTogether, facetCounts, indexRecords, search } from './queries.ts'
import { statisticsOf } from './statistics.ts'
import { addPerson, grant, type Person } from './testing.ts'

const { database, superuser, connect } = await testDatabase()
const admin = await connect(superuser)
const institution = randomUUID()
const words = ['تعذيب', 'سجن', 'محكمة', 'زنزانة', 'حدود']
const terms = { colour: ['red', 'green', 'blue'], size: ['small', 'large'] } as const
const cases = Array.from({ length: 5 }, () => randomUUID())
const days = ['2019-06-01', '2020-01-15', '2020-01-31', '2020-12-31', '2021-05-05']

type Sample = SearchDocument & {
  readonly words: readonly string[]
  readonly dates: { readonly from: string | null; readonly to: string | null }
}
const samples = fc.record({
  kind: fc.constantFrom('event', 'person'),
  case_id: fc.constantFrom(...cases),
  words: fc.subarray(words),
  colour: fc.subarray([...terms.colour]),
  size: fc.subarray([...terms.size], { maxLength: 1 }),
  dates: fc
    .record({ from: fc.option(fc.constantFrom(...days)), to: fc.option(fc.constantFrom(...days)) })
    .map(({ from, to }) => {
      if (from === null || to === null) return { from, to }
      return from <= to ? { from, to } : { from: to, to: from }
    }),
})
const records: readonly Sample[] = fc.sample(samples, { numRuns: 150, seed: 7 }).map(({ colour, size, ...sample }) => ({
  ...sample,
  record_id: randomUUID(),
  texts: [sample.words.join(' ')],
  facets: [
    ...colour.map((term_id) => ({ facet: 'colour', term_id })),
    ...size.map((term_id) => ({ facet: 'size', term_id })),
  ],
}))

const writer = await addPerson(database, admin, institution)
for (const case_id of cases) await grant(admin, { person: writer.id, institution, case_id, level: 'edit' })
await writer.as((tx) => indexRecords(tx, records))

/** People who see all, some, one, what has ended, and nothing. */
const seen: readonly (readonly string[])[] = [cases, cases.slice(0, 3), cases.slice(4), cases.slice(1, 2), []]
const people: (Person & { readonly cases: readonly string[] })[] = []
for (const [index, ids] of seen.entries()) {
  const person = await addPerson(database, admin, institution)
  for (const case_id of ids) await grant(admin, { person: person.id, institution, case_id, level: 'view' })
  if (index === 3)
    await grant(admin, {
      person: person.id,
      institution,
      case_id: cases[0] ?? '',
      level: 'view',
      until: '2020-01-01T00:00:00Z',
    })
  people.push({ ...person, cases: ids })
}

const chosen = (facet: 'colour' | 'size') =>
  fc.subarray([...terms[facet]]).map((list) => (list.length === 0 ? [] : [{ facet, terms: list }]))
const queries = fc
  .record({
    wanted: fc.subarray(words, { maxLength: 2 }),
    without: fc.subarray(words, { maxLength: 1 }),
    kinds: fc.subarray(['event', 'person']),
    case_id: fc.option(fc.constantFrom(...cases, randomUUID())),
    colour: chosen('colour'),
    size: chosen('size'),
    dates: fc.option(
      fc
        .record({
          from: fc.option(fc.constantFrom(...days)),
          to: fc.option(fc.constantFrom(...days)),
          mode: fc.constantFrom('possible' as const, 'certain' as const),
        })
        .filter(({ from, to }) => from === null || to === null || from <= to),
    ),
    sort: fc.constantFrom('rank' as const, 'date' as const, 'updated' as const),
  })
  .map(({ wanted, without, colour, size, ...rest }) => ({
    ...rest,
    words: [...wanted, ...without.filter((word) => !wanted.includes(word)).map((word) => `-${word}`)].join(' '),
    facets: [...colour, ...size],
  }))

/** The same by a plain filter. */
function expected(query: SearchQuery, visible: readonly string[]): readonly Sample[] {
  const asked = query.words.split(' ').filter((word) => word !== '')
  const { dates } = query
  return records.filter(
    (record) =>
      visible.includes(record.case_id) &&
      (query.case_id === null || record.case_id === query.case_id) &&
      (query.kinds.length === 0 || query.kinds.includes(record.kind)) &&
      asked.every((word) =>
        word.startsWith('-') ? !record.words.includes(word.slice(1)) : record.words.includes(word),
      ) &&
      query.facets.every(({ facet, terms: any }) =>
        record.facets.some((one) => one.facet === facet && any.includes(one.term_id)),
      ) &&
      (dates === null || isIn(record.dates, dates)),
  )
}

function isIn(found: Sample['dates'], asked: NonNullable<SearchQuery['dates']>): boolean {
  const [from, to] = [found.from ?? '0000', found.to ?? '9999']
  if (asked.mode === 'certain')
    return found.from !== null && found.to !== null && from >= (asked.from ?? '0000') && to <= (asked.to ?? '9999')
  return (found.from !== null || found.to !== null) && to >= (asked.from ?? '0000') && from <= (asked.to ?? '9999')
}

const sortedIds = (list: readonly Sample[]) => list.map(({ record_id }) => record_id).toSorted()

async function agrees(input: unknown, person: (typeof people)[number]): Promise<void> {
  const query = SearchQuery.parse(input)
  const wanted = expected(query, person.cases)
  await person.as(async (tx) => {
    const found: string[] = []
    let after: string | undefined
    do {
      const page = await search(tx, query, { limit: 40, after, count: ['size'] })
      found.push(...page.ids)
      assert.ok(page.total === null || page.total === wanted.length)
      assert.ok(page.at_least <= wanted.length)
      after = page.next ?? undefined
    } while (after !== undefined)
    assert.deepEqual(found.toSorted(), sortedIds(wanted))
    const { total, facets } = await facetCounts(tx, query, { count: ['colour', 'size'] })
    assert.equal(total, wanted.length)
    for (const { facet, terms: counted } of facets) {
      const base = expected({ ...query, facets: query.facets.filter((one) => one.facet !== facet) }, person.cases)
      for (const { term_id, count } of counted)
        assert.equal(
          count,
          base.filter((record) => record.facets.some((one) => one.facet === facet && one.term_id === term_id)).length,
        )
      const carrying = new Set(
        base.flatMap((record) => record.facets.filter((one) => one.facet === facet).map((one) => one.term_id)),
      )
      assert.deepEqual(counted.map(({ term_id }) => term_id).toSorted(), [...carrying].toSorted())
    }
    const table = statisticsOf(await countTogether(tx, query, { dimensions: ['colour', 'size'] }), 0)
    assert.equal(table.total, wanted.length)
  })
}

const property = fc.asyncProperty(queries, fc.constantFrom(...people), agrees)

test('few matches, all from the index: ids, pages, counts and statistics are those of a plain filter', async () => {
  await fc.assert(property, { numRuns: 120 })
})

/** The property once more while a function of the index has `put` in the place of `text`, so that few records go the way of many. */
async function agreesWith(name: string, text: string, put: string): Promise<void> {
  const { rows } = await admin.query<{ text: string }>(`select pg_get_functiondef($1::regprocedure) as text`, [name])
  const shipped = rows[0]?.text ?? ''
  const changed = shipped.replace(text, put)
  assert.notEqual(changed, shipped)
  await admin.query(changed)
  await fc.assert(property, { numRuns: 120 })
  await admin.query(shipped)
}

test('many matches, walked from the newest on or sorted: the same', async () => {
  await agreesWith('app.search_page(jsonb)', 'most constant integer := 50000', 'most constant integer := 0')
})

test('a page made of the newest matches alone, where they are enough: the same', async () => {
  await agreesWith(
    'app.search_newest(jsonb, double precision)',
    'expected > 5000 and back < 50000',
    'ceil(back) < 100000000',
  )
})

test('without a context every function of the index fails', async () => {
  const app = await connect({ ...superuser, user: 'mithaq_app', password: 'app' })
  for (const call of [
    `app.search_page('{}')`,
    `app.search_counts('{}')`,
    `app.search_crosstab('{}', '{@kind,@year}')`,
    `app.search_put('{}')`,
    `app.search_remove('{}')`,
  ])
    await assert.rejects(app.query(`select ${call}`), { code: 'MQ001' }, call)
  for (const inner of ['search_entry', 'search_set', 'search_set_term', 'search_slot', 'search_case'])
    await assert.rejects(app.query(`select from ${inner}`), { code: '42501' }, inner)
})

test('a word is looked up in its index: nothing is scanned, hardly more rows are fetched than found, whatever other cases hold', async () => {
  const person = people[2]
  assert.ok(person !== undefined)
  const fill = (count: number) =>
    admin.query(
      `insert into search_entry (record_id, case_no, changed_at, day, analyzer_version, kind, tsv)
       select gen_random_uuid(), c.case_no, now(), '2020-01-01', 1, 'event', array_to_tsvector(array['سجن', 'كلمه' || n, '#kevent', '#c' || c.case_no])
       from generate_series(1, $1::integer) n, search_case c where c.case_id <> $2 and c.case_no % 4 = n % 4`,
      [count, cases[4]],
    )
  const fetched = async () =>
    await person.as(async (tx) => {
      const counters = async () =>
        (
          await sql<{ seq: number; fetched: number }>`
            select seq_scan::int as seq, idx_tup_fetch::int as fetched from pg_stat_xact_user_tables where relname = 'search_entry'`.execute(
            tx,
          )
        ).rows[0] ?? { seq: 0, fetched: 0 }
      const before = await counters()
      const page = await search(tx, SearchQuery.parse({ words: 'سجن' }), { limit: 50, count: ['size'] })
      const after = await counters()
      assert.equal(after.seq - before.seq, 0)
      return { fetched: after.fetched - before.fetched, hits: page.ids.length }
    })
  const first = await fetched()
  assert.ok(first.hits > 5 && first.fetched <= 4 * first.hits + 100, JSON.stringify(first))
  await fill(5000)
  await admin.query('vacuum analyze search_entry')
  const second = await fetched()
  assert.deepEqual(second, first)
})

test('the body that the function runs is an index scan over the words, as the role that owns it', async () => {
  await admin.query('begin')
  await admin.query('set local role mithaq_search')
  const { rows } = await admin.query<{ source: string }>(
    `select (app.search_matches('{"words": "''كلمه17''", "positive": true, "kinds": [], "facets": [], "dates": null}', array(select generate_series(1, 100)))).source`,
  )
  const plan = await admin.query<{ 'QUERY PLAN': string }>(`explain select from ${rows[0]?.source}`)
  await admin.query('rollback')
  assert.match(plan.rows.map((row) => row['QUERY PLAN']).join('\n'), /Bitmap Index Scan on search_entry_words/)
})

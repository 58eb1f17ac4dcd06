import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { testDatabase } from '../../server/testing/database.ts'
import { SearchQuery } from './model.ts'
import { countTogether, facetCounts, indexRecord, indexRecords, removeRecord, search } from './queries.ts'
import { statisticsOf } from './statistics.ts'
import { addPerson, grant } from './testing.ts'

const { database, superuser, connect } = await testDatabase()
const admin = await connect(superuser)
const institution = randomUUID()
const officer = await addPerson(database, admin, institution)
const stranger = await addPerson(database, admin, institution)
const caseId = randomUUID()
await grant(admin, { person: officer.id, institution, case_id: caseId, level: 'edit' })

const record = (given: Partial<Parameters<typeof indexRecord>[1]>) => ({
  record_id: randomUUID(),
  kind: 'event',
  case_id: caseId,
  texts: [],
  facets: [],
  ...given,
})
const query = (given: Partial<SearchQuery>) => SearchQuery.parse(given)

const torture = randomUUID()
const arrest = randomUUID()
const rabat = randomUUID()
const first = record({
  titles: [{ ar: 'واقعة في السجن المركزي', fr: 'Incident à la prison centrale' }],
  texts: ['الزنزانة رقم سبعة'],
  facets: [
    { facet: 'act-type', term_id: torture },
    { facet: 'act-type', term_id: arrest },
    { facet: 'area', term_id: rabat },
  ],
  dates: { from: '2020-03-01', to: '2020-03-31' },
})
const second = record({
  texts: [{ ar: 'توقيف قرب السجن', en: 'arrest near the prison' }],
  facets: [{ facet: 'act-type', term_id: arrest }],
  dates: { from: null, to: '2019-12-31' },
})
const person = record({ kind: 'person', texts: ['prison'], names: ['محمد صلاح'] })
await officer.as((tx) => indexRecords(tx, [first, second]))
await officer.as((tx) => indexRecord(tx, person))

const ids = async (given: Partial<SearchQuery>) =>
  (await officer.as((tx) => search(tx, query(given), { limit: 50 }))).ids.toSorted()
const sorted = (...records: readonly { readonly record_id: string }[]) =>
  records.map(({ record_id }) => record_id).toSorted()

test('words are all asked for, a phrase stands together, what is excluded is not there', async () => {
  assert.deepEqual(await ids({ words: 'السجن' }), sorted(first, second))
  assert.deepEqual(await ids({ words: 'السجن الزنزانة' }), sorted(first))
  assert.deepEqual(await ids({ words: '«السجن المركزي»' }), sorted(first))
  assert.deepEqual(await ids({ words: '"المركزي السجن"' }), [])
  assert.deepEqual(await ids({ words: 'prison -arrest' }), sorted(first, person))
  assert.deepEqual(await ids({ words: '-arrest' }), sorted(first, person))
  assert.deepEqual(await ids({ words: 'المرك', typing: true }), sorted(first))
  assert.deepEqual(await ids({ words: 'المرك' }), [])
  assert.deepEqual(await ids({ words: 'المرك*' }), sorted(first))
  assert.deepEqual(await ids({ words: 'السجون' }), sorted(first, second))
  for (const nothing of ['', ' ', '"', '-', '*', "'", '\\', '& | !', '«»', '<->'])
    assert.deepEqual(await ids({ words: nothing }), sorted(first, second, person), nothing)
})

test('a name is found however it is spelt, in either script, and a text is not taken for one', async () => {
  assert.deepEqual(await ids({ words: 'محمد صلاح' }), sorted(person))
  assert.deepEqual(await ids({ words: 'Mohammed' }), sorted(person))
  assert.deepEqual(await ids({ words: 'محمّد' }), sorted(person))
})

test('kinds, cases and facets narrow: AND between facets, OR inside one', async () => {
  assert.deepEqual(await ids({ kinds: ['person'] }), sorted(person))
  assert.deepEqual(await ids({ facets: [{ facet: 'act-type', terms: [arrest] }] }), sorted(first, second))
  assert.deepEqual(await ids({ facets: [{ facet: 'act-type', terms: [torture, arrest] }] }), sorted(first, second))
  assert.deepEqual(
    await ids({
      facets: [
        { facet: 'act-type', terms: [arrest] },
        { facet: 'area', terms: [rabat] },
      ],
    }),
    sorted(first),
  )
  assert.deepEqual(await ids({ facets: [{ facet: 'act-type', terms: [randomUUID()] }] }), [])
  assert.deepEqual(await ids({ facets: [{ facet: 'unheard-of', terms: [arrest] }] }), [])
  assert.deepEqual(await ids({ case_id: randomUUID() }), [])
  assert.deepEqual(await ids({ case_id: caseId, kinds: ['event'] }), sorted(first, second))
})

test('a date finds what may lie in it, or what certainly does; an open end may lie anywhere', async () => {
  const dates = (from: string | null, to: string | null, mode: 'possible' | 'certain') =>
    ids({ dates: { from, to, mode } })
  assert.deepEqual(await dates('2020-03-10', '2020-03-12', 'possible'), sorted(first))
  assert.deepEqual(await dates('2020-03-10', '2020-03-12', 'certain'), [])
  assert.deepEqual(await dates('2020-03-01', '2020-12-31', 'certain'), sorted(first))
  assert.deepEqual(await dates(null, '1950-01-01', 'possible'), sorted(second))
  assert.deepEqual(await dates(null, '2019-12-31', 'certain'), [])
  assert.deepEqual(await dates('2019-12-31', null, 'possible'), sorted(first, second))
})

test('facets count records by term; their own choice does not narrow them', async () => {
  const chosen = query({ facets: [{ facet: 'act-type', terms: [torture] }], kinds: ['event'] })
  const { total, facets } = await officer.as((tx) => facetCounts(tx, chosen, { count: ['area', 'act-type'] }))
  assert.equal(total, 1)
  assert.deepEqual(facets, [
    { facet: 'area', terms: [{ term_id: rabat, count: 1 }], none: 0 },
    {
      facet: 'act-type',
      terms: [
        { term_id: arrest, count: 2 },
        { term_id: torture, count: 1 },
      ],
      none: 0,
    },
  ])
  const page = await officer.as((tx) => search(tx, query({ kinds: ['event'] }), { limit: 1, count: ['area'] }))
  assert.equal(page.total, 2)
  assert.deepEqual(page.facets, [{ facet: 'area', terms: [{ term_id: rabat, count: 1 }], none: 1 }])
})

test('pages follow each other in every order without a gap or a repetition', async () => {
  for (const sort of ['rank', 'date', 'updated'] as const) {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await officer.as((tx) => search(tx, query({ words: 'prison', sort }), { limit: 1, after }))
      seen.push(...page.ids)
      after = page.next ?? undefined
    } while (after !== undefined)
    assert.deepEqual(seen.toSorted(), sorted(first, second, person), sort)
  }
})

test('statistics count records that fall together; an interval counts only where it lies wholly', async () => {
  const together = (dimensions: readonly [string, string]) =>
    officer.as((tx) => countTogether(tx, query({ kinds: ['event'] }), { dimensions }))
  assert.deepEqual(statisticsOf(await together(['act-type', '@year']), 0), {
    rows: [torture, arrest].toSorted(),
    columns: ['2020', '?'],
    overlapping: true,
    cells: [torture, arrest].toSorted().map((term) => (term === torture ? [1, 0] : [1, 1])),
    rowTotals: [torture, arrest].toSorted().map((term) => (term === torture ? 1 : 2)),
    columnTotals: [1, 1],
    total: 2,
  })
  assert.deepEqual(statisticsOf(await together(['@month', '@kind']), 0).rows, ['2020-03', '?'])
  assert.deepEqual(statisticsOf(await together(['area', '@case']), 0).rows, ['', rabat])
  const hidden = statisticsOf(await together(['act-type', '@year']), 5)
  assert.deepEqual([...hidden.cells.flat(), ...hidden.rowTotals, hidden.total].filter(Boolean), [])
  assert.deepEqual(await stranger.as((tx) => countTogether(tx, query({}), { dimensions: ['area', '@year'] })), [])
})

test('somebody without a grant finds nothing, counts nothing, and writes nothing', async () => {
  const page = await stranger.as((tx) => search(tx, query({}), { limit: 50, count: ['area'] }))
  assert.deepEqual([page.ids, page.total], [[], 0])
  assert.equal((await stranger.as((tx) => facetCounts(tx, query({}), { count: ['area'] }))).total, 0)
  await assert.rejects(
    stranger.as((tx) => indexRecord(tx, first)),
    { code: '42501' },
  )
  await assert.rejects(
    stranger.as((tx) => indexRecord(tx, record({ case_id: randomUUID() }))),
    { code: '42501' },
  )
  await stranger.as((tx) => removeRecord(tx, first.record_id))
  assert.deepEqual(await ids({ words: 'المركزي' }), sorted(first))
})

test('a record that is written again is found as it is now; one taken out is found no more', async () => {
  const third = record({ texts: ['قديم'] })
  await officer.as((tx) => indexRecord(tx, third))
  await officer.as((tx) => indexRecord(tx, { ...third, texts: ['جديد'] }))
  assert.deepEqual(await ids({ words: 'قديم' }), [])
  assert.deepEqual(await ids({ words: 'جديد' }), sorted(third))
  await officer.as((tx) => removeRecord(tx, third.record_id))
  assert.deepEqual(await ids({ words: 'جديد' }), [])
})

test('records of two kinds with more facets than columns are written together and counted by the last of them', async () => {
  const facets = (kind: string) =>
    Array.from({ length: 40 }, (_, index) => ({ facet: `${kind}.field-${index}`, term_id: `value-${index % 3}` }))
  const act = record({ kind: 'act', texts: ['ملفات'], facets: facets('act') })
  const link = record({ kind: 'link', texts: ['ملفات'], facets: [...facets('link'), ...facets('act').slice(38)] })
  await officer.as((tx) => indexRecords(tx, [act, link]))
  const count = ['act.field-39', 'link.field-0']
  const page = await officer.as((tx) => search(tx, query({ words: 'ملفات' }), { limit: 10, count }))
  assert.deepEqual(page.facets, [
    { facet: 'act.field-39', terms: [{ term_id: 'value-0', count: 2 }], none: 0 },
    { facet: 'link.field-0', terms: [{ term_id: 'value-0', count: 1 }], none: 1 },
  ])
  assert.deepEqual(await officer.as((tx) => facetCounts(tx, query({ words: 'ملفات' }), { count })), {
    total: 2,
    facets: page.facets,
  })
  assert.deepEqual(await ids({ facets: [{ facet: 'link.field-39', terms: ['value-0'] }] }), sorted(link))
})

import assert from 'node:assert/strict'
import test from 'node:test'
import { testDatabase } from '../../server/testing/database.ts'
import { type CoreList, coreLists, termsOf } from './core-lists/index.ts'
import { shipVocabularies } from './ship.ts'

const database = await testDatabase()
const client = await database.connect(database.superuser)
const uuid4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const all = coreLists.flatMap((list) => termsOf(list).map((term) => ({ ...term, list: list.key })))

/** Keys that other rooms refer to. */
const contract =
  `counting-unit sex-gender age-band violation-status monitoring-status impact intervention-status priority
  compensation date-type reliability credibility degree-of-involvement attribution source-connection material intervention-type response
  event-link relationship perpetrator-type victim-status perpetrator-status detention-type detention-conditions counsel court
  court-language autopsy death-certificate death-cause identification-method statements-signed medical-attention torture-purpose
  istanbul-consistency torture-finding-kind location-type method characteristics act-type right person-kind civil-status education
  occupation-group country case-mandate intake-channel retention-class property-loss interview-mode place-class risk-threat risk-level`
    .trim()
    .split(/\s+/)

test('every list that records refer to is shipped, with random ids that are unique over all lists and codes unique in each', () => {
  const keys = coreLists.map(({ key }) => key)
  for (const key of contract) assert.ok(keys.includes(key), key)
  const ids = [...coreLists.map(({ id }) => id), ...all.map(({ id }) => id)]
  assert.equal(new Set(ids).size, ids.length)
  for (const id of ids) assert.match(id, uuid4)
  const codes = all.map(({ list, code }) => `${list} ${code}`)
  assert.equal(new Set(codes).size, codes.length)
})

test('types of acts have 38 roots, kinds of places 12, characteristics those of HURIDOCS; every mapped code has twelve digits', () => {
  const roots = (key: string) => all.filter(({ list, parent }) => list === key && parent === null)
  assert.equal(roots('act-type').length, 38)
  assert.equal(roots('location-type').length, 12)
  assert.equal(roots('characteristics').filter(({ huri_code }) => huri_code !== null).length, 9)
  for (const { huri_code } of all) assert.match(huri_code ?? '0'.repeat(12), /^\d{12}$/)
})

test('Arabic, French and English stand in every term, each in its own script', () => {
  for (const { ar, fr, en } of all) {
    assert.match(ar, /[\u0621-\u064a]/, ar)
    assert.doesNotMatch(`${fr} ${en}`, /[\u0600-\u06ff]/, fr)
    assert.doesNotMatch(ar, /اً/, 'tanwin stands before the alef')
  }
})

test('countries are the members of the United Nations and its observers, under institutional names, without contested entries', () => {
  const countries = all.filter(({ list }) => list === 'country')
  assert.equal(countries.filter(({ code }) => /^[A-Z]{2}$/.test(code)).length, 195)
  const palestine = countries.find(({ code }) => code === 'PS')
  assert.deepEqual(
    [palestine?.ar, palestine?.fr, palestine?.en],
    ['دولة فلسطين', 'État de Palestine', 'State of Palestine'],
  )
  for (const code of ['EH', 'TW', 'XK']) assert.equal(countries.find((one) => one.code === code)?.code, undefined)
})

test('the lists stand in the database after a start, in the order of the files, and a second start changes nothing', async () => {
  const { rows } = await client.query('select count(*)::int as terms from term')
  assert.equal(rows[0].terms, all.length)
  assert.deepEqual(await shipVocabularies(database.owner), { added: 0, changed: 0 })
  const { rows: unwritten } = await client.query(
    'select from term t where not exists (select from term_word w where w.term_id = t.id)',
  )
  assert.equal(unwritten.length, 0)
})

const list = (name: string, terms: readonly string[]): CoreList => ({
  id: 'f2a4a50c-1f4a-4e4c-9a55-0a8e2b1f7e01',
  key: 'sample-list',
  name: { ar: name, fr: name, en: name },
  huri: null,
  terms,
})
const one = (words: string) => `0a1f7d6e-3b5c-4d2e-8f10-aabbccddee01 01 - | ${words}`
const two = (words: string) => `0a1f7d6e-3b5c-4d2e-8f10-aabbccddee02 02 - | ${words}`
const three = (words: string) => `0a1f7d6e-3b5c-4d2e-8f10-aabbccddee03 0101 - | ${words}`
const labels = async () => {
  const { rows } = await client.query(
    `select code, label_ar, label_fr, status_ar, (select code from term p where p.id = t.parent_id) as parent from term t
     where vocabulary_id = 'f2a4a50c-1f4a-4e4c-9a55-0a8e2b1f7e01' order by code`,
  )
  return rows
}

test('a newer release renames and adds; what the institution changed and what the release dropped stay', async () => {
  await shipVocabularies(database.owner, [list('أول', [one('أ | a | a'), two('ب | b | b')])])
  await client.query('begin')
  await client.query(`select app.enter(gen_random_uuid(), gen_random_uuid(), '{}', 'test', gen_random_uuid())`)
  await client.query(
    `update term set label_ar = 'لفظ المؤسسة', status_ar = 'reviewed', reviewers = '{"ar": "مراجِعة"}' where label_ar = 'أ'`,
  )
  await client.query('commit')
  const outcome = await shipVocabularies(database.owner, [list('ثان', [one('ج | c | c'), three('د | d | d')])], '2')
  assert.deepEqual(outcome, { added: 1, changed: 1 })
  assert.deepEqual(await labels(), [
    { code: '01', label_ar: 'لفظ المؤسسة', label_fr: 'c', status_ar: 'reviewed', parent: null },
    { code: '0101', label_ar: 'د', label_fr: 'd', status_ar: 'unreviewed', parent: '01' },
    { code: '02', label_ar: 'ب', label_fr: 'b', status_ar: 'unreviewed', parent: null },
  ])
  const { rows } = await client.query(
    `select word from term_word join term on term.id = term_id where code = '01' and word = 'c'`,
  )
  assert.equal(rows.length, 1, 'the new words are found')
})

test('a release whose tree the moves of the institution would close to a circle starts all the same', async () => {
  await client.query('begin')
  await client.query(`select app.enter(gen_random_uuid(), gen_random_uuid(), '{}', 'test', gen_random_uuid())`)
  await client.query(
    `update term set parent_id = (select id from term where code = '02' and vocabulary_id = t.vocabulary_id) from (select 'f2a4a50c-1f4a-4e4c-9a55-0a8e2b1f7e01'::uuid as vocabulary_id) t
     where code = '01' and term.vocabulary_id = t.vocabulary_id`,
  )
  await client.query('commit')
  const moved = '0a1f7d6e-3b5c-4d2e-8f10-aabbccddee02 0102 - | ب | b2 | b'
  const renamed = list('ثالث', [one('ج | c | c'), moved])
  await shipVocabularies(database.owner, [renamed], '3')
  const found = await labels()
  assert.deepEqual(
    found.map(({ label_fr, parent }) => [label_fr, parent]),
    [
      ['c', '02'],
      ['d', '01'],
      ['b2', null],
    ],
  )
})

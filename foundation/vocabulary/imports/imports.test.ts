import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { type Requests, requestsOf, setUp, testApp } from '../../../server/testing/instance.ts'
import { addColleague } from '../../../server/testing/people.ts'
import type { FoundTerm } from '../model.ts'
import type { Import } from './model.ts'
import { readRows } from './read-file.ts'
import { FileRefused } from './rows.ts'

const { app, code, database, visitor } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const officer = requestsOf(app, (await addColleague(superuser, ['documentation-officer'])).token)

const heading = 'list,vocab_number,huri_code,parent_vocab_number,level,term_order,en,fr,es,ar,ar_status,ar_source'
/** A row of an invented list, in the shape of the files. */
const row = (list: string, code: string, more: Partial<Record<string, string>> = {}) => {
  const huri = code.padEnd(12, '0')
  const values = {
    number: huri + list.padStart(2, '0'),
    parent: '',
    order: '1',
    en: `term ${code}`,
    fr: `terme ${code}`,
    es: `término ${code}`,
    ar: `بند ${code}`,
    status: 'as-source',
    source: 'نص لا يؤخذ',
    ...more,
  }
  return [
    list,
    values.number,
    huri,
    values.parent,
    '-5',
    values.order,
    values.en,
    values.fr,
    values.es,
    values.ar,
    values.status,
    values.source,
  ].join(',')
}
const number = (list: string, code: string) => code.padEnd(12, '0') + list.padStart(2, '0')

async function plan(content: string, kind: 'terms' | 'areas' = 'terms', format: 'csv' | 'geojson' = 'csv') {
  return await officer('POST', '/api/vocabulary-imports', { body: { kind, format, file_name: 'file', content } })
}
async function whole(requests: Requests, id: unknown): Promise<Import> {
  for (;;) {
    const found = (await requests('POST', `/api/vocabulary-imports/${id}/steps`)).body as unknown as Import
    if ((found.counts.waiting ?? 0) === 0) return found
  }
}
const accounted = ({ counts, rows }: Import) =>
  assert.equal(
    Object.values(counts).reduce((sum, one) => sum + one, 0),
    rows,
  )
const termsOf = async (list: string) =>
  ((await officer('GET', `/api/vocabularies/huridocs-${list}/terms?limit=200`)).body.items ?? []) as FoundTerm[]

test('a preview writes nothing; then every row is created, held or kept out with its reason, and a second import changes nothing', async () => {
  const file = [
    heading,
    row('5', '01', { order: '2' }),
    row('5', '0101', { parent: number('5', '01'), order: '1' }),
    row('5', '0101', { parent: number('5', '01') }),
    row('5', '0201', { parent: number('5', '02') }),
    row('5', '0301', { parent: number('4', '01') }),
    row('5', '04', { number: '999' }),
    row('13', '01', { status: 'realigned-unchecked' }),
    row('77', '01'),
    '5,short',
  ].join('\n')
  const preview = await plan(file)
  assert.equal(preview.status, 201, preview.text)
  assert.deepEqual(await termsOf('05'), [])
  const planned = preview.body as unknown as Import
  assert.deepEqual([planned.counts.waiting, planned.counts.duplicate, planned.counts.rejected], [2, 1, 6])
  assert.deepEqual(
    planned.kept_out.map(({ line, reason }) => [line, reason]),
    [
      [4, 'code-twice'],
      [5, 'parent-missing'],
      [6, 'parent-elsewhere'],
      [7, 'number-differs'],
      [8, 'list-refused'],
      [9, 'list-unknown'],
      [10, 'row-broken'],
    ],
  )
  const url = `/api/vocabulary-imports/${planned.id}/kept-out`
  const first = await officer('GET', `${url}?limit=5`)
  const rest = await officer('GET', `${url}?limit=5&after=${String(first.body.next)}`)
  assert.deepEqual(
    [first, rest].flatMap(({ body }) => body.items),
    planned.kept_out,
    'all of them, a page at a time',
  )
  assert.equal(rest.body.next, null)
  const done = await whole(officer, planned.id)
  accounted(done)
  assert.equal(done.counts.created, 2)
  const terms = await termsOf('05')
  assert.deepEqual(
    terms.map(({ code: own, labels, statuses }) => [own, labels.ar, statuses.ar]),
    [
      ['010100000000', 'بند 0101', 'unreviewed'],
      ['010000000000', 'بند 01', 'unreviewed'],
    ],
  )
  const again = await whole(officer, ((await plan(file)).body as unknown as Import).id)
  assert.deepEqual([again.counts.created, again.counts.updated, again.counts.unchanged], [0, 0, 2])
})

test('Arabic follows its status, French and Spanish of list 41 and three French labels of list 4 are left out, and no source text is kept', async () => {
  const file = [
    heading,
    row('3', '01', { status: 'realigned' }),
    row('80', '01', { status: 'missing', ar: 'لا يؤخذ' }),
    row('41', '02'),
    row('4', '042103'),
  ].join('\n')
  await whole(officer, (await plan(file)).body.id)
  const [moved] = await termsOf('03')
  assert.deepEqual([moved?.note, moved?.statuses.ar], ['re-aligned', 'unreviewed'])
  assert.equal((await termsOf('80'))[0]?.labels.ar, undefined)
  assert.deepEqual(Object.keys((await termsOf('41'))[0]?.labels ?? {}).toSorted(), ['ar', 'en'])
  assert.deepEqual(Object.keys((await termsOf('04'))[0]?.labels ?? {}).toSorted(), ['ar', 'en', 'es'])
  const { rows } = await superuser.query(
    `select count(*)::int as found from vocabulary_import_row where data::text ~ 'لا يؤخذ'`,
  )
  assert.equal(rows[0].found, 0)
})

test('a file whose Arabic has an unknown status, that lacks a column or is not UTF-8 is refused whole, in words', async () => {
  const unknown = await plan([heading, row('5', '06'), row('5', '07', { status: 'guessed' })].join('\n'))
  assert.deepEqual([unknown.status, unknown.body.code], [422, 'vocabulary.arabic-status-unknown'])
  assert.match(String(unknown.body.detail), /Line \u2068?3/)
  assert.doesNotMatch(unknown.text, /نص لا يؤخذ/)
  const missing = await plan('list,en\n5,a')
  assert.deepEqual([missing.status, missing.body.code], [422, 'vocabulary.column-missing'])
  await assert.rejects(
    readRows('csv', Buffer.from([0x61, 0xff, 0x0a])),
    (error) => error instanceof FileRefused && error.code === 'not-utf-8',
  )
})

test('what the institution changed is not written over by a later file; what it left alone follows', async () => {
  await whole(officer, (await plan([heading, row('7', '01'), row('7', '02')].join('\n'))).body.id)
  const own = (await termsOf('07')).find(({ code: one }) => one.startsWith('01'))
  await officer('PATCH', `/api/terms/${own?.id}`, {
    body: { labels: { ar: 'لفظ المؤسسة' } },
    version: own?.version ?? 0,
  })
  const newer = [heading, row('7', '01', { ar: 'جديد', fr: 'nouveau' }), row('7', '02', { ar: 'جديد' })].join('\n')
  const done = await whole(officer, (await plan(newer)).body.id)
  assert.equal(done.counts.updated, 2)
  assert.deepEqual(
    (await termsOf('07')).map(({ labels }) => [labels.ar, labels.fr]),
    [
      ['لفظ المؤسسة', 'nouveau'],
      ['جديد', 'terme 02'],
    ],
  )
})

test('areas come from a table, parents first whatever the order, and each fault is told with its column', async () => {
  const file = [
    'code,parent_code,type,name_ar,name_fr,variants_fr,latitude,longitude,radius_m,valid_from,valid_to',
    'T1,R1,06,بلدة,Bourg,Le Bourg|Bourg-Vieux,31.5,-7.25,500,,',
    'R1,,02,جهة,Région,,,,,2015-09-04,',
    'T2,R9,06,أخرى,Autre,,,,,,',
    'C1,C2,,دائرة,Cercle,,,,,,',
    'C2,C1,,دائرة,Cercle,,,,,,',
    'T3,R1,06,مكان,Lieu,,95,1,,,',
    'T4,R1,xx,مكان,Lieu,,,,,,',
    'T5,R1,06,مكان,Lieu,,,,,2015-02-30,',
    'T6,R1,06,,,,,,,,',
  ].join('\n')
  const preview = await plan(file, 'areas')
  assert.equal(preview.status, 201, preview.text)
  const planned = preview.body as unknown as Import
  assert.deepEqual(
    planned.kept_out.map(({ line, reason, field }) => [line, reason, field]),
    [
      [4, 'parent-missing', 'parent_code'],
      [5, 'parent-circle', 'parent_code'],
      [6, 'parent-circle', 'parent_code'],
      [7, 'point-wrong', 'latitude'],
      [8, 'type-unknown', 'type'],
      [9, 'date-wrong', 'valid_from'],
      [10, 'label-missing', 'name_ar'],
    ],
  )
  const done = await whole(officer, planned.id)
  accounted(done)
  assert.equal(done.counts.created, 2)
  const found = (await officer('GET', '/api/areas?search=vieux')).body.items as { code: string; above: unknown[] }[]
  assert.deepEqual(
    found.map(({ code: own, above }) => [own, above]),
    [['T1', [{ ar: 'جهة', fr: 'Région' }]]],
  )
  assert.equal((await whole(officer, (await plan(file, 'areas')).body.id)).counts.unchanged, 2)
})

test('GeoJSON gives names and points; the shape of an area never becomes a point; a file too deep is refused', async () => {
  const shape = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [0, 9],
        [9, 9],
        [0, 0],
      ],
    ],
  }
  const features = [
    {
      type: 'Feature',
      properties: { code: 'G1', name_en: 'Well' },
      geometry: { type: 'Point', coordinates: [35.2, 31.9] },
    },
    { type: 'Feature', properties: { code: 'G2', name_en: 'Field', latitude: 4, longitude: 5 }, geometry: shape },
  ]
  const reply = await plan(JSON.stringify({ type: 'FeatureCollection', features }), 'areas', 'geojson')
  assert.equal(reply.status, 201, reply.text)
  await whole(officer, reply.body.id)
  const points = async (search: string) =>
    (
      (await officer('GET', `/api/areas?search=${search}`)).body.items as {
        latitude: number | null
        longitude: number | null
      }[]
    ).map(({ latitude, longitude }) => [latitude, longitude])
  assert.deepEqual(await points('well'), [[31.9, 35.2]])
  assert.deepEqual(await points('field'), [[null, null]])
  const deep = await plan(`${'['.repeat(1_000_000)}`, 'areas', 'geojson')
  assert.deepEqual([deep.status, deep.body.code], [422, 'vocabulary.file-too-costly'])
})

const shared = join(import.meta.dirname, '../../../../shared/data/esf/microthesauri.csv')
test('the whole HURIDOCS file: every row accounted for, refused lists absent, no withheld Arabic in any label', {
  skip: existsSync(shared) ? false : 'not present',
}, async () => {
  const content = readFileSync(shared, 'utf8')
  const preview = await plan(content)
  assert.equal(preview.status, 201, preview.text)
  const done = await whole(officer, preview.body.id)
  accounted(done)
  assert.equal(done.rows, 4517)
  assert.equal((done.counts.created ?? 0) + (done.counts.updated ?? 0), 4517 - 206 - 255 - 283 - 7)
  const { rows: read } = await readRowsWithSource(content)
  const withheld = read.filter(({ ar_status }) =>
    ['realigned-unchecked', 'missing', 'withheld-derogatory'].includes(ar_status ?? ''),
  )
  const { rows: found } = await superuser.query(
    `select count(*)::int as found from term t join vocabulary v on v.id = t.vocabulary_id
     where v.origin = 'package' and label_ar = any ($1) and label_ar <> all ($2)`,
    [
      withheld.map(({ ar_source }) => ar_source).filter((text) => text !== ''),
      read.filter(({ ar_status }) => ar_status === 'as-source' || ar_status === 'realigned').map(({ ar }) => ar),
    ],
  )
  assert.equal(found[0].found, 0)
  const { rows: refused } = await superuser.query(
    `select key from vocabulary where key = any ('{huridocs-06,huridocs-13,huridocs-15,huridocs-65,huridocs-67}')`,
  )
  assert.deepEqual(refused, [])
  const life = await officer('GET', '/api/terms?list=huridocs-04&search=right%20to%20life')
  const term = (life.body.items as FoundTerm[]).find(({ code: own }) => own === '010000000000')
  assert.match(term?.labels.ar ?? '', /الحياة/)
  assert.match(term?.labels.fr ?? '', /vie/)
  assert.match(term?.labels.en ?? '', /right to life/)
})

/** The file with the column that the product never reads, for the comparison of this test alone. */
async function readRowsWithSource(content: string) {
  const { parse } = await import('csv-parse/sync')
  return { rows: parse(content, { columns: true, bom: true }) as Record<string, string>[] }
}

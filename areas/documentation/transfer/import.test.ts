/** Imports over HTTP from the file to the records and back: one piece, as every scene begins with the same person, file and mapping. */
import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import test from 'node:test'
import { ZipFile } from 'yazl'
import { requestsOf, setUp, testApp } from '../../../server/testing/instance.ts'
import { addColleague } from '../../../server/testing/people.ts'
import { openCaseFile } from '../testing.ts'
import type { ImportRun } from './model.ts'
import { layFile, runStep } from './testing.ts'
import type { FirstRecords } from './views.ts'

const { app, code, database, visitor, store } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const { rows: institutions } = await superuser.query<{ id: string }>('select id from institution where is_self')
const institution = institutions[0]?.id ?? ''
const officer = { ...(await addColleague(superuser, ['documentation-officer'])), institution }
const stranger = await addColleague(superuser, ['documentation-officer'])
const me = requestsOf(app, officer.token)
const them = requestsOf(app, stranger.token)

type Run = ImportRun & { readonly findings_errors: readonly { row: number; code: string }[] }
const dialect = { format: 'csv' }

async function begin(text: string | Uint8Array, options: object = dialect): Promise<Run> {
  const file_id = await layFile(database, store, officer, typeof text === 'string' ? Buffer.from(text) : text)
  const {
    status,
    body,
    text: told,
  } = await me('POST', '/api/imports', { body: { file_id, file_name: 'table.csv', dialect: options } })
  assert.equal(status, 201, told)
  return body as unknown as Run
}

async function move(run: Run, to: string): Promise<Run> {
  const { status, body, text } = await me('POST', `/api/imports/${run.id}/state`, { body: { to } })
  assert.equal(status, 200, text)
  return body as unknown as Run
}

const seen = async (run: Run) => (await me('GET', `/api/imports/${run.id}`)).body as unknown as Run

/** Maps, tries, runs to the end. */
async function importAll(run: Run, case_id: string, mapping: object): Promise<Run> {
  const { status, text } = await me('PUT', `/api/imports/${run.id}/mapping`, { body: { case_id, mapping } })
  assert.equal(status, 200, text)
  await move(run, 'preview')
  await runStep(database, store, officer, run.id, 'preview')
  await move(run, 'running')
  await runStep(database, store, officer, run.id, 'run')
  return await seen(run)
}

const events = {
  parts: [
    {
      part: 'event',
      kind: 'event',
      id: { column: 'no' },
      fields: { title: { ar: 'عنوان', fr: 'titre' }, start: { column: 'date' }, affected: { column: 'count' } },
    },
  ],
}
const header = 'no,عنوان,titre,date,count'
const count = async (table: string, caseId: string) => {
  const { rows } = await superuser.query<{ n: number }>(
    `select count(*)::int as n from ${table} where case_id = $1 and deleted_at is null`,
    [caseId],
  )
  return rows[0]?.n
}
const isSum = ({ counts: { rows_read, created, updated, unchanged, held, rejected } }: Run) =>
  assert.equal(rows_read, created + updated + unchanged + held + rejected)

test('dates in three formats, two languages and empty cells become records; every row is accounted for', async () => {
  const caseFile = await openCaseFile(me)
  const run = await begin(
    [
      header,
      '1,حدث أول,Premier,2023-05-14,3',
      '2,حدث ثان,,14/05/2023,',
      '3,حدث ثالث,,14 ماي 2023,٥-٧',
      '4,حدث رابع,,31/02/2023,1',
      '5,,,2023,1',
      '1,حدث أول,Premier,2023-05-14,3',
      '6,مستقبل,,2199-01-01,1',
      ',بلا رقم,,2023,1',
    ].join('\n'),
  )
  assert.deepEqual(run.header, header.split(','))
  const done = await importAll(run, caseFile.id, events)
  isSum(done)
  assert.equal(done.state, 'completed_with_errors')
  const { rows_read, created, held, rejected, records } = done.counts
  assert.deepEqual(
    { rows_read, created, held, rejected, records },
    { rows_read: 8, created: 3, held: 1, rejected: 4, records: 3 },
  )
  assert.deepEqual(done.findings?.counts, done.counts)
  const { body } = await me('GET', `/api/imports/${run.id}/rejections`)
  const reasons = (body.items as { row: number; column: string; code: string; message: { ar: string } }[]).map(
    ({ row, column, code: reason }) => [row, column, reason],
  )
  assert.deepEqual(reasons, [
    [5, 'date', 'import.not-a-date'],
    [6, 'عنوان', 'field.required'],
    [7, 'no', 'import.row-repeated'],
    [8, 'date', 'date.in-future'],
    [9, 'no', 'import.no-id'],
  ])
  const { rows } = await superuser.query(
    `select legacy_no, title, start, start_as_told, affected_min, affected_max, provenance ->> 'batch_id' as batch from event
     where case_id = $1 order by legacy_no`,
    [caseFile.id],
  )
  assert.deepEqual(
    rows.map(({ start, affected_min, affected_max }) => [start, affected_min, affected_max]),
    [
      ['2023-05-14', 3, 3],
      ['2023-05-14', null, null],
      ['2023-05-14', 5, 7],
    ],
  )
  assert.deepEqual(rows[0].title, { ar: 'حدث أول', fr: 'Premier' })
  assert.equal(rows[2].start_as_told, '14 ماي 2023')
  assert.equal(rows[0].batch, run.id)
})

test('the same file again changes nothing; a corrected one changes what differs; withdrawing gives back what was', async () => {
  const caseFile = await openCaseFile(me)
  const first = await importAll(await begin(`${header}\n1,أول,,2023,1\n2,ثان,,2023,1`), caseFile.id, events)
  assert.equal(first.state, 'completed')
  const again = await importAll(await begin(`${header}\n1,أول,,2023,1\n2,ثان,,2023,1`), caseFile.id, events)
  assert.deepEqual([again.counts.unchanged, again.counts.created], [2, 0])
  const corrected = await importAll(
    await begin(`${header}\n1,أول,,2024,1\n2,ثان,,2023,1\n3,ثالث,,2023,1`),
    caseFile.id,
    events,
  )
  assert.deepEqual([corrected.counts.updated, corrected.counts.unchanged, corrected.counts.created], [1, 1, 1])
  await move(corrected, 'withdrawn')
  await runStep(database, store, officer, corrected.id, 'withdraw')
  const withdrawn = await seen(corrected)
  assert.equal(withdrawn.state, 'withdrawn')
  assert.deepEqual(withdrawn.withdrawn, { removed: 1, restored: 1, kept: 0 })
  const { rows } = await superuser.query(
    'select legacy_no, start from event where case_id = $1 and deleted_at is null order by legacy_no',
    [caseFile.id],
  )
  assert.deepEqual(rows, [
    { legacy_no: '1', start: '2023' },
    { legacy_no: '2', start: '2023' },
  ])
  const { rows: log } = await superuser.query<{ type: string }>(
    `select type from custody_pending join custody_opening using (id) where object_id = $1 union all
     select type from custody_entry join custody_opening using (id) where object_id = $1`,
    [corrected.id],
  )
  assert.ok(log.some(({ type }) => type === 'documentation.import-withdrawn'))
})

const people = {
  parts: [
    { part: 'event', kind: 'event', id: { constant: 'list-1' }, fields: { title: { text: { ar: 'القائمة' } } } },
    {
      part: 'victim',
      kind: 'person',
      id: { column: 'key' },
      fields: {
        kind: { constant: '01' },
        public_name: { ar: 'name' },
        public_name_citation: { constant: 'قائمة منشورة' },
        sex_gender: { column: 'sex', values: { f: '02', m: '01' } },
      },
    },
    {
      part: 'act',
      kind: 'act',
      id: { column: 'key' },
      fields: { victim: { part: 'victim' }, event: { part: 'event' }, type: { constant: '01' } },
    },
    {
      part: 'by',
      kind: 'involvement',
      id: { column: 'key' },
      fields: { act: { part: 'act' }, degree: { constant: '01' } },
      unknown: ['perpetrator'],
    },
  ],
}

test('one row makes an event, a person, an act and an involvement; a row is taken whole or not at all', async () => {
  const caseFile = await openCaseFile(me)
  const done = await importAll(
    await begin('key,name,sex\na,شخص أول,f\nb,شخص ثان,m\nc,شخص ثالث,zz\n'),
    caseFile.id,
    people,
  )
  assert.deepEqual([done.counts.created, done.counts.rejected, done.counts.records], [2, 1, 7])
  for (const [table, expected] of [
    ['event', 1],
    ['person_or_group', 2],
    ['act', 2],
    ['involvement', 2],
  ] as const)
    assert.equal(await count(table, caseFile.id), expected, table)
  assert.deepEqual(
    done.findings?.unknown_terms.map(({ value, list }) => [value, list]),
    [['zz', 'sex-gender']],
  )
  const rejected = await me('GET', `/api/imports/${done.id}/rejected.csv`)
  assert.equal(rejected.status, 200)
  assert.match(rejected.text, /c,شخص ثالث,zz,4,sex,/)
})

test('nothing in the file of rejected rows is a formula, and what comes back corrected is what was written', async () => {
  const caseFile = await openCaseFile(me)
  const formulas = ['=1+1', '+33 6', '-x', '@sum', "'=quoted", "''=twice"]
  const done = await importAll(
    await begin(`${header}\n${formulas.map((text, n) => `${n},"${text}",,31/02/2023,1`).join('\n')}`),
    caseFile.id,
    events,
  )
  assert.equal(done.counts.rejected, formulas.length)
  const { text } = await me('GET', `/api/imports/${done.id}/rejected.csv`)
  for (const cell of text.split(/[,\r\n"]+/)) assert.doesNotMatch(cell, /^[=+\-@\t]/u)
  const corrected = await importAll(await begin(text.replaceAll('31/02/2023', '28/02/2023')), caseFile.id, events)
  assert.equal(corrected.counts.created, formulas.length)
  const { rows } = await superuser.query<{ title: { ar: string } }>(
    'select title from event where case_id = $1 order by legacy_no',
    [caseFile.id],
  )
  assert.deepEqual(
    rows.map(({ title }) => title.ar),
    formulas,
  )
})

test('a run stopped at any batch goes on behind the last row that was committed, and once only', async () => {
  const caseFile = await openCaseFile(me)
  const lines = Array.from({ length: 2500 }, (_, n) => `${n},حدث ${n},,2023,1`)
  const run = await begin(`${header}\n${lines.join('\n')}`)
  await me('PUT', `/api/imports/${run.id}/mapping`, { body: { case_id: caseFile.id, mapping: events } })
  await move(run, 'preview')
  await runStep(database, store, officer, run.id, 'preview')
  await move(run, 'running')
  // the second batch dies inside its transaction, as if the process had been killed there
  await superuser.query(`create function die() returns trigger language plpgsql as $$ begin
    if (select count(*) from event where case_id = new.case_id) > 1500 then raise exception 'killed' using errcode = '57P01'; end if;
    return new; end $$; create trigger die after insert on event for each row execute function die()`)
  await assert.rejects(runStep(database, store, officer, run.id, 'run'))
  await superuser.query('drop trigger die on event; drop function die()')
  const halfway = await seen(run)
  isSum(halfway)
  assert.equal(halfway.counts.rows_read, 1000)
  assert.equal(await count('event', caseFile.id), 1000)
  await Promise.all([1, 2].map(() => runStep(database, store, officer, run.id, 'run')))
  const done = await seen(run)
  assert.equal(done.state, 'completed')
  assert.deepEqual([done.counts.rows_read, done.counts.created], [2500, 2500])
  assert.equal(await count('event', caseFile.id), 2500)
})

test('a paused run stands still and goes on; a cancelled one ends', async () => {
  const caseFile = await openCaseFile(me)
  const run = await begin(`${header}\n1,أول,,2023,1`)
  await me('PUT', `/api/imports/${run.id}/mapping`, { body: { case_id: caseFile.id, mapping: events } })
  await move(run, 'preview')
  const early = await me('POST', `/api/imports/${run.id}/state`, { body: { to: 'running' } })
  assert.deepEqual([early.status, early.body.code], [409, 'import.wrong-moment'])
  await runStep(database, store, officer, run.id, 'preview')
  await move(run, 'running')
  await move(run, 'paused')
  await runStep(database, store, officer, run.id, 'run')
  assert.equal(await count('event', caseFile.id), 0)
  await move(run, 'running')
  await move(run, 'cancelled')
  await runStep(database, store, officer, run.id, 'run')
  assert.equal((await seen(run)).state, 'cancelled')
  assert.equal(await count('event', caseFile.id), 0)
})

test('a mapping is refused with everything that is wrong: sealed fields, names in a sealed case, missing columns, unmapped required fields', async () => {
  const caseFile = await openCaseFile(me)
  const run = await begin('key,name\n1,x')
  const mapping = {
    parts: [
      {
        part: 'p',
        kind: 'person',
        fields: { names: { column: 'name' }, safe_contact: { column: 'name' }, age_band: { column: 'nowhere' } },
      },
    ],
  }
  const { status, body } = await me('PUT', `/api/imports/${run.id}/mapping`, {
    body: { case_id: caseFile.id, mapping },
  })
  assert.equal(status, 422)
  const found = (body.errors as { pointer: string; code: string }[]).map(({ pointer, code: reason }) => [
    pointer,
    reason,
  ])
  assert.deepEqual(found, [
    ['/mapping/parts/0/fields/names', 'import.names-sealed'],
    ['/mapping/parts/0/fields/safe_contact', 'import.sealed'],
    ['/mapping/parts/0/fields/age_band', 'import.no-column'],
    ['/mapping/parts/0/fields/kind', 'import.required-unmapped'],
  ])
})

test('a case with restricted identities takes names, which its team finds and nobody else', async () => {
  const caseFile = await openCaseFile(me, { identity_policy: 'restricted' })
  const mapping = {
    parts: [
      {
        part: 'p',
        kind: 'person',
        id: { column: 'key' },
        fields: { kind: { constant: '01' }, names: { column: 'name' } },
      },
    ],
  }
  const done = await importAll(await begin('key,name\n1,ليلى التجريبية|ليلى ت\n2,'), caseFile.id, mapping)
  assert.equal(done.counts.created, 2)
  const { rows } = await superuser.query('select name, use from person_name where case_id = $1 order by use', [
    caseFile.id,
  ])
  assert.deepEqual(rows, [
    { name: 'ليلى التجريبية', use: 'main' },
    { name: 'ليلى ت', use: 'variant' },
  ])
  const { rows: keys } = await superuser.query('select count(*)::int as n from person_name_key where case_id = $1', [
    caseFile.id,
  ])
  assert.ok(keys[0].n > 0)
})

test('an export of Uwazi: languages, several values in a cell, a point in one cell, attachments linked and each accounted for', async () => {
  const caseFile = await openCaseFile(me)
  const archive = new ZipFile()
  const table = [
    'title__ar,title__en,rights,place,attachments',
    'حدث أول,First,01|02,31.5|34.4,a.pdf|b.pdf',
    'حدث ثان,,01,,missing.pdf',
    'حدث ثالث,Third,,,',
  ]
  archive.addBuffer(Buffer.from(table.join('\n')), 'import.csv')
  for (const name of ['a.pdf', 'b.pdf', 'unused.pdf']) archive.addBuffer(Buffer.from(`%PDF-${name}`), name)
  archive.end()
  const mapping = {
    parts: [
      {
        part: 'event',
        kind: 'event',
        fields: {
          title: { ar: 'title__ar', en: 'title__en' },
          rights: { column: 'rights' },
          place: { latitude: 'place', radius_m: 1000, precision: '1 km' },
        },
      },
    ],
    files: { column: 'attachments', part: 'event' },
  }
  const bytes = await buffer(archive.outputStream)
  const done = await importAll(await begin(bytes, { format: 'zip' }), caseFile.id, mapping)
  isSum(done)
  assert.deepEqual([done.counts.created, done.counts.rejected, done.counts.files_linked], [2, 1, 2])
  assert.equal(done.findings?.unused_files, 1)
  const { rows } = await superuser.query(
    `select e.place_latitude, e.place_longitude, jsonb_array_length(e.codes -> 'rights') as rights,
       (select array_agg(f.name order by f.name) from import_file f where f.record_id = e.id) as files
     from event e where e.case_id = $1 and e.place_latitude is not null`,
    [caseFile.id],
  )
  assert.deepEqual(rows, [{ place_latitude: 31.5, place_longitude: 34.4, rights: 2, files: ['a.pdf', 'b.pdf'] }])
  const { body } = await me('GET', `/api/imports/${done.id}/rejections`)
  assert.deepEqual(
    (body.items as { code: string }[]).map(({ code: reason }) => reason),
    ['import.file-missing'],
  )
})

test('nobody else sees the import of a person who shares no case with them, nor imports into a case that is not theirs', async () => {
  const caseFile = await openCaseFile(me)
  const done = await importAll(await begin(`${header}\n1,سر,,2023,1\n2,,,2023,1`), caseFile.id, events)
  for (const path of ['', '/sample', '/rejections', '/rejected.csv'])
    assert.equal((await them('GET', `/api/imports/${done.id}${path}`)).status, 404, path)
  assert.deepEqual((await them('GET', '/api/imports')).body.items, [])
  assert.equal((await them('POST', `/api/imports/${done.id}/state`, { body: { to: 'withdrawn' } })).status, 404)
  const strange = await openCaseFile(them)
  const run = await begin(`${header}\n1,x,,2023,1`)
  const refused = await me('PUT', `/api/imports/${run.id}/mapping`, { body: { case_id: strange.id, mapping: events } })
  assert.deepEqual([refused.status, refused.body.code], [403, 'import.case-not-yours'])
})

test('a column may write its days otherwise than the file; first rows are shown as records with their faults, and nothing is written', async () => {
  const caseFile = await openCaseFile(me)
  const run = await begin('no,عنوان,titre,date,count\n1,أول,,14/05/1444,3\n2,ثان,,x,3\n3,ثالث,Trois,,x', {})
  assert.deepEqual([run.dialect.format, run.dialect.calendar], ['csv', 'hijri'])
  const [event] = events.parts
  const mapping = {
    parts: [
      { ...event, fields: { ...event?.fields, start: { column: 'date', calendar: 'hijri', date_order: 'dmy' } } },
      { part: 'person', kind: 'person', id: { column: 'no' }, fields: { kind: { constant: '01' } } },
      {
        part: 'act',
        kind: 'act',
        id: { column: 'no' },
        fields: { victim: { part: 'person' }, event: { part: 'event' }, type: { constant: '01' } },
      },
    ],
  }
  const early = await me('GET', `/api/imports/${run.id}/records`)
  assert.deepEqual([early.status, early.body.code], [409, 'import.wrong-moment'])
  await me('PUT', `/api/imports/${run.id}/mapping`, { body: { case_id: caseFile.id, mapping } })
  const { status, body, text } = await me('GET', `/api/imports/${run.id}/records`)
  assert.equal(status, 200, text)
  const rows = body.rows as FirstRecords['rows']
  assert.deepEqual(
    rows.map(({ row, outcome, faults }) => [row, outcome, faults.map(({ column, code: reason }) => [column, reason])]),
    [
      [2, 'created', []],
      [3, 'rejected', [['date', 'import.not-a-date']]],
      [4, 'rejected', [['count', 'import.not-a-number']]],
    ],
  )
  const [made] = rows
  assert.deepEqual(
    made?.records.map(({ part, links }) => [part, links]),
    [
      ['event', []],
      ['person', []],
      [
        'act',
        [
          { field: 'victim', part: 'person' },
          { field: 'event', part: 'event' },
        ],
      ],
    ],
  )
  const start = made?.records[0]?.fields.start as { value: string } | undefined
  assert.equal(start?.value, '2022-12-07/2022-12-09')
  assert.equal(await count('event', caseFile.id), 0)
  const same = await begin('no,عنوان,titre,date,count\n9,تاسع,,2023,1')
  const { body: alike } = await me('GET', `/api/imports/${same.id}/alike`)
  const found = (alike.items as ImportRun[]).find(({ id }) => id === run.id)
  assert.deepEqual(Object.keys(found?.mapping?.parts[0]?.fields ?? {}).toSorted(), ['affected', 'start', 'title'])
  assert.deepEqual((await them('GET', `/api/imports/${run.id}/records`)).status, 404)
  const listed = await me('GET', '/api/imports')
  assert.ok((listed.body.cases as { id: string }[]).some(({ id }) => id === caseFile.id))
})

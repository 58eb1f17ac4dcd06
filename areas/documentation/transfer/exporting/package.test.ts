import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { requestsOf, setUp, testApp } from '../../../../server/testing/instance.ts'
import { addColleague } from '../../../../server/testing/people.ts'
import { make, openCaseFile, termsOf } from '../../testing.ts'
import { layFile, runStep } from '../testing.ts'
import { PackageRefused, readPackage } from './read-package.ts'
import { writePackage } from './write-package.ts'

const home = await mkdtemp(join(tmpdir(), 'mithaq-package-'))
after(() => rm(home, { recursive: true, force: true }))

async function instance() {
  const { app, code, database, visitor, store } = await testApp()
  await setUp(visitor(), code)
  const superuser = await database.connect(database.superuser)
  const { rows } = await superuser.query<{ id: string }>('select id from institution where is_self')
  const institution = rows[0]?.id ?? ''
  const officer = { ...(await addColleague(superuser, ['documentation-officer'])), institution }
  const person = { person_id: officer.id, institution_id: institution }
  return {
    superuser,
    officer,
    store,
    database,
    me: requestsOf(app, officer.token),
    call: { database: database.database, store, person, now: () => new Date() },
    owner: database.owner,
    other: async () => requestsOf(app, (await addColleague(superuser, ['documentation-officer'])).token),
  }
}
const here = await instance()
const there = await instance()

const all = async (folder: string) => {
  const names = await readdir(folder, { recursive: true })
  const files = names.filter((name) => /\.|files\/[0-9a-f]{64}/.test(name) && name !== 'manifest.json').toSorted()
  return Object.fromEntries(
    await Promise.all(
      files.map(async (name): Promise<[string, string]> => [name, await readFile(join(folder, name), 'utf8')]),
    ),
  )
}

test('a complete export, read into an empty institution and exported again, is the same byte for byte; a changed one is refused', async () => {
  const { me, superuser, store, database, officer } = here
  const term = await termsOf(superuser)
  const caseFile = await openCaseFile(me, { identity_policy: 'restricted' })
  await me('POST', '/api/fields', {
    body: {
      kind: 'event',
      key: 'colour',
      label: { ar: 'لون' },
      help: {},
      type: 'text',
      class: 'I',
      repeatable: false,
      required: false,
      position: 1,
    },
  })
  const inCase = { case_id: caseFile.id }
  const event = await make(me, 'event', {
    ...inCase,
    fields: {
      title: { ar: 'حدث "أول"\nفي سطرين', fr: 'Événement' },
      start: { value: '1969', approximate: true, as_told: 'قبل 1970' },
      rights: [term('right', '01')],
    },
    states: { impact: 'withheld' },
  })
  const change = await me('PATCH', `/api/records/event/${event.id}`, {
    body: { fields: { start: { value: '1970-01-01', approximate: false } }, reason: 'تصحيح' },
    version: event.version,
  })
  assert.equal(change.status, 200, change.text)
  const someone = await make(me, 'person', { ...inCase, fields: { kind: term('person-kind', '01') } })
  await make(me, 'act', { ...inCase, fields: { victim: someone.id, event: event.id, type: term('act-type', '01') } })
  const file_id = await layFile(database, store, officer, Buffer.from('no,title\n1,من ملف\n2,\n'))
  const begun = await me('POST', '/api/imports', {
    body: { file_id, file_name: 'table.csv', dialect: { format: 'csv' } },
  })
  const run = String(begun.body.id)
  const mapping = { parts: [{ part: 'e', kind: 'event', id: { column: 'no' }, fields: { title: { ar: 'title' } } }] }
  await me('PUT', `/api/imports/${run}/mapping`, { body: { case_id: caseFile.id, mapping } })
  await me('POST', `/api/imports/${run}/state`, { body: { to: 'preview' } })
  await runStep(database, store, officer, run, 'preview')
  await me('POST', `/api/imports/${run}/state`, { body: { to: 'running' } })
  await runStep(database, store, officer, run, 'run')
  const hidden = await openCaseFile(await here.other(), { title: { ar: 'ملف غيري canary' } })

  const first = join(home, 'first')
  const written = await writePackage(here.call, first)
  assert.deepEqual(written, { records: 5, files: 1 })
  const texts = await all(first)
  for (const [name, text] of Object.entries(texts)) assert.doesNotMatch(text, new RegExp(`canary|${hidden.id}`), name)

  const read = await readPackage({ ...there.call, owner: there.owner }, first)
  assert.deepEqual(read, written)
  const second = join(home, 'second')
  await writePackage(there.call, second)
  const again = await all(second)
  assert.deepEqual(Object.keys(again), Object.keys(texts))
  for (const [name, text] of Object.entries(texts)) assert.equal(again[name], text, name)

  const opened = await there.me('GET', `/api/records/event/${event.id}`)
  assert.equal(opened.status, 200)
  assert.deepEqual((opened.body.fields as { start: unknown }).start, { value: '1970-01-01', approximate: false })
  const history = await there.me('GET', `/api/records/event/${event.id}/history`)
  assert.ok((history.body.items as unknown[]).length > 0)
  const { rows: entries } = await there.superuser.query(
    `select count(*)::int as n from search_entry where record_id = $1`,
    [event.id],
  )
  assert.equal(entries[0].n, 1)

  await assert.rejects(readPackage({ ...there.call, owner: there.owner }, first), PackageRefused)
  await writeFile(join(second, 'records/event.jsonl'), `${again['records/event.jsonl']}\n`)
  await assert.rejects(readPackage({ ...there.call, owner: there.owner }, second), /is not what its manifest says/)
})

test('a table of records holds what its reader may see, neutral to spreadsheets, as text, data and points', async () => {
  const { me } = here
  const caseFile = await openCaseFile(me)
  const inCase = { case_id: caseFile.id }
  const place = { precision: '1 km', latitude: 31.5, longitude: 34.4, radius_m: 1000 }
  await make(me, 'event', {
    ...inCase,
    fields: { title: { ar: '=HYPERLINK("x")' }, place, start: { value: '1969', approximate: true } },
  })
  const csv = await me('GET', `/api/exports/event/csv?case_id=${caseFile.id}`)
  assert.equal(csv.status, 200)
  const [, line = ''] = csv.text.split('\r\n')
  assert.ok(line.includes(`"'=HYPERLINK(""x"")"`), line)
  assert.ok(line.includes(',~1969,'), line)
  const points = JSON.parse((await me('GET', `/api/exports/event/geojson?case_id=${caseFile.id}`)).text)
  assert.deepEqual(points.features[0].geometry.coordinates, [34.4, 31.5])
  const lines = (await me('GET', `/api/exports/event/jsonl?case_id=${caseFile.id}`)).text.trim().split('\n')
  assert.equal(JSON.parse(lines[0] ?? '{}').fields.title.ar, '=HYPERLINK("x")')
  const other = await (await here.other())('GET', '/api/exports/event/csv')
  assert.equal(other.text.trim().split('\r\n').length, 1)
})

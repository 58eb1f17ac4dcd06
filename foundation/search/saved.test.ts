// Saved searches over HTTP, and the job that tells their owners of new matches.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { requestsOf, setUp, testApp } from '../../server/testing/instance.ts'
import { addColleague } from '../../server/testing/people.ts'
import { enterAs, openDatabase } from '../database/index.ts'
import { runTask } from '../jobs/testing.ts'
import { indexRecord } from './queries.ts'
import { searchTasks } from './tasks.ts'
import { grant } from './testing.ts'

const { app, code, database, visitor } = await testApp()
const admin = await setUp(visitor(), code)
const institution = String((await admin('GET', '/api/institution')).body.id)
const superuser = await database.connect(database.superuser)
const [owner, writer] = [
  await addColleague(superuser, ['analyst']),
  await addColleague(superuser, ['documentation-officer'], 'كاتب'),
]
const [open, closed] = [randomUUID(), randomUUID()]
await grant(superuser, { person: owner.id, institution, case_id: open, level: 'view' })
for (const case_id of [open, closed]) await grant(superuser, { person: writer.id, institution, case_id, level: 'edit' })
const asOwner = requestsOf(app, owner.token)
const asWriter = requestsOf(app, writer.token)

const write = (case_id: string, text: string) => {
  const record_id = randomUUID()
  const actor = { person_id: writer.id, institution_id: institution, capabilities: new Set(['cases.work']) }
  return database.database
    .inTransaction(enterAs(actor, 'test', randomUUID()), (tx) =>
      indexRecord(tx, {
        record_id,
        kind: 'event',
        case_id,
        texts: [text],
        facets: [{ facet: 'event.area', term_id: 'here' }],
        dates: { from: '2020-02-01', to: '2020-02-01' },
      }),
    )
    .then(() => record_id)
}
const again: (readonly string[])[] = []
const [searching, renew] = searchTasks({
  descendants: async (_tx, ids) => ids,
  database: database.database,
  reindex: async (tx, kind, ids) => {
    if (kind === 'poison') throw new Error('cannot be made again')
    again.push(ids)
    for (const record_id of ids)
      await indexRecord(tx, { record_id, kind, case_id: open, texts: ['سجن مجدد'], facets: [] })
  },
}).tasks
const jobs = await openDatabase(database.job, { size: 2 })
test.after(() => jobs.close())
const look = async (alerts = searching) => {
  assert.ok(alerts !== undefined)
  const work = { database: jobs, institution: async () => institution, report: () => undefined, now: () => new Date() }
  await runTask(alerts, {}, work, new AbortController().signal)
}
const query = { words: 'سجن' }
const saved = await asOwner('POST', '/api/saved-searches', { body: { name: 'السجون', query, alert: true } })
const path = `/api/saved-searches/${saved.body.id}`
const finds = async () =>
  ((await asOwner('GET', `${path}/finds`)).body.items as { record_id: string; seen: boolean }[]) ?? []

test('a saved search is its owner’s alone, with the whole query, and is changed under its version', async () => {
  assert.equal(saved.status, 201, saved.text)
  assert.deepEqual(saved.body.query, {
    words: 'سجن',
    typing: false,
    kinds: [],
    case_id: null,
    facets: [],
    dates: null,
    sort: 'rank',
  })
  assert.deepEqual((await asWriter('GET', '/api/saved-searches')).body.items, [])
  for (const [method, url] of [
    ['PATCH', path],
    ['DELETE', path],
    ['GET', `${path}/finds`],
    ['POST', `${path}/seen`],
  ] as const)
    assert.equal(
      (await asWriter(method, url, { version: 1, ...(method === 'PATCH' ? { body: { name: 'x' } } : {}) })).status,
      404,
      url,
    )
  assert.equal((await asOwner('PATCH', path, { body: { name: 'سجون المدينة' }, version: 1 })).body.name, 'سجون المدينة')
  const late = await asOwner('PATCH', path, { body: { name: 'متأخر' }, version: 1 })
  assert.equal(late.status, 412)
  const reversed = { ...query, dates: { from: '2021-01-01', to: '2020-01-01', mode: 'certain' } }
  assert.equal(
    (await asOwner('POST', '/api/saved-searches', { body: { name: 'x', query: reversed, alert: false } })).status,
    422,
  )
})

test('the job finds what is new for the owner’s own eyes, once, until it was seen', async () => {
  const seen = await write(open, 'في السجن')
  await write(closed, 'سجن آخر')
  await write(open, 'في المحكمة')
  await look()
  assert.deepEqual(
    (await finds()).map(({ record_id }) => record_id),
    [seen],
  )
  assert.equal(((await asOwner('GET', '/api/saved-searches')).body.items as { unseen: number }[])[0]?.unseen, 1)
  await look()
  assert.equal((await finds()).length, 1)
  assert.equal((await asOwner('POST', `${path}/seen`, { body: {} })).body.unseen, 0)
  const next = await write(open, 'السجون')
  await look()
  assert.deepEqual(
    (await finds()).map((one) => [one.record_id, one.seen]),
    [
      [next, false],
      [seen, true],
    ],
  )
})

test('whose right has ended finds nothing more; nor does a search without an alert or one that was given up', async () => {
  await superuser.query(`select set_config('app.request', gen_random_uuid()::text, false)`)
  await superuser.query('update case_grant set until = now() where person_id = $1 and case_id = $2', [owner.id, open])
  await write(open, 'سجن بعد النهاية')
  await look()
  assert.equal((await finds()).length, 2)
  const version = Number(
    ((await asOwner('GET', '/api/saved-searches')).body.items as { version: number }[])[0]?.version,
  )
  assert.equal((await asOwner('DELETE', path, { version })).status, 204)
  assert.equal((await asOwner('GET', `${path}/finds`)).status, 404)
  await look()
})

test('statistics hide small counts, and a threshold below five is refused', async () => {
  for (let count = 0; count < 6; count += 1) await write(open, 'محكمة')
  const ask = (threshold: string) =>
    asWriter('GET', `/api/statistics?query=${encodeURIComponent('{}')}&row=event.area&column=@year${threshold}`)
  const { body } = await ask('')
  assert.deepEqual([body.rows, body.columns, body.total, body.threshold], [['here'], ['2020'], 11, 5])
  assert.equal((await ask('&threshold=50')).body.total, null)
  assert.equal((await ask('&threshold=4')).status, 422)
  assert.equal((await asOwner('GET', '/api/statistics?query=%7B%7D&row=event.area&column=@year')).body.total, 0)
})

test('entries that an older analyser made are made again in the name of somebody of the case, as unchanged as the record', async () => {
  const record_id = await write(open, 'سجن قديم')
  await superuser.query('update search_entry set analyzer_version = 0, changed_at = $2 where record_id = $1', [
    record_id,
    '2020-01-01T00:00:00Z',
  ])
  await look(renew)
  assert.deepEqual(again, [[record_id]])
  const { rows } = await superuser.query(
    "select analyzer_version > 0 as renewed, changed_at = '2020-01-01T00:00:00Z' as kept from search_entry where record_id = $1",
    [record_id],
  )
  assert.deepEqual(rows, [{ renewed: true, kept: true }])
})

test('A3: an entry that nobody may make again, or whose making fails, keeps no other waiting', async () => {
  const orphan = randomUUID()
  const poisoned = randomUUID()
  for (const case_id of [poisoned]) await grant(superuser, { person: writer.id, institution, case_id, level: 'edit' })
  // by their ids they come before and between all others; nobody has a grant in the case of the first ones
  await superuser.query(`insert into search_case (case_id) values ($1), ($2)`, [orphan, poisoned])
  await superuser.query(
    `insert into search_entry (record_id, case_no, changed_at, day, analyzer_version, kind, tsv)
     select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, (select min(case_no) from search_case where case_id = $1),
       now(), '2020-01-01', 1, 'event', ''::tsvector from generate_series(1, 450) n`,
    [orphan],
  )
  await superuser.query(
    `insert into search_entry (record_id, case_no, changed_at, day, analyzer_version, kind, tsv)
     values ('00000000-0000-4000-9000-000000000000', (select min(case_no) from search_case where case_id = $1), now(), '2020-01-01', 1, 'poison', ''::tsvector)`,
    [poisoned],
  )
  const healthy = await write(open, 'سجن قديم')
  await superuser.query(`update search_entry set analyzer_version = 1 where record_id = $1`, [healthy])
  again.length = 0
  await look(renew)
  assert.deepEqual(
    again.filter((ids) => ids.includes(healthy)),
    [[healthy]],
  )
})

// A6: a record with 10,000 links opens small, whatever hangs on it; links are counted and paged.
import assert from 'node:assert/strict'
import test from 'node:test'
import { requestsOf, setUp, testApp } from '../../server/testing/instance.ts'
import { addColleague } from '../../server/testing/people.ts'
import { make, openCaseFile, termsOf } from './testing.ts'

const { app, code, database, visitor } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const officer = await addColleague(superuser, ['documentation-officer'])
const me = requestsOf(app, officer.token)
const term = await termsOf(superuser)
const file = await openCaseFile(me)
const event = await make(me, 'event', { case_id: file.id, fields: { title: { ar: 'حدث واسع' } } })
const victim = await make(me, 'person', { case_id: file.id, fields: { kind: term('person-kind', '03') } })

await superuser.query('begin')
await superuser.query(
  `select app.enter($1, (select id from institution where is_self), '{cases.work}', 'test', gen_random_uuid())`,
  [officer.id],
)
await superuser.query(
  `insert into act (case_id, code, victim_id, event_id, type_id)
   select $1, 'A-' || n, $2, $3, $4 from generate_series(1, 10000) n`,
  [file.id, victim.id, event.id, term('act-type', '01')],
)
await superuser.query('commit')
await superuser.query('analyze act')

test('a record with 10,000 links is answered in less than 100 KB, with their exact count', async () => {
  const reply = await me('GET', `/api/records/event/${event.id}`)
  assert.deepEqual(reply.body.links, [{ kind: 'act', field: 'event', count: 10_000, more: false }])
  assert.ok(Buffer.byteLength(reply.text) < 100_000, `${Buffer.byteLength(reply.text)} bytes`)
})

test('its links come page by page, each once, and a page stays small', async () => {
  const url = `/api/records/event/${event.id}/links?from=act&field=event&limit=200`
  const first = await me('GET', url)
  const second = await me('GET', `${url}&after=${first.body.next}`)
  const ids = [first, second].flatMap(({ body }) => (body.items as { id: string }[]).map(({ id }) => id))
  assert.equal(new Set(ids).size, 400)
  assert.equal((await me('GET', `/api/records/event/${event.id}/links?from=act&field=event&limit=201`)).status, 422)
})

test('counting stops where nobody would page any further, and says so', async () => {
  await superuser.query('begin')
  await superuser.query(
    `select app.enter($1, (select id from institution where is_self), '{cases.work}', 'test', gen_random_uuid())`,
    [officer.id],
  )
  await superuser.query(
    `insert into act (case_id, code, victim_id, event_id, type_id) values ($1, 'A-ONE-MORE', $2, $3, $4)`,
    [file.id, victim.id, event.id, term('act-type', '01')],
  )
  await superuser.query('commit')
  const { body } = await me('GET', `/api/records/event/${event.id}`)
  assert.deepEqual(body.links, [{ kind: 'act', field: 'event', count: 10_000, more: true }])
})

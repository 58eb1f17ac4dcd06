import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import test from 'node:test'
import { testDatabase } from '../../server/testing/database.ts'
import { enterAs, PUBLIC_ACTOR } from '../database/index.ts'
import { canonicalJson, type JsonValue, recordEvent, recordEvents } from './index.ts'

const { database, superuser, connect, app } = await testDatabase()
const admin = await connect(superuser)
const actor = { person_id: PUBLIC_ACTOR, institution_id: randomUUID(), capabilities: new Set<string>() }
const enter = () => enterAs(actor, 'test', randomUUID())
const object = { kind: 'person', id: randomUUID() }

const stored = async () =>
  (
    await admin.query(
      'select p.*, o.object_kind, o.object_id, o.object_salt, o.actor, o.detail, o.detail_salt from custody_pending p join custody_opening o using (id) order by id',
    )
  ).rows
const commit = (salt: Buffer, text: string) => createHash('sha256').update(salt).update(text).digest('hex')

test('recordEvent() commits to the object and to actor, purpose, request and detail under separate random salts', async () => {
  const request = randomUUID()
  await database.inTransaction(enterAs(actor, 'test', request), (tx) =>
    recordEvent(tx, { type: 'identity.person-changed', object, detail: { version: 2, fields: ['name'] } }),
  )
  const [row] = await stored()
  assert.equal(row.type, 'identity.person-changed')
  assert.equal(row.actor_role, 'public')
  const detail = canonicalJson({
    actor: PUBLIC_ACTOR,
    purpose: 'test',
    request,
    detail: { fields: ['name'], version: 2 },
  })
  assert.equal(row.detail, detail)
  assert.equal(row.detail_commit.toString('hex'), commit(row.detail_salt, detail))
  assert.equal(row.object_commit.toString('hex'), commit(row.object_salt, canonicalJson(object)))
  assert.notDeepEqual(row.object_salt, row.detail_salt)
})

test('recordEvents() appends many in their order', async () => {
  const before = (await stored()).length
  await database.inTransaction(enter(), (tx) =>
    recordEvents(
      tx,
      [0, 1, 2, 3, 4].map((n) => ({ type: 'fix', object, detail: { n } })),
    ),
  )
  const numbers = (await stored()).slice(before).map((row) => JSON.parse(row.detail).detail.n)
  assert.deepEqual(numbers, [0, 1, 2, 3, 4])
})

test('an event rolls back with its transaction', async () => {
  const before = (await stored()).length
  await assert.rejects(
    database.inTransaction(enter(), async (tx) => {
      await recordEvent(tx, { type: 'fix', object })
      throw new Error('refused')
    }),
  )
  assert.equal((await stored()).length, before)
})

test('a log that cannot be written fails the act', async () => {
  await admin.query('alter table custody_opening add constraint broken check (object_kind <> $$broken$$)')
  await assert.rejects(
    database.inTransaction(enter(), async (tx) => {
      await recordEvent(tx, { type: 'fix', object: { kind: 'broken', id: '1' } })
    }),
  )
  await admin.query('alter table custody_opening drop constraint broken')
})

test('an unknown type, a strange object and a detail that is no JSON are refused', async () => {
  const refused = (event: unknown) =>
    assert.rejects(
      database.inTransaction(enter(), (tx) => recordEvent(tx, event as never)),
      /^Error: Cannot /,
    )
  await refused({ type: 'identity.invented', object })
  await refused({ type: 'toString', object })
  await refused({ type: 'fix', object: { kind: 'person', id: '"' } })
  await refused({ type: 'fix', object, detail: { at: undefined } })
  await refused({ type: 'fix', object, detail: { n: Number.NaN } })
  await refused({ type: 'fix', object, detail: { list: [undefined] } })
  await refused({ type: 'fix', object, detail: { at: new Date() } })
  await refused({ type: 'fix', object, detail: { text: '\ud800' } })
  await refused({ type: 'fix', object, detail: { 'e\u0301': 1 } })
})

test('canonicalJson() orders names by UTF-16 code units and writes numbers as RFC 8785 wants', () => {
  const value: JsonValue = { Ａ: 1, '😀': 2, b: 1e21, a: [1.0, 0.000001, 1e-7, -0], é: null }
  assert.equal(canonicalJson(value), '{"a":[1,0.000001,1e-7,0],"b":1e+21,"é":null,"😀":2,"Ａ":1}')
})

test('nothing about an event can be changed: by the application not at all, by the owner of everything not by statement', async () => {
  for (const table of ['custody_pending', 'custody_opening']) {
    await assert.rejects(admin.query(`update ${table} set id = id`), { code: 'MQ010' })
    await assert.rejects(admin.query(`truncate ${table}`), { code: 'MQ010' })
  }
  const client = await connect(app)
  for (const statement of [
    'select from custody_pending',
    'insert into custody_pending select',
    'delete from custody_pending',
    'update custody_opening set detail = detail',
    'delete from custody_opening',
  ])
    await assert.rejects(client.query(statement), { code: '42501' }, statement)
})

test('outside a context nothing is recorded', async () => {
  const client = await connect(app)
  await assert.rejects(
    client.query(`select app.record_events('{fix}', '{a}', '{b}', '{"{}"}', array[decode(repeat('00', 64), 'hex')])`),
    { code: 'MQ001' },
  )
})

test('a salt that is too short is refused', async () => {
  const client = await connect(app)
  await client.query('begin')
  await client.query(enter().statement)
  await assert.rejects(
    client.query(`select app.record_events('{fix}', '{a}', '{b}', '{"{}"}', array['\\x00'::bytea])`),
    { code: 'MQ011' },
  )
  await client.query('rollback')
})

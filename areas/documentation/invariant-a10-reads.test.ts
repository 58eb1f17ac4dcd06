// A10: every granted or denied read of a sensitive record is in the custody log before its answer leaves.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { requestsOf, setUp, testApp } from '../../server/testing/instance.ts'
import { addColleague } from '../../server/testing/people.ts'
import { grant, make, openCaseFile, termsOf } from './testing.ts'

const { app, code, database, visitor } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const officer = await addColleague(superuser, ['documentation-officer'])
const reader = await addColleague(superuser, ['documentation-officer'])
const stranger = await addColleague(superuser, ['documentation-officer'])
const [me, them, outside] = [officer, reader, stranger].map(({ token }) => requestsOf(app, token))
assert.ok(me !== undefined && them !== undefined && outside !== undefined)
const term = await termsOf(superuser)

const NAME = 'سميّة عبد الكريم القاضي'
const restricted = await openCaseFile(me, { identity_policy: 'restricted' })
const sealed = await openCaseFile(me)
for (const { id } of [restricted, sealed]) await grant(superuser, { person: reader.id, caseId: id, level: 'view' })
const inCase = (kind: 'event' | 'person', caseId: string, fields: Readonly<Record<string, unknown>>) =>
  make(me, kind, { case_id: caseId, fields })
const event = await inCase('event', restricted.id, { title: { ar: 'حدث في ملف مقيّد' } })
const plain = await inCase('event', sealed.id, { title: { ar: 'حدث في ملف مختوم' } })
const person = await inCase('person', restricted.id, { kind: term('person-kind', '01') })
const pseudonym = await inCase('person', sealed.id, { kind: term('person-kind', '01') })
const confidential = await inCase('event', sealed.id, { title: { ar: 'سري' }, legacy_confidential: true })
assert.equal((await me('POST', `/api/records/person/${person.id}/names`, { body: { name: NAME } })).status, 201)

type Entry = { type: string; object_kind: string; object_id: string; actor: string; detail: Record<string, unknown> }
async function entriesSince(mark: number): Promise<readonly Entry[]> {
  const { rows } = await superuser.query<Omit<Entry, 'detail'> & { detail: string }>(
    `select coalesce(p.type, e.type) as type, o.object_kind, o.object_id, o.actor, o.detail from custody_opening o
     left join custody_pending p on p.id = o.id left join custody_entry e on e.id = o.id where o.id > $1 order by o.id`,
    [mark],
  )
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail).detail }))
}
const markNow = async () =>
  Number((await superuser.query('select coalesce(max(id), 0)::int as id from custody_opening')).rows[0].id)

/** What one request leaves in the log: `type kind id part` of each entry. */
async function traces(ask: () => Promise<{ readonly status: number }>, status: number, by = reader.id) {
  const mark = await markNow()
  assert.equal((await ask()).status, status)
  const entries = await entriesSince(mark)
  for (const { actor } of entries) assert.equal(actor, by)
  return entries.map(({ type, object_kind, object_id, detail }) =>
    [type, object_kind, object_id, detail.part].filter((one) => one !== undefined).join(' '),
  )
}

test('A10: a scripted session leaves exactly the entries of what it read, and of what it was refused', async () => {
  const record = (kind: string, id: string) => `/api/records/${kind}/${id}`
  const script: readonly (readonly [string, number, readonly string[]])[] = [
    [record('case_file', restricted.id), 200, [`access.read case-file ${restricted.id}`]],
    [record('event', event.id), 200, [`access.read event ${event.id}`]],
    [record('person', person.id), 200, [`access.read person ${person.id}`]],
    [record('person', pseudonym.id), 200, [`access.read person ${pseudonym.id}`]],
    [record('event', confidential.id), 200, [`access.read event ${confidential.id}`]],
    [record('event', plain.id), 200, []],
    [`${record('person', person.id)}/names`, 200, [`access.read person ${person.id} names`]],
    [`${record('event', event.id)}/history`, 200, [`access.read event ${event.id} history`]],
    [`${record('event', plain.id)}/history`, 200, []],
    [`${record('person', person.id)}/cluster`, 200, [`access.read case ${restricted.id} cluster`]],
    [`/api/records/person?case_id=${restricted.id}`, 200, [`access.read case ${restricted.id}`]],
    [`/api/records/event?case_id=${sealed.id}`, 200, [`access.read case ${sealed.id}`]],
    [
      `/api/finding/cards?ids=${[person.id, event.id, plain.id].join()}`,
      200,
      [`access.read case ${restricted.id} cards`],
    ],
    [`/api/finding/network?around=${person.id}`, 200, [`access.read case ${restricted.id} network`]],
    [record('event', person.id), 404, [`access.read-refused event ${person.id}`]],
    ['/api/records/event', 401, []],
  ]
  for (const [path, status, expected] of script)
    assert.deepEqual(await traces(() => (status === 401 ? visitor() : them)('GET', path), status), expected, path)
  // each time again: nothing is left out because it was read a moment ago
  for (const _ of [1, 2]) assert.equal((await traces(() => them('GET', record('person', person.id)), 200)).length, 1)
})

test('A10: somebody outside leaves an entry for each record asked for, the same whether it exists or not', async () => {
  for (const id of [person.id, randomUUID()])
    for (const path of ['', '/names', '/history', '/cluster'])
      assert.deepEqual(
        await traces(() => outside('GET', `/api/records/person/${id}${path}`), 404, stranger.id),
        [`access.read-refused person ${id}`],
        path,
      )
  for (const id of [restricted.id, randomUUID()])
    assert.deepEqual(await traces(() => outside('GET', `/api/records/event?case_id=${id}`), 200, stranger.id), [
      `access.read-refused case ${id}`,
    ])
  const patched = () => outside('PATCH', `/api/records/person/${person.id}`, { body: { fields: {} }, version: 1 })
  assert.deepEqual(await traces(patched, 404, stranger.id), [`access.read-refused person ${person.id}`])
})

test('A10: a write leaves the entry of what it did, one that was crossed the read of what stands there', async () => {
  const change = (version: number) =>
    me('PATCH', `/api/records/event/${event.id}`, { body: { fields: { impact: 'أثر' } }, version })
  assert.deepEqual(await traces(() => change(1), 200, officer.id), [`documentation.record-changed event ${event.id}`])
  assert.deepEqual(await traces(() => change(1), 412, officer.id), [`access.read event ${event.id}`])
})

test('A10: comparing names and exporting leave theirs, with the ids of who was shown and never a name', async () => {
  const mark = await markNow()
  const found = await them('POST', '/api/records/person/candidates', { body: { name: NAME } })
  assert.equal(found.status, 201)
  const [compared, ...none] = await entriesSince(mark)
  assert.deepEqual([compared?.type, compared?.detail.records, none], ['documentation.names-compared', [person.id], []])
  for (const format of ['csv', 'jsonl', 'geojson'])
    assert.deepEqual(await traces(() => them('GET', `/api/exports/person/${format}`), 200), [
      `documentation.exported institution ${(await superuser.query('select id from institution where is_self')).rows[0].id}`,
    ])
  const { rows } = await superuser.query('select count(*)::int as n from custody_opening where detail ~ $1', [
    'سميّة|القاضي',
  ])
  assert.equal(rows[0].n, 0)
})

test('A10: what cannot be entered in the log is not shown, and says so', async () => {
  await superuser.query(
    'revoke execute on function app.record_events(text[], text[], text[], text[], bytea[]) from mithaq_app',
  )
  try {
    for (const path of [`/api/records/person/${person.id}`, `/api/records/person/${randomUUID()}`]) {
      const reply = await them('GET', path)
      assert.deepEqual([reply.status, reply.body.code], [503, 'read.not-recorded'])
      assert.ok(!reply.text.includes(String(restricted.id)))
    }
    assert.equal((await them('GET', `/api/records/event/${plain.id}`)).status, 200)
  } finally {
    await superuser.query(
      'grant execute on function app.record_events(text[], text[], text[], text[], bytea[]) to mithaq_app',
    )
  }
})

test('A10: while the instance is read-only, records are read and each reading is in the log', async () => {
  const setMode = (mode: string) =>
    superuser.query(`begin; select app.enter((select id from person limit 1), (select id from institution), '{emergency.set}', 'test', gen_random_uuid());
      select app.set_mode('${mode}', 'test'); commit`)
  await setMode('read-only')
  try {
    assert.deepEqual(await traces(() => them('GET', `/api/records/person/${person.id}`), 200), [
      `access.read person ${person.id}`,
    ])
  } finally {
    await setMode('normal')
  }
})

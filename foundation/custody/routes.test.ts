import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test, { after } from 'node:test'
import { requestsOf, setUp, testApp } from '../../server/testing/instance.ts'
import { addColleague } from '../../server/testing/people.ts'
import { enterAs, openDatabase, SYSTEM_ACTOR } from '../database/index.ts'
import { eventTypes } from './event-types.ts'
import { startLog } from './log.ts'
import { eraseOpenings } from './queries.ts'
import { memoryAnchor } from './testing.ts'
import { openCheckpoint, openObjectHead, verifyTlogProof } from './tree/checkpoint.ts'
import { hashLeaf, verifyInclusion } from './tree/merkle.ts'
import { readVkey } from './tree/note.ts'
import { hashesIn, planInclusion } from './tree/tiles.ts'
import { verifyLog } from './verification/verify-log.ts'

const { app, code, database, visitor, logKeys } = await testApp()
const admin = await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const auditor = requestsOf(app, (await addColleague(superuser, ['auditor'])).token)
const cookie = `mithaq-4310=${(await addColleague(superuser, ['auditor'], 'مدققة')).token}`
const auditorHeaders = () => ({ host: '127.0.0.1:4310', cookie })
const jobs = await openDatabase(database.job, { size: 2 })
after(() => jobs.close())
const log = await startLog({
  database: jobs,
  keys: logKeys,
  anchor: memoryAnchor(),
  now: () => new Date(),
  report: () => undefined,
  onMismatch: async () => undefined,
  intervalMilliseconds: 3_600_000,
})
after(() => log.stop())
for (let n = 0; n < 3; n++) {
  const me = (await admin('GET', '/api/me')).body
  const { status } = await admin('PATCH', '/api/me', { body: { name: `سلمى ${n}` }, version: Number(me.version) })
  assert.equal(status, 200)
}
await log.round()

type Item = {
  readonly seq: number
  readonly type: string
  readonly object: { readonly kind: string; readonly id: string } | null
  readonly actor: { readonly id: string; readonly name: string | null } | null
}
const list = async (query = '') =>
  (await auditor('GET', `/api/log/entries${query}`)).body as unknown as { items: Item[]; next: string | null }
const me = String((await admin('GET', '/api/me')).body.id)
const state = (await auditor('GET', '/api/log')).body
const keys = (state.keys as string[]).map(readVkey).filter((key) => key !== undefined)

test('every act of setup and of a person’s change stands in the log, newest first, with who did it', async () => {
  const { items } = await list()
  assert.deepEqual(
    items.map(({ seq }) => seq),
    items.map((_, index) => items.length - 1 - index),
  )
  const types = items.map(({ type }) => type)
  for (const type of [
    'identity.institution-created',
    'identity.person-created',
    'access.role-given',
    'identity.person-changed',
    'keys.generated',
    'identity.session-opened',
  ])
    assert.ok(types.includes(type), type)
  assert.ok(types.every((type) => Object.hasOwn(eventTypes, type)))
  assert.equal(items[0]?.actor?.name, 'سلمى 2')
})

test('the list filters by type, day, object and actor, and pages without repeating or leaving out', async () => {
  const all = (await list()).items
  const changed = await list('?type=identity.person-changed')
  assert.equal(changed.items.length, 3)
  const today = new Date().toISOString().slice(0, 10)
  assert.equal((await list(`?from=${today}&to=${today}`)).items.length, all.length)
  assert.equal((await list('?to=2020-01-01')).items.length, 0)
  const mine = await list(`?object_kind=person&object_id=${me}`)
  assert.ok(mine.items.length >= 4 && mine.items.every(({ object }) => object?.id === me))
  assert.ok((await list(`?actor=${me}`)).items.every(({ actor }) => actor?.id === me))
  assert.equal((await list(`?actor=${randomUUID()}`)).items.length, 0)
  const paged: number[] = []
  for (let after = ''; ; ) {
    const page = await list(`?limit=3${after}`)
    paged.push(...page.items.map(({ seq }) => seq))
    if (page.next === null) break
    after = `&after=${page.next}`
  }
  assert.deepEqual(
    paged,
    all.map(({ seq }) => seq),
  )
  assert.equal((await auditor('GET', '/api/log/entries?type=identity.invented')).status, 422)
})

test('an entry shows its opened details, its bytes in the tree and its neighbours in the chain of its object', async () => {
  const [last] = (await list('?type=identity.person-changed')).items
  const { body } = await auditor('GET', `/api/log/entries/${last?.seq}`)
  assert.equal(body.purpose, 'request')
  assert.deepEqual((body.detail as { fields: string[] }).fields, ['name'])
  assert.equal(hashLeaf(Buffer.from(String(body.leaf))).toString('hex'), body.leaf_hash)
  assert.equal(body.signed, true)
  const before = (await auditor('GET', `/api/log/entries/${body.previous}`)).body
  assert.equal(before.leaf_hash, body.prev_for_object)
  assert.equal(before.next, last?.seq)
  assert.equal((await auditor('GET', '/api/log/entries/999999')).status, 404)
})

test('the proof of every entry verifies from the file and the key alone', async () => {
  for (const { seq } of (await list()).items) {
    const { leaf } = (await auditor('GET', `/api/log/entries/${seq}`)).body
    const proof = await auditor('GET', `/api/log/entries/${seq}/proof`)
    assert.match(String(proof.headers['content-disposition']), /mithaq-entry-\d+\.tlog-proof/)
    assert.equal(verifyTlogProof(proof.text, hashLeaf(Buffer.from(String(leaf))), keys).status, 'proven')
  }
})

test('checkpoint, tiles and bundles are those of c2sp.org/tlog-tiles and give every proof themselves', async () => {
  const note = (await auditor('GET', '/api/log/checkpoint')).text
  const checkpoint = openCheckpoint(note, keys)
  assert.ok(checkpoint.status === 'signed')
  const { size, root } = checkpoint
  const tile = await app.fastify.inject({ url: `/api/log/tile/0/000.p/${size}`, headers: auditorHeaders() })
  const hashes = hashesIn(tile.rawPayload)
  assert.equal(hashes.length, size)
  const path = planInclusion(2, size).hashes(() => tile.rawPayload)
  assert.ok(verifyInclusion({ index: 2, size, leafHash: hashes[2] as Buffer, root, path }))
  const bundle = (await app.fastify.inject({ url: `/api/log/tile/entries/000.p/${size}`, headers: auditorHeaders() }))
    .rawPayload
  let at = 0
  for (const hash of hashes) {
    const length = bundle.readUInt16BE(at)
    assert.deepEqual(hashLeaf(bundle.subarray(at + 2, at + 2 + length)), hash)
    at += 2 + length
  }
  assert.equal(at, bundle.length)
  for (const wrong of ['0/000', '0/001.p/1', '1/000.p/1', `0/000.p/${size + 1}`, 'entries/000', 'x/000'])
    assert.equal((await auditor('GET', `/api/log/tile/${wrong}`)).status, 404, wrong)
  assert.equal(
    (await app.fastify.inject({ url: '/api/log/tile/0/000.p/3', headers: auditorHeaders() })).rawPayload.length,
    96,
  )
})

test('the head of an object says how many entries it has, and following them back finds exactly those', async () => {
  const head = openObjectHead((await auditor('GET', `/api/log/objects/person/${me}/head`)).text, keys)
  assert.ok(head !== undefined)
  let count = 0
  for (let seq: number | null = head.lastSeq, hash = head.lastHash.toString('hex'); seq !== null; count++) {
    const { body } = await auditor('GET', `/api/log/entries/${seq}`)
    assert.equal(body.leaf_hash, hash)
    hash = String(body.prev_for_object)
    seq = body.previous as number | null
  }
  assert.equal(count, head.entries)
  assert.equal(hashOfFirst(await list(`?object_kind=person&object_id=${me}`)), head.entries)
  assert.equal((await auditor('GET', `/api/log/objects/person/${randomUUID()}/head`)).status, 404)
})
const hashOfFirst = ({ items }: { items: readonly Item[] }) => items.length

test('verify now recomputes the log, says that it is intact, and is itself recorded', async () => {
  const { body, status } = await auditor('POST', '/api/log/verification', { body: {} })
  assert.equal(status, 200)
  assert.deepEqual([body.intact, body.findings], [true, []])
  await log.round()
  assert.equal((await list('?type=log.verified')).items.length, 1)
})

test('verify now names a changed entry', async () => {
  const { rows } = await superuser.query('select actor_role from custody_entry where seq = 3')
  const put = async (role: string) => {
    await superuser.query('set session_replication_role = replica')
    await superuser.query('update custody_entry set actor_role = $1 where seq = 3', [role])
    await superuser.query('set session_replication_role = origin')
  }
  await put('head')
  const { body } = await auditor('POST', '/api/log/verification', { body: {} })
  await put(rows[0].actor_role)
  assert.equal(body.intact, false)
  assert.deepEqual(body.findings, [{ code: 'entry.altered', details: { seq: 3 } }])
})

test('the export verifies offline; what was erased stays proven and can no longer be read', async () => {
  const exported = await auditor('GET', '/api/log/export')
  assert.match(String(exported.headers['content-disposition']), /mithaq-log-\d+\.jsonl/)
  const report = await verifyLog(exported.text.slice(0, -1).split('\n'), { key: keys[0] })
  assert.deepEqual(report.findings, [])
  assert.equal(report.opened, report.entries)
  const system = { person_id: SYSTEM_ACTOR, institution_id: randomUUID(), capabilities: new Set<string>() }
  const erased = await jobs.inTransaction(enterAs(system, 'job', randomUUID()), (tx) =>
    eraseOpenings(tx, { kind: 'person', id: me }),
  )
  assert.ok(erased.length >= 4)
  const [entry] = (await list('?type=identity.person-created')).items
  assert.deepEqual([entry?.object, entry?.actor], [null, null])
  const after = await verifyLog((await auditor('GET', '/api/log/export')).text.slice(0, -1).split('\n'))
  assert.deepEqual(after.findings, [])
  assert.equal(after.opened, after.entries - erased.length)
  assert.equal((await auditor('GET', `/api/log/entries/${entry?.seq}`)).body.detail, null)
  assert.equal((await list(`?object_kind=person&object_id=${me}`)).items.length, 0)
  await log.round()
  assert.equal((await list('?type=log.exported')).items.length, 2)
  const [erasure] = (await list('?type=log.opening-erased')).items
  const { detail } = (await auditor('GET', `/api/log/entries/${erasure?.seq}`)).body
  assert.deepEqual(detail, { entries: erased }, 'the erasure says how much, not of what')
})

test('nobody without the right reads anything of the log', async () => {
  for (const path of [
    '',
    '/entries',
    '/entries/0',
    '/entries/0/proof',
    '/checkpoint',
    '/tile/0/000.p/1',
    '/export',
    `/objects/person/${me}/head`,
  ]) {
    assert.equal((await admin('GET', `/api/log${path}`)).status, 403, path)
    assert.equal((await visitor()('GET', `/api/log${path}`)).status, 401, path)
  }
})

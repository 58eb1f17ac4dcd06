import assert from 'node:assert/strict'
import { createPublicKey, randomUUID, verify } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import fc from 'fast-check'
import { testDatabase } from '../../server/testing/database.ts'
import { sampleInstitution } from '../../server/testing/instance.ts'
import { enterAs } from '../database/index.ts'
import { fingerprint, isGroup, thumbprint } from './fingerprint.ts'
import { unwrap, wrap } from './key-file.ts'
import { type Keyring, openKeyring } from './keyring.ts'
import { keyUses } from './model.ts'

const home = await mkdtemp(join(tmpdir(), 'mithaq-keys-'))
after(() => rm(home, { recursive: true, force: true }))
const { database, connect, superuser } = await testDatabase()
const at = new Date('2026-11-23T10:00:00Z')
const person = { person_id: randomUUID(), institution_id: randomUUID() }
const entry = (...capabilities: string[]) =>
  enterAs({ ...person, capabilities: new Set(capabilities) }, 'test', randomUUID())
const lines: string[] = []
const open = () => openKeyring({ home, database, now: () => at, report: (line) => void lines.push(line) })
const keyOf = (x: string) => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
const currentOf = async (keyring: Keyring, use: string) =>
  (await keyring.publicKeys()).find((key) => key.use === use && key.state === 'current') ??
  assert.fail(`no key for ${use}`)

const keyring = await open()

test('before setup nothing signs; setup makes a key of each use in its own transaction', async () => {
  await assert.rejects(keyring.signWith('log', Buffer.from('early')), /keys.cannot-sign/)
  await database.inTransaction(entry('setup'), async (tx) => {
    await tx
      .insertInto('institution')
      .values({ ...sampleInstitution, id: person.institution_id } as never)
      .execute()
    await keyring.generate(tx, at)
  })
  const keys = await keyring.publicKeys()
  assert.deepEqual(keys.map(({ use }) => use).toSorted(), [...keyUses].toSorted())
  assert.equal(new Set(keys.map(({ kid }) => kid)).size, keyUses.length)
})

test('a signature verifies with the public key of that use alone', async () => {
  const bytes = Buffer.from('نص موقّع')
  for (const use of keyUses) {
    const { key_id, signature } = await keyring.signWith(use, bytes)
    for (const key of await keyring.publicKeys())
      assert.equal(verify(null, bytes, keyOf(key.x), signature), key.kid === key_id && key.use === use)
  }
})

test('no private key lies readable in the database, and its file is closed to others', async () => {
  const path = join(home, 'secrets/institution-keys')
  assert.equal((await stat(path)).mode & 0o777, 0o600)
  const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64url')
  const client = await connect(superuser)
  const { rows } = await client.query('select wrapped from institution_key_secret')
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex') // PKCS #8 of Ed25519
  assert.equal(rows.length, keyUses.length)
  for (const { wrapped } of rows) assert.ok(!wrapped.includes(prefix) && !wrapped.includes(key))
})

test('rotation ends the old key and its statement is signed with it; the new one signs at once', async () => {
  const old = await currentOf(keyring, 'agreement')
  await database.inTransaction(entry('keys.manage'), (tx) =>
    keyring.rotate(tx, { use: 'agreement', reason: 'routine', at }),
  )
  const now = await currentOf(keyring, 'agreement')
  const [header = '', payload = '', signature = ''] = (now.statement ?? '').split('.')
  assert.ok(verify(null, Buffer.from(`${header}.${payload}`), keyOf(old.x), Buffer.from(signature, 'base64url')))
  const said = JSON.parse(Buffer.from(payload, 'base64url').toString())
  assert.deepEqual([said.before, said.key.kid, said.key.x, said.use], [old.kid, now.kid, now.x, 'agreement'])
  assert.deepEqual(JSON.parse(Buffer.from(header, 'base64url').toString()), {
    alg: 'Ed25519',
    kid: old.kid,
    typ: 'key-rotation+jws',
  })
  assert.equal((await keyring.signWith('agreement', Buffer.from('x'))).key_id, now.kid)
  const ended = (await keyring.publicKeys()).find(({ kid }) => kid === old.kid)
  assert.deepEqual([ended?.state, ended?.valid_until], ['superseded', '2026-11-23T10:00:00Z'])
})

test('a rotation that is rolled back leaves the old key signing', async () => {
  const old = await currentOf(keyring, 'record')
  const failing = database.inTransaction(entry('keys.manage'), async (tx) => {
    await keyring.rotate(tx, { use: 'record', reason: 'compromised', at })
    throw new Error('later failure')
  })
  await assert.rejects(failing, /later failure/)
  assert.equal((await keyring.signWith('record', Buffer.from('x'))).key_id, old.kid)
})

test('nobody rotates without the right, changes a key, or brings a compromised one back', async () => {
  await assert.rejects(
    database.inTransaction(entry('people.manage'), (tx) => keyring.rotate(tx, { use: 'log', reason: 'routine', at })),
  )
  await database.inTransaction(entry('keys.manage'), (tx) =>
    keyring.rotate(tx, { use: 'log', reason: 'compromised', at }),
  )
  const client = await connect(superuser)
  const enter = `select app.enter('${person.person_id}', '${person.institution_id}', '{keys.manage}', 'test', gen_random_uuid())`
  for (const change of [
    "update institution_key set x = repeat('A', 43)",
    "update institution_key set state = 'superseded' where state = 'compromised'",
    "update institution_key set state = 'current', valid_until = null where state = 'superseded'",
  ]) {
    await client.query(`begin; ${enter}`)
    await assert.rejects(client.query(change), { code: 'MQ020' }, change)
    await client.query('rollback')
  }
})

test('a key whose public half was exchanged in the database does not sign', async () => {
  const client = await connect(superuser)
  const stranger = (await currentOf(keyring, 'http')).x
  await client.query(`alter table institution_key disable trigger user`)
  await client.query(`update institution_key set x = $1 where use = 'receipt'`, [stranger])
  await client.query(`alter table institution_key enable trigger user`)
  const fresh = await open()
  assert.equal(fresh.fault(), 'file-wrong')
  await assert.rejects(fresh.signWith('receipt', Buffer.from('x')), /keys.cannot-sign/)
})

test('a key file that is missing or wrong is said in a sentence at start, nothing signs, and none is made in its place', async () => {
  const path = join(home, 'secrets/institution-keys')
  const right = await readFile(path)
  lines.length = 0
  await writeFile(path, Buffer.alloc(32, 7).toString('base64url'))
  const wrong = await open()
  assert.equal(wrong.fault(), 'file-wrong')
  await assert.rejects(wrong.signWith('http', Buffer.from('x')), /keys.cannot-sign/)
  await rm(path)
  const missing = await open()
  assert.equal(missing.fault(), 'file-missing')
  await assert.rejects(missing.signWith('http', Buffer.from('x')), /keys.cannot-sign/)
  await assert.rejects(readFile(path))
  assert.match(lines.join('\n'), /does not open the keys[\s\S]*is missing/)
  assert.ok(lines.every((line) => line.startsWith('nothing can be signed: ')))
  await writeFile(path, right)
})

test('an institution of an earlier version, without keys, gets them at its next start, unless nothing may be written', async () => {
  const client = await connect(superuser)
  await client.query('truncate institution_key_secret, institution_key_history, institution_key')
  await client.query(`update instance_mode set mode = 'read-only'`)
  lines.length = 0
  const waiting = await open()
  assert.equal(waiting.fault(), 'none-yet')
  await assert.rejects(waiting.signWith('log', Buffer.from('x')), /keys.cannot-sign/)
  assert.match(lines.join(), /^nothing can be signed: /)
  await client.query(`update instance_mode set mode = 'normal'`)
  const given = await open()
  assert.equal(given.fault(), null)
  assert.equal((await given.publicKeys()).length, keyUses.length)
  assert.equal((await given.signWith('log', Buffer.from('x'))).signature.length, 64)
})

test('the thumbprint is that of RFC 8037, appendix A.3', () => {
  assert.equal(thumbprint('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'), 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k')
})

test('a fingerprint is eight groups of five digits, and one wrong digit or two swapped ones are noticed in their group', () => {
  const groups = fc.string({ minLength: 43, maxLength: 43 }).map(fingerprint)
  fc.assert(
    fc.property(groups, fc.nat(7), fc.nat(4), fc.integer({ min: 1, max: 9 }), (print, which, place, step) => {
      assert.equal(print.length, 8)
      assert.ok(print.every(isGroup))
      const heard = [...(print[which] ?? '')]
      const wrong = heard.with(place, String((Number(heard[place]) + step) % 10))
      assert.ok(!isGroup(wrong.join('')))
      const next = place === 4 ? 3 : place + 1
      const swapped = heard.with(place, heard[next] ?? '').with(next, heard[place] ?? '')
      assert.equal(isGroup(swapped.join('')), heard[place] === heard[next])
    }),
  )
})

test('what was wrapped opens under its own key and place only, unchanged', () => {
  const bytes = (length: number) =>
    fc.uint8Array({ minLength: length, maxLength: length }).map((one) => Buffer.from(one))
  fc.assert(
    fc.property(bytes(32), bytes(32), bytes(48), fc.nat(76), (key, other, secret, place) => {
      const wrapped = wrap(key, secret, 'here')
      assert.deepEqual(unwrap(key, wrapped, 'here'), secret)
      assert.equal(unwrap(key, wrapped, 'there'), undefined)
      if (!key.equals(other)) assert.equal(unwrap(other, wrapped, 'here'), undefined)
      const flipped = Buffer.from(wrapped)
      flipped[place] = (flipped[place] ?? 0) ^ 1
      assert.equal(unwrap(key, flipped, 'here'), undefined)
    }),
  )
})

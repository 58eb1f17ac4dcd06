import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { requestsOf, setUp, testApp } from '../../server/testing/instance.ts'
import { addColleague, openSession } from '../../server/testing/people.ts'
import { base64Of, bytesOf } from './crypto/bytes.ts'
import { openObject, resealObject, sealBytes } from './crypto/seal.ts'
import { publicKeysOf } from './crypto/secret.ts'
import type { OpenedObject, SealedObject, TeamKey } from './model.ts'
import { type Ask, makeVault, openAll, sealTo, signKey } from './testing.ts'

const { app, code, visitor, database } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const join = async (roles: Parameters<typeof addColleague>[1], name: string) => {
  const { id, token } = await addColleague(superuser, roles, name)
  const ask = requestsOf(app, token)
  return { id, ask, vault: await makeVault(ask as Ask) }
}
const officer = await join(['key-officer'], 'أمين المفاتيح')
const nadia = await join(['documentation-officer'], 'نادية')
const karim = await join(['documentation-officer'], 'كريم')
const huda = await join(['documentation-officer'], 'هدى')
for (const { id } of [officer, nadia, karim]) await signKey(officer.ask as Ask, officer.vault, id)

const caseFile = (await nadia.ask('POST', '/api/records/case_file', { body: { fields: { title: { ar: 'ملف' } } } }))
  .body
const { rows: terms } = await superuser.query<{ id: string }>(
  `select t.id from term t join vocabulary v on v.id = t.vocabulary_id where v.key = 'person-kind' limit 1`,
)
const person = (
  await nadia.ask('POST', '/api/records/person', { body: { case_id: caseFile.id, fields: { kind: terms[0]?.id } } })
).body
for (const who of [karim, huda])
  await nadia.ask('POST', `/api/cases/${caseFile.id}/grants`, {
    body: { person_id: who.id, level: 'edit', until: null, reason: 'فريق الملف' },
  })
const record_id = String(person.id)
const team = async (ask: Ask = nadia.ask as Ask) =>
  ((await ask('GET', `/api/sealed/team/${caseFile.id}`)).body as { items: TeamKey[] }).items
const listed = async (ask: Ask = nadia.ask as Ask) =>
  ((await ask('GET', `/api/sealed?record_id=${record_id}`)).body as { items: SealedObject[] }).items
const names = (version: number, text = '["سلمى المنصوري"]') => ({ record_id, field: 'names', version, text })

test('a field is sealed to the members whose keys are signed, named to whom it is not, and opens for them alone', async () => {
  const members = await team()
  assert.deepEqual(
    new Map(members.map(({ name, key }) => [name, key !== null])),
    new Map([
      ['كريم', true],
      ['نادية', true],
      ['هدى', false],
    ]),
  )
  const put = await sealTo(nadia.ask as Ask, nadia.vault, names(1), members)
  assert.equal(put.status, 200, JSON.stringify(put.body))
  const [object] = await listed()
  assert.deepEqual([object?.object_version, object?.bucket, object?.mine, object?.grants.length], [1, 2048, true, 2])
  assert.deepEqual(await openAll(karim.ask as Ask, karim.vault, object === undefined ? [] : [object]), [
    '["سلمى المنصوري"]',
  ])
  const record = await nadia.ask('GET', `/api/records/person/${record_id}`)
  assert.deepEqual(record.body.sealed, ['names'])
  assert.equal((await listed(huda.ask as Ask))[0]?.mine, false)
  await signKey(officer.ask as Ask, officer.vault, huda.id)
  const refused = await huda.ask('POST', '/api/sealed/openings', {
    body: { objects: [object?.id], purpose: 'verification' },
  })
  assert.deepEqual([refused.status, refused.body.code], [403, 'sealing.not-given'])
})

test('opening asks for a fresh proof of who one is and a purpose, and leaves its entry before anything is handed out', async () => {
  const [object] = await listed()
  const open = (ask: Ask, body: object) =>
    ask('POST', '/api/sealed/openings', { body: { objects: [object?.id], ...body } })
  assert.equal((await open(karim.ask as Ask, {})).status, 422)
  const stale = await openSession(superuser, karim.id)
  await superuser.query(`update session set verified_at = now() - interval '6 minutes' where person_id = $1`, [
    karim.id,
  ])
  assert.equal(
    (await open(requestsOf(app, stale) as Ask, { purpose: 'verification' })).body.code,
    'session.step-up-needed',
  )
  await superuser.query(`update session set verified_at = now() where person_id = $1`, [karim.id])
  const counted = async () =>
    (
      await superuser.query(
        `select (select count(*) from unseal) + (select count(*) from custody_pending where type = 'sealing.opened') as count`,
      )
    ).rows[0].count
  const before = Number(await counted())
  // the log cannot be written: nothing leaves
  await superuser.query(
    'alter table custody_pending add constraint broken check (type <> $$sealing.opened$$) not valid',
  )
  const failed = await open(karim.ask as Ask, { purpose: 'verification' })
  assert.ok(failed.status >= 500 && !JSON.stringify(failed.body).includes('YWdlLWVuY3J5cHRpb24'))
  await superuser.query('alter table custody_pending drop constraint broken')
  assert.equal(Number(await counted()), before)
  assert.equal((await open(karim.ask as Ask, { purpose: 'verification' })).status, 201)
  assert.ok(Number(await counted()) >= before + 1)
})

test('what is not hybrid, not padded, not for the people named, or for somebody without a signed key is refused and not kept', async () => {
  const members = await team()
  const keys = members.flatMap(({ key }) => (key === null ? [] : [key]))
  const given = keys.map(({ id }) => ({ key_id: id, purpose: 'case-team', until: null }))
  const put = (ciphertext: Uint8Array, to: readonly object[] = given) =>
    nadia.ask('PUT', `/api/sealed/${record_id}/safe_contact`, {
      body: { version: 1, ciphertext: base64Of(ciphertext), file_id: null, given: to },
    })
  const classic = new Encrypter()
  for (const { recipient } of keys.slice(1)) classic.addRecipient(recipient)
  classic.addRecipient(await identityToRecipient(await generateX25519Identity()))
  assert.equal((await put(await classic.encrypt(new Uint8Array(2048)))).body.code, 'sealing.not-sealed')
  const hybrid = keys.map(({ recipient }) => recipient)
  assert.equal((await put(await sealBytes(new Uint8Array(2047), hybrid))).body.code, 'sealing.not-sealed')
  assert.equal((await put(await sealBytes(new Uint8Array(2048), hybrid.slice(1)))).body.code, 'sealing.not-sealed')
  assert.equal((await put(new TextEncoder().encode('سلمى المنصوري'.repeat(40)))).body.code, 'sealing.not-sealed')
  const stranger = await join(['documentation-officer'], 'غريبة')
  await signKey(officer.ask as Ask, officer.vault, stranger.id)
  const { keys: own } = (await stranger.ask('GET', '/api/keys/mine')).body as {
    keys: { id: string; recipient: string }[]
  }
  const outside = await put(await sealBytes(new Uint8Array(2048), [...hybrid, own[0]?.recipient ?? '']), [
    ...given,
    { key_id: own[0]?.id, purpose: 'case-team', until: null },
  ])
  assert.deepEqual(
    [outside.body.code, String(outside.body.detail).includes('غريبة')],
    ['sealing.recipients-refused', true],
  )
  const unknown = await nadia.ask('PUT', `/api/sealed/${record_id}/pseudonym`, {
    body: { version: 1, ciphertext: 'AAAA', file_id: null, given },
  })
  assert.deepEqual(
    [unknown.status, (unknown.body.errors as { code: string }[])[0]?.code],
    [422, 'sealing.field-unknown'],
  )
  for (const ask of [stranger.ask, officer.ask]) {
    const hidden = await ask('PUT', `/api/sealed/${record_id}/names`, {
      body: { version: 2, ciphertext: 'AAAA', file_id: null, given },
    })
    assert.ok(hidden.status === 404 || hidden.status === 403)
    const list = await ask('GET', `/api/sealed?record_id=${record_id}`)
    assert.ok(list.status === 403 || (list.body.items as unknown[]).length === 0)
  }
  assert.deepEqual(
    (await listed()).map(({ field }) => field),
    ['names'],
  )
})

test('a version follows the one before; an older or a repeated one is refused; what was sealed is never overwritten', async () => {
  const members = await team()
  const again = await sealTo(nadia.ask as Ask, nadia.vault, names(1, '["غير ذلك"]'), members)
  assert.deepEqual([again.status, again.body.code], [409, 'sealing.sealed-meanwhile'])
  assert.equal((await sealTo(karim.ask as Ask, karim.vault, names(2, '["سلمى بنت عبد الرحمن"]'), members)).status, 200)
  const [newest] = await listed()
  assert.deepEqual([newest?.object_version, newest?.author.name], [2, 'كريم'])
  const { rows } = await superuser.query(
    'select count(*)::int as count from sealed_copy c join sealed_object o on o.id = c.object_id where o.record_id = $1',
    [record_id],
  )
  assert.equal(rows[0].count, 2)
  for (const sql of [
    'update sealed_copy set revision = 9',
    'delete from sealed_copy',
    'update sealed_object set bucket = 1',
    'delete from sealed_object',
  ]) {
    const client = await database.connect(database.app)
    await client.query('begin')
    await client
      .query(
        `select app.enter('${nadia.id}', (select id from institution), '{cases.work,people.read}', 'test', '${randomUUID()}')`,
      )
      .catch(() => undefined)
    const done = await client.query(sql).then(
      ({ rowCount }) => rowCount,
      () => 0,
    )
    assert.equal(done, 0, sql)
    await client.query('rollback')
  }
})

test('blobs swapped between two fields, or an older one served for the newest, do not open in the browser', async () => {
  const members = await team()
  await sealTo(
    nadia.ask as Ask,
    nadia.vault,
    { record_id, field: 'safe_contact', version: 1, text: '"هاتف أختها"' },
    members,
  )
  await superuser.query(`
    update sealed_copy c set ciphertext = other.ciphertext from sealed_object o, sealed_copy other join sealed_object p on p.id = other.object_id
    where c.object_id = o.id and o.field = 'safe_contact' and p.field = 'names' and p.object_version = 2`)
  const swapped = (await listed()).filter(({ field }) => field === 'safe_contact')
  await assert.rejects(openAll(karim.ask as Ask, karim.vault, swapped), { code: 'wrong-field' })
  await superuser.query(`
    update sealed_copy c set ciphertext = older.ciphertext from sealed_object o, sealed_copy older join sealed_object p on p.id = older.object_id
    where c.object_id = o.id and o.field = 'names' and o.object_version = 2 and p.field = 'names' and p.object_version = 1`)
  const replayed = (await listed()).filter(({ field }) => field === 'names')
  await assert.rejects(openAll(karim.ask as Ask, karim.vault, replayed), { code: 'wrong-version' })
})

test('one who opens gives it to another by a copy sealed in their browser; withdrawn, it is handed out no more', async () => {
  const members = await team()
  await sealTo(
    nadia.ask as Ask,
    nadia.vault,
    { record_id, field: 'health', version: 1, text: '"ربو"' },
    members.filter(({ name }) => name !== 'هدى'),
  )
  const [object] = (await listed()).filter(({ field }) => field === 'health')
  assert.ok(object !== undefined)
  const { items } = (
    await nadia.ask('POST', '/api/sealed/openings', { body: { objects: [object.id], purpose: 'verification' } })
  ).body as { items: OpenedObject[] }
  const expected = { record_id, field: 'health', version: 1, author_key: object.author.signing_key }
  const keys = members.flatMap(({ key }) => (key === null ? [] : [key]))
  const copy = await resealObject(bytesOf(items[0]?.ciphertext ?? ''), [nadia.vault.identity], {
    expected,
    recipients: keys.map(({ recipient }) => recipient),
  })
  const soon = new Date(Date.now() + 3_600_000).toISOString()
  const body = {
    revision: 1,
    reason: 'تحقق من الشهادة',
    ciphertext: base64Of(copy),
    file_id: null,
    given: keys.map(({ id, person_id }) => ({
      key_id: id,
      purpose: 'verification',
      until: person_id === huda.id ? soon : null,
    })),
  }
  const blind = await huda.ask('POST', `/api/sealed/objects/${object.id}/copies`, { body })
  assert.equal(blind.body.code, 'sealing.not-given')
  const given = await nadia.ask('POST', `/api/sealed/objects/${object.id}/copies`, { body })
  assert.equal(given.status, 201, JSON.stringify(given.body))
  assert.deepEqual(await openAll(huda.ask as Ask, huda.vault, [given.body as SealedObject]), ['"ربو"'])
  const opened = await openObject(copy, [huda.vault.identity], expected)
  assert.equal(opened.header.author_key, (await publicKeysOf(nadia.vault)).signing_key)
  const grant = (given.body as SealedObject).grants.find(({ person_id }) => person_id === huda.id)
  const withdrawn = await nadia.ask('POST', `/api/sealed/grants/${grant?.id}/revocation`, {
    body: { reason: 'انتهت المهمة' },
  })
  assert.equal(withdrawn.status, 201)
  const refused = await huda.ask('POST', '/api/sealed/openings', {
    body: { objects: [object.id], purpose: 'verification' },
  })
  assert.equal(refused.body.code, 'sealing.not-given')
})

test('a locked vault neither seals nor is handed anything, and is not sealed to', async () => {
  await officer.ask('POST', `/api/vaults/${karim.id}/state`, { body: { to: 'locked', reason: 'ضاع الجهاز' } })
  const [object] = await listed()
  const refused = await karim.ask('POST', '/api/sealed/openings', {
    body: { objects: [object?.id], purpose: 'verification' },
  })
  assert.equal(refused.body.code, 'sealing.vault-closed')
  assert.equal((await team()).find(({ name }) => name === 'كريم')?.key, null)
  await officer.ask('POST', `/api/vaults/${karim.id}/state`, { body: { to: 'active', reason: 'وُجد الجهاز' } })
})

test('a flood of openings is held back by a limit, and told how long to wait', async () => {
  const [object] = await listed()
  await superuser.query(
    `insert into unseal (institution_id, person_id, object_id, purpose) select (select id from institution where is_self), $1, $2, 'test' from generate_series(1, 300)`,
    [karim.id, object?.id],
  )
  const held = await karim.ask('POST', '/api/sealed/openings', {
    body: { objects: [object?.id], purpose: 'verification' },
  })
  assert.deepEqual([held.status, held.body.code], [429, 'sealing.too-many-openings'])
})

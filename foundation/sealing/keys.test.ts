import assert from 'node:assert/strict'
import test from 'node:test'
import { requestsOf, setUp, testApp } from '../../server/testing/instance.ts'
import { addColleague } from '../../server/testing/people.ts'
import { readDirectory } from './crypto/directory.ts'
import { newRecoveryKey } from './crypto/recovery-digits.ts'
import { tryWrap } from './crypto/tested-wrap.ts'
import { wrapWithRecoveryKey } from './crypto/wrap.ts'
import type { DirectoryView, OwnVault } from './model.ts'
import { type Ask, makeVault, signKey } from './testing.ts'

const { app, code, visitor, database } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const join = async (roles: Parameters<typeof addColleague>[1], name: string) => {
  const { id, token } = await addColleague(superuser, roles, name)
  return { id, ask: requestsOf(app, token) as Ask }
}
const officer = await join(['key-officer'], 'أمين المفاتيح')
const nadia = await join(['documentation-officer'], 'نادية')
const karim = await join(['documentation-officer'], 'كريم')
const stateOf = async (ask: Ask) => ((await ask('GET', '/api/keys/mine')).body as OwnVault).state
const view = async () => (await officer.ask('GET', '/api/key-directory')).body as DirectoryView

test('a vault goes from invited to active only with a signed key and two ways in that were opened on trial', async (t) => {
  assert.equal(await stateOf(nadia.ask), 'invited')
  const root = await makeVault(officer.ask)
  assert.equal(root.reply.status, 201)
  assert.equal(await stateOf(officer.ask), 'keys_created')
  assert.equal((await signKey(officer.ask, root, officer.id)).status, 201)
  assert.equal(await stateOf(officer.ask), 'active')

  const thin = await makeVault(nadia.ask, { wraps: 1 })
  assert.equal((await signKey(officer.ask, root, nadia.id)).status, 201)
  assert.equal(await stateOf(nadia.ask), 'key_signed')
  const { keys, wraps } = (await nadia.ask('GET', '/api/keys/mine')).body as OwnVault
  const untried = { wrap: wraps[0]?.wrap, tested: null }
  const refused = await nadia.ask('POST', '/api/keys/mine/wraps', {
    body: { key_id: keys[0]?.id, replaces: null, wrap: untried },
  })
  assert.equal(refused.body.code, 'sealing.proof-wrong')
  const key = newRecoveryKey()
  const wrap = await tryWrap(await wrapWithRecoveryKey(thin, key), { kind: 'recovery', key }, nadia.id)
  const added = await nadia.ask('POST', '/api/keys/mine/wraps', { body: { key_id: keys[0]?.id, replaces: null, wrap } })
  assert.equal((added.body as OwnVault).state, 'active')
  const gone = await nadia.ask('DELETE', `/api/keys/mine/wraps/${wraps[0]?.id}`)
  assert.equal(gone.body.code, 'sealing.last-wraps')
  assert.equal((await nadia.ask('GET', '/api/keys/mine')).body.state, 'active')
  const replaced = await nadia.ask('POST', '/api/keys/mine/wraps', {
    body: { key_id: keys[0]?.id, replaces: wraps[0]?.id, wrap },
  })
  assert.deepEqual([replaced.status, (replaced.body as OwnVault).wraps.length], [201, 2])

  // nobody sees the wraps of others, the key officer no more than anybody
  assert.equal(((await officer.ask('GET', '/api/keys/mine')).body as OwnVault).wraps.length, 2)
  const before = await view()
  await assert.doesNotReject(readDirectory(before.entries, { institution_id: before.institution_id, pin: undefined }))

  await t.test('keys are kept only from whoever holds the secret, and no second ones while some wait', async () => {
    const first = await makeVault(karim.ask)
    assert.equal(first.reply.status, 201)
    assert.equal((await makeVault(karim.ask)).reply.body.code, 'sealing.keys-there')
    const forged = await nadia.ask('POST', '/api/keys/mine', {
      body: {
        ...keys[0],
        id: undefined,
        person_id: undefined,
        state: undefined,
        created_at: undefined,
        signature: 'A'.repeat(86),
        wraps: [untried],
      },
    })
    assert.equal(forged.body.code, 'sealing.proof-wrong')
  })

  await t.test('an entry that an officer did not sign, or that does not follow the last one, is refused', async () => {
    const entries = await view()
    const [entry] = entries.entries
    const replay = await officer.ask('POST', '/api/key-directory', { body: { entry } })
    assert.equal(replay.body.code, 'sealing.entry-refused')
    assert.equal((await signKey(officer.ask, thin, karim.id)).body.code, 'sealing.entry-refused')
    assert.equal((await signKey(nadia.ask, thin, karim.id)).status, 403)
  })

  await t.test(
    'a key officer locks and unlocks the vault of another, not their own; what is revoked stays so; each step is in the log',
    async () => {
      const move = (who: { id: string }, to: string, by = officer) =>
        by.ask('POST', `/api/vaults/${who.id}/state`, { body: { to, reason: 'ضاع الجهاز' } })
      assert.equal((await move(nadia, 'locked')).status, 201)
      assert.equal(await stateOf(nadia.ask), 'locked')
      assert.equal((await move(nadia, 'active', nadia)).status, 403)
      assert.equal((await move(nadia, 'active')).status, 201)
      assert.equal((await move(officer, 'locked')).body.code, 'sealing.move-refused')
      assert.equal((await move(karim, 'revoked')).status, 201)
      assert.equal((await move(karim, 'active')).body.code, 'sealing.move-refused')
      const { rows } = await superuser.query<{ type: string }>(
        `select type from custody_pending where type like 'sealing.%' union all select type from custody_entry where type like 'sealing.%'`,
      )
      const types = new Set(rows.map(({ type }) => type))
      for (const type of [
        'sealing.keys-made',
        'sealing.wrap-added',
        'sealing.wrap-removed',
        'sealing.key-signed',
        'sealing.vault-moved',
      ])
        assert.ok(types.has(type), type)
    },
  )
})

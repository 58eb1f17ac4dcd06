import assert from 'node:assert/strict'
import test from 'node:test'
import type { PostMessage } from '../partners/index.ts'
import { type Body, fingerprintOf, introduce, ok, openSide, type Side } from './testing/pair.ts'

const now = () => new Date()
const rabat = await openSide(now, { loopback: true })
const ramallah = await openSide(now, { loopback: true })
await introduce(rabat, ramallah)
await introduce(ramallah, rabat)

const NO_PROTOCOL = '00000000-0000-0000-0000-000000000000'
const through =
  (side: Side): PostMessage =>
  async (url, headers, payload) => {
    const reply = await side.app.fastify.inject({
      method: 'POST',
      url: new URL(url).pathname,
      headers: { host: 'localhost:4310', 'x-mithaq': '1', ...headers },
      payload,
    })
    return { status: reply.statusCode, text: reply.body }
  }
const rotate = (side: Side, use: string, reason: string) =>
  ok(side.keyOfficer('POST', `/api/keys/${use}/rotation`, { body: { reason } }))
const keysOf = async (side: Side, of: Side, use: string) => {
  const { items } = await ok(side.focal('GET', '/api/partners'))
  const partner = (items as Body[]).find(({ institution }) => institution === of.urn)
  return {
    state: partner?.state,
    id: String(partner?.id),
    keys: ((partner?.keys ?? []) as Body[]).filter((key) => key.use === use),
  }
}
const currentOf = async (side: Side, use: string) => {
  const { items } = await ok(side.head('GET', '/api/keys'))
  return (items as Body[]).find((key) => key.use === use && key.state === 'current')?.kid
}
const filesOf = async (side: Side): Promise<readonly string[]> => {
  const { items } = await ok(side.focal('GET', `/api/exchange/messages?protocol_id=${NO_PROTOCOL}`))
  const files: string[] = []
  for (const message of (items as Body[]).filter(({ direction }) => direction === 'out').reverse())
    files.push(String((await ok(side.focal('POST', `/api/exchange/messages/${String(message.id)}/file`))).content))
  return files
}

for (const use of ['agreement', 'http', 'log'] as const)
  test(`a replaced key of the use ${use} reaches the partner by its signed statement, over HTTPS too`, async () => {
    const before = await keysOf(ramallah, rabat, use)
    assert.equal(before.keys.length, 1)
    await rotate(rabat, use, 'routine')
    assert.deepEqual(await rabat.runDeliveries(through(ramallah)), [])
    const { keys, state } = await keysOf(ramallah, rabat, use)
    assert.deepEqual([keys.length, state], [2, 'confirmed'])
    assert.equal(keys.find(({ valid_until }) => valid_until === null)?.kid, await currentOf(rabat, use))
    assert.equal(keys.find(({ kid }) => kid === before.keys[0]?.kid)?.valid_until === null, false)
  })

test('a statement that the old key did not sign, or about a key that ended already, is refused and changes nothing', async () => {
  await rotate(ramallah, 'record', 'routine')
  const [file = ''] = await filesOf(ramallah)
  const before = await keysOf(rabat, ramallah, 'record')
  // the partner's old key as we know it is another: what the statement says is then signed by a stranger
  const other = 'A'.repeat(42)
  const [known] = await rabat.superuser(`select id, x from partner_key where kid = $1`, [before.keys[0]?.kid])
  await rabat.superuser(`update partner_key set x = $1 where id = $2`, [`${other}A`, known?.id])
  const refused = await rabat.focal('POST', '/api/exchange/import', { body: { file } })
  assert.deepEqual([refused.status, refused.body.code], [422, 'partners.key-statement-refused'])
  assert.equal((await keysOf(rabat, ramallah, 'record')).keys.length, 1)
  await rabat.superuser(`update partner_key set x = $1 where id = $2`, [known?.x, known?.id])
  await ok(rabat.focal('POST', '/api/exchange/import', { body: { file } }))
  assert.equal((await keysOf(rabat, ramallah, 'record')).keys.length, 2)
})

test('a key that somebody else may hold is heard no more, and its partner is confirmed by voice again', async () => {
  await rotate(ramallah, 'agreement', 'compromised')
  const file = (await filesOf(ramallah)).at(-1) ?? ''
  await ok(rabat.focal('POST', '/api/exchange/import', { body: { file } }))
  const { state, keys, id } = await keysOf(rabat, ramallah, 'agreement')
  assert.equal(state, 'unconfirmed')
  assert.deepEqual(
    keys.map(({ compromised }) => compromised),
    [true, false],
  )
  const heard = await fingerprintOf(ramallah)
  await ok(rabat.head('POST', `/api/partners/${id}/confirmation`, { body: { heard } }))
  assert.equal((await keysOf(rabat, ramallah, 'agreement')).state, 'confirmed')
})

test('a key officer tells partners of keys, and reads nothing else of what was exchanged', async () => {
  assert.equal((await rabat.keyOfficer('GET', '/api/exchange/messages')).status, 403)
  const logged = await rabat.superuser(
    `select 1 from custody_pending where type = 'exchange.sent' union all select 1 from custody_entry where type = 'exchange.sent'`,
  )
  assert.ok(logged.length >= 3)
})

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import test from 'node:test'
import { type PostMessage, postMessage } from '../partners/index.ts'
import { type Body, empower, fingerprintOf, introduce, ok, openSide, type Side } from './testing/pair.ts'

let seconds = 0
const now = () => new Date(Date.now() + seconds * 1000)
const rabat = await openSide(now, { loopback: true })
const ramallah = await openSide(now, { loopback: true })
await introduce(rabat, ramallah)
await introduce(ramallah, rabat)

type Sent = { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string }
/** Hands a request to the other instance; `change` is what happens to it on the way, `sent` keeps it. */
const through =
  (side: Side, sent: Sent[] = [], change: (one: Sent) => Sent = (one) => one): PostMessage =>
  async (url, headers, body) => {
    sent.push({ url, headers, body })
    return await arrive(side, change({ url, headers, body }))
  }
async function arrive(side: Side, { url, headers, body }: Sent) {
  const reply = await side.app.fastify.inject({
    method: 'POST',
    url: new URL(url).pathname,
    headers: { host: 'localhost:4310', 'x-mithaq': '1', 'accept-language': 'en', ...headers },
    payload: body,
  })
  return { status: reply.statusCode, text: reply.body }
}
const codeOf = ({ text }: { readonly text: string }) => (JSON.parse(text) as Body).code

async function propose(side: Side, other: Side): Promise<string> {
  const view = await ok(
    side.focal('POST', '/api/protocols', {
      body: {
        kind: 'protocol',
        title: { ar: 'بروتوكول' },
        languages: [{ lang: 'ar', standing: 'authentic' }],
        template: 'cooperation',
        parties: [{ institution: other.urn, role: 'party' }],
      },
    }),
  )
  const id = String(view.id)
  await empower(side, id, side.urn, { from: '2026-01-01', until: null })
  await ok(side.focal('POST', `/api/protocols/${id}/proposal`))
  return id
}
const messagesOf = async (side: Side, id: string) =>
  (await ok(side.focal('GET', `/api/exchange/messages?protocol_id=${id}`))).items as Body[]
const deliveryOf = async (side: Side, id: string) => (await messagesOf(side, id))[0]?.delivery as Body

test('an invitation is a link too: what was pasted is taken like the file, and compared by voice', async () => {
  const lone = await openSide(now)
  const { link } = await ok(rabat.focal('POST', '/api/partners/invitation'))
  assert.match(String(link), /^http:\/\/localhost:4310\/partners#invitation=/)
  const partner = await ok(lone.focal('POST', '/api/partners', { body: { file: ` ${String(link)}\n` } }))
  assert.deepEqual(
    [partner.state, partner.address],
    ['unconfirmed', null],
    'nothing is delivered there without the setting',
  )
  const heard = await fingerprintOf(rabat)
  await ok(lone.head('POST', `/api/partners/${String(partner.id)}/confirmation`, { body: { heard } }))
  const refused = await lone.focal('PATCH', `/api/partners/${String(partner.id)}`, {
    version: 2,
    body: { address: 'http://localhost:4310' },
  })
  assert.deepEqual([refused.status, refused.body.code], [422, 'partners.address-plain'])
  const other = await lone.focal('PATCH', `/api/partners/${String(partner.id)}`, {
    version: 2,
    body: { address: 'http://rabat.example' },
  })
  assert.equal(other.status, 422)
})

test('a message waits, is delivered over signed HTTP, applied there, and its state is told', async () => {
  const id = await propose(rabat, ramallah)
  assert.deepEqual(await deliveryOf(rabat, id), {
    state: 'waiting',
    reason: null,
    detail: null,
    attempts: 0,
    tried_at: null,
  })
  const sent: Sent[] = []
  assert.deepEqual(await rabat.runDeliveries(through(ramallah, sent)), [])
  assert.equal(sent[0]?.url, 'http://localhost:4310/api/exchange/inbox')
  const { state, attempts } = await deliveryOf(rabat, id)
  assert.deepEqual([state, attempts], ['delivered', 1])
  assert.equal((await messagesOf(rabat, id))[0]?.state, 'delivered')
  assert.equal((await ok(ramallah.focal('GET', `/api/protocols/${id}`))).status, 'negotiating')
  const { document } = (await ok(ramallah.focal('GET', `/api/protocols/${id}`))).current as Body
  assert.equal(document, null, 'a text without all mandates is talked about and not typeset')
  assert.deepEqual(await rabat.runDeliveries(through(ramallah, sent)), [])
  assert.equal(sent.length, 1, 'what was delivered is not sent again')
})

test('the same request once more is refused; the same message in a new request changes nothing', async () => {
  const id = await propose(rabat, ramallah)
  const sent: Sent[] = []
  await rabat.runDeliveries(through(ramallah, sent))
  const [first = assert.fail('nothing was sent')] = sent
  const again = await arrive(ramallah, first)
  assert.deepEqual([again.status, codeOf(again)], [409, 'exchange.replayed'])
  await rabat.superuser(`update exchange_message set delivery = 'waiting' where protocol_id = $1`, [id])
  assert.deepEqual(await rabat.runDeliveries(through(ramallah)), [])
  assert.equal((await deliveryOf(rabat, id)).state, 'delivered')
})

test('a request that is unsigned, changed, stale, for another address or of an unknown sender is refused and learns nothing', async () => {
  await propose(rabat, ramallah)
  const sent: Sent[] = []
  await rabat.runDeliveries(
    through(ramallah, sent, (one) => ({ ...one, headers: { 'content-type': 'application/jose' } })),
  )
  const [signed = assert.fail('nothing was sent')] = sent
  const tell = async (change: Partial<Sent>, side = ramallah) => {
    const reply = await arrive(side, { ...signed, ...change })
    return [reply.status, codeOf(reply)]
  }
  const header = (name: string, from: RegExp, to: string, or = to) => {
    const was = signed.headers[name] ?? ''
    // a key or a signature may begin with what is put in
    const changed = was.replace(from, to) === was ? was.replace(from, or) : was.replace(from, to)
    assert.notEqual(changed, was)
    return { headers: { ...signed.headers, [name]: changed } }
  }
  const stranger = await openSide(now, { loopback: true })
  const nothing = [400, 'exchange.not-accepted']
  assert.deepEqual(await tell({ headers: { 'content-type': 'application/jose' } }), nothing)
  assert.deepEqual(await tell({}, stranger), nothing, 'who is unknown is told what a forger is told')
  assert.deepEqual(await tell(header('signature', /.{6}==:$/, 'AAAAAA==:', 'BBBBBA==:')), nothing)
  assert.deepEqual(await tell(header('signature-input', /keyid="./, 'keyid="_', 'keyid="-')), nothing)
  assert.deepEqual(await tell(header('signature-input', /expires=\d/, 'expires=9')), nothing)
  assert.deepEqual(await tell({ body: `${signed.body}A` }), [400, 'exchange.digest-wrong'])
  assert.deepEqual(await tell({ headers: { ...signed.headers, 'content-type': 'text/plain' } }), nothing)
  for (const [shift, code] of [
    [400, 'exchange.stale'],
    [-400, 'exchange.stale'],
  ] as const) {
    seconds = shift
    assert.deepEqual(await tell({}), [400, code])
  }
  seconds = 0
  const big = await arrive(ramallah, { ...signed, body: 'a'.repeat(16_000_001) })
  assert.equal(big.status, 413)
  assert.equal((await tell({}))[0], 200, 'the request itself was good')
  assert.deepEqual(await rabat.runDeliveries(through(ramallah)), [])
})

test('a partner that cannot be reached is tried again and given up after its attempts; one that refuses is not asked again by itself', async () => {
  const id = await propose(rabat, ramallah)
  const down: PostMessage = () => Promise.reject(new Error('no route'))
  assert.equal((await rabat.runDeliveries(down)).length, 1)
  const waiting = await deliveryOf(rabat, id)
  assert.deepEqual([waiting.state, waiting.reason, waiting.attempts], ['waiting', 'exchange.unreachable', 1])
  for (let attempt = 2; attempt <= 14; attempt++) await rabat.runDeliveries(down)
  const over = await deliveryOf(rabat, id)
  assert.deepEqual([over.state, over.attempts], ['given-up', 14])

  const [message] = await messagesOf(rabat, id)
  const path = `/api/exchange/messages/${String(message?.id)}`
  assert.deepEqual(await ok(rabat.focal('POST', `${path}/delivery`)), { state: 'waiting' })
  const partners = (await ok(ramallah.focal('GET', '/api/partners'))).items as Body[]
  const us = `/api/partners/${String(partners.find(({ institution }) => institution === rabat.urn)?.id)}`
  await ok(ramallah.head('POST', `${us}/exclusion`))
  assert.equal(
    (await rabat.runDeliveries(through(ramallah))).length,
    1,
    'a partner that has not compared yet may do so',
  )
  await ok(ramallah.head('POST', `${us}/confirmation`, { body: { heard: await fingerprintOf(rabat) } }))
  assert.deepEqual(await rabat.runDeliveries(through(ramallah)), [])
  assert.equal((await deliveryOf(rabat, id)).state, 'delivered')

  const third = await propose(rabat, ramallah)
  const broken: PostMessage = async () => ({
    status: 422,
    text: JSON.stringify({ code: 'protocol.content-refused', detail: 'مضمون غير مقبول' }),
  })
  assert.deepEqual(await rabat.runDeliveries(broken), [])
  const refused = await deliveryOf(rabat, third)
  assert.deepEqual(
    [refused.state, refused.reason, refused.detail],
    ['refused', 'protocol.content-refused', 'مضمون غير مقبول'],
  )
  const file = await ok(
    rabat.focal('POST', `/api/exchange/messages/${String((await messagesOf(rabat, third))[0]?.id)}/file`),
  )
  assert.ok(String(file.content).length > 100, 'by hand it can go all the while')
})

test('over the network: one request, an answer of bounded length, and no redirection is followed', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    if (request.url === '/moved') response.writeHead(307, { location: '/inbox' }).end()
    else response.writeHead(200).end('a'.repeat(200_000))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const { signal } = new AbortController()
    assert.equal((await postMessage(`${origin}/moved`, {}, 'a', signal)).status, 307)
    assert.deepEqual(asked, ['POST /moved'])
    const { status, text } = await postMessage(`${origin}/inbox`, {}, 'a', signal)
    assert.deepEqual([status, text.length <= 65_536], [200, true])
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

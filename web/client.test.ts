import assert from 'node:assert/strict'
import { afterEach, mock, test } from 'node:test'
import { addressOf, client, fetchFile, savedByEarlierAttempt } from './client.ts'
import { ConnectionLost, ProblemError } from './problem-error.ts'

type Sent = { readonly url: string; readonly init: RequestInit }
type Loose = (address: string, call?: object) => Promise<unknown>

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })

/** Answers requests in turn; an Error stands for a connection that is lost. */
function serve(...answers: readonly (Response | Error)[]): Sent[] {
  const sent: Sent[] = []
  const left = [...answers]
  mock.method(globalThis, 'fetch', async (url: string, init: RequestInit) => {
    // the probe of a lost connection is not one of the answers
    if (init.method === undefined) return json({})
    sent.push({ url, init })
    const answer = left.shift()
    if (answer === undefined || answer instanceof Error) throw answer ?? new TypeError('no more answers')
    return answer
  })
  return sent
}

afterEach(() => mock.restoreAll())

const api = client<readonly []>() as unknown as Loose
const header = (sent: Sent | undefined, name: string) => new Headers(sent?.init.headers).get(name)

test('a write waits out a lost connection and is repeated under the same Idempotency-Key', async () => {
  mock.timers.enable({ apis: ['setTimeout'] })
  const sent = serve(new TypeError('lost'), json({ id: 1 }, 201))
  const answer = api('POST /api/things', { body: { a: 1 } })
  await new Promise((resolve) => setImmediate(resolve))
  mock.timers.tick(3_000)
  assert.deepEqual(await answer, { id: 1 })
  assert.equal(sent.length, 2)
  assert.match(header(sent[0], 'idempotency-key') ?? '', /^[0-9a-f-]{36}$/)
  assert.equal(header(sent[0], 'idempotency-key'), header(sent[1], 'idempotency-key'))
  assert.equal(header(sent[0], 'x-mithaq'), '1')
  mock.timers.reset()
})

test('a read that finds no server says so at once', async () => {
  serve(new TypeError('lost'))
  await assert.rejects(api('GET /api/things'), ConnectionLost)
})

test('a refusal is thrown with its fields; an update says which version it changes', async () => {
  const problem = {
    code: 'record.changed',
    title: 't',
    detail: 'd',
    errors: [{ pointer: '/a', code: 'c', detail: 'x' }],
  }
  const sent = serve(json(problem, 412))
  await assert.rejects(api('PATCH /api/things/:id', { params: { id: 'a/b' }, version: 7, body: {} }), (error) => {
    assert.ok(error instanceof ProblemError)
    assert.equal(error.problem.errors?.[0]?.pointer, '/a')
    return true
  })
  assert.equal(header(sent[0], 'if-match'), '"7"')
  assert.equal(sent[0]?.url, '/api/things/a%2Fb')
})

test('addressOf() leaves out what is not asked for and refuses a missing parameter', () => {
  assert.equal(
    addressOf('/api/people', { query: { search: 'سلمى', after: undefined, sort: '' } }),
    '/api/people?search=%D8%B3%D9%84%D9%85%D9%89',
  )
  assert.throws(() => addressOf('/api/people/:id', {}), /its parameter id is missing/)
})

test('savedByEarlierAttempt() takes a conflict with oneself for the success it is, and nothing else', () => {
  const conflict = (current: unknown) =>
    new ProblemError({ code: 'record.changed', title: '', detail: '', status: 412, details: { current } })
  const current = { version: 2, name: { fr: 'b', ar: 'a' }, digits: 'latn' }
  assert.equal(savedByEarlierAttempt(conflict(current), { name: { ar: 'a', fr: 'b' } }), current)
  assert.equal(savedByEarlierAttempt(conflict(current), { name: { ar: 'a' } }), undefined)
  assert.equal(savedByEarlierAttempt(new Error('other'), {}), undefined)
})

test('a file is fetched with its name; where it is refused, the sentence of the server is thrown', async () => {
  serve(
    new Response('%PDF', {
      headers: { 'content-disposition': `attachment; filename="a.pdf"; filename*=UTF-8''a.pdf` },
    }),
    json({ code: 'protocol.document-failed', title: 'x', detail: 'تعذّر تنضيد النص الآن.' }, 503),
  )
  const { name, content } = await fetchFile('/api/file')
  assert.deepEqual([name, await content.text()], ['a.pdf', '%PDF'])
  await assert.rejects(
    fetchFile('/api/file'),
    (error) => error instanceof ProblemError && error.problem.detail === 'تعذّر تنضيد النص الآن.',
  )
})

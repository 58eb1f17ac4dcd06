import assert from 'node:assert/strict'
import test from 'node:test'
import { enrol } from '../../server/testing/first-administrator.ts'
import { sampleInstitution, testApp } from '../../server/testing/instance.ts'

const { app, code, visitor } = await testApp()
const visit = visitor()

test('GET /api/shell of a new instance says that setup is needed and names nobody', async () => {
  const { status, body } = await visit('GET', '/api/shell')
  assert.equal(status, 200)
  assert.equal(body.setup, 'needed')
  assert.equal(body.institution, null)
  assert.equal(body.person, null)
})

test('POST /api/setup without the code is refused with 401', async () => {
  const { status, body } = await visit('POST', '/api/setup', {
    body: { institution: sampleInstitution, person: { name: 'x', locale: 'ar-MA' } },
  })
  assert.deepEqual([status, body.code], [401, 'session.needed'])
})

test('POST /api/session with a wrong code is refused in the reader’s language', async () => {
  const { status, body } = await visit('POST', '/api/session', { body: { code: 'AAAA-AAAA-AAAA' }, language: 'ar' })
  assert.deepEqual([status, body.code], [403, 'setup.code-wrong'])
  assert.match(String(body.detail), /الرمز غير صحيح/)
})

test('POST /api/setup names each wrong field with a pointer and a sentence, and leaves nothing behind', async () => {
  assert.equal((await visit('POST', '/api/session', { body: { code: code.toLowerCase() } })).status, 201)
  const wrong = { ...sampleInstitution, name: {}, accent: '#ffff00', time_zone: 'Mars/Olympus', extra: 1 }
  const { status, body } = await visit('POST', '/api/setup', {
    body: { institution: wrong, person: { name: '', locale: 'ar-XX' } },
  })
  assert.equal(status, 422)
  const errors = body.errors as readonly { pointer: string; code: string; detail: string }[]
  assert.deepEqual(errors.map(({ pointer, code: found }) => `${pointer} ${found}`).sort(), [
    '/institution/accent accent.too-light',
    '/institution/extra field.unknown',
    '/institution/name text.required',
    '/institution/time_zone time-zone.unknown',
    '/person/locale field.not-a-choice',
    '/person/name field.required',
  ])
  assert.ok(errors.every(({ detail }) => detail.length > 10))
  assert.equal((await visit('GET', '/api/shell')).body.setup, 'open')
})

test('setup creates the institution and its first administrator, once', async () => {
  assert.equal((await visit('POST', '/api/session', { body: { code } })).status, 201)
  const once = {
    body: { institution: sampleInstitution, person: { name: 'سلمى التجريبية', locale: 'ar-MA' } },
    headers: { 'idempotency-key': 'b1946ac9-2d5c-4f7e-9a54-0c1f6f1f2a10' },
  }
  const first = await visit('POST', '/api/setup', once)
  assert.equal(first.status, 201)
  assert.deepEqual(
    [first.body.person, (first.body.enrolling as { name: string }).name],
    [null, 'سلمى التجريبية'],
    'who set up has yet to set credentials',
  )
  assert.deepEqual((await visit('GET', '/api/me')).body.code, 'session.needed')
  await enrol((method, path, body) => visit(method, path, { body }), 'salma')
  const admin = visit
  const shell = (await admin('GET', '/api/shell')).body as {
    setup: string
    institution: { name: object }
    person: { name: string; capabilities: string[] }
  }
  assert.equal(shell.setup, 'done')
  assert.deepEqual(shell.institution.name, sampleInstitution.name)
  assert.equal(shell.person.name, 'سلمى التجريبية')
  assert.ok(shell.person.capabilities.includes('people.manage'))
  assert.ok(!shell.person.capabilities.includes('setup'))
  const again = await admin('POST', '/api/setup', {
    body: { institution: sampleInstitution, person: { name: 'x', locale: 'ar-MA' } },
  })
  assert.deepEqual([again.status, again.body.code], [403, 'access.not-allowed'])
})

test('after setup the code opens no session', async () => {
  const other = visitor()
  const { status, body, headers } = await other('POST', '/api/session', { body: { code } })
  assert.deepEqual([status, body.code, headers['set-cookie']], [409, 'setup.done', undefined])
})

test('PATCH /api/institution needs If-Match, counts versions, and shows both versions on a conflict', async () => {
  const missing = await visit('PATCH', '/api/institution', { body: { accent: '#0f4c5c' } })
  assert.deepEqual([missing.status, missing.body.code], [428, 'record.version-needed'])
  const first = await visit('PATCH', '/api/institution', { body: { accent: '#0f4c5c' }, version: 1 })
  assert.deepEqual([first.status, first.body.version, first.headers.etag], [200, 2, '"2"'])
  const late = await visit('PATCH', '/api/institution', { body: { accent: '#9b1c22' }, version: 1 })
  assert.deepEqual([late.status, late.body.code], [412, 'record.changed'])
  const { current } = late.body.details as { current: { accent: string; version: number } }
  assert.deepEqual([current.accent, current.version], ['#0f4c5c', 2])
})

test('GET /api/institution/history tells field, old and new value, who and when', async () => {
  const { body } = await visit('GET', '/api/institution/history')
  const [change] = body.items as readonly {
    field: string
    old_value: unknown
    new_value: unknown
    by: { name: string }
    version: number
  }[]
  assert.deepEqual(
    [change?.field, change?.old_value, change?.new_value, change?.by.name, change?.version],
    ['accent', null, '#0f4c5c', 'سلمى التجريبية', 2],
  )
})

test('a visitor reads the institution, which is public, and neither people nor history', async () => {
  const stranger = visitor()
  assert.equal((await stranger('GET', '/api/institution')).status, 200)
  for (const url of ['/api/people', '/api/institution/history', '/api/me'])
    assert.deepEqual([url, (await stranger('GET', url)).body.code], [url, 'session.needed'])
})

test('PATCH /api/me changes how the person reads', async () => {
  const me = await visit('GET', '/api/me')
  const display = { locale: 'fr-MA', digits: 'latn', hijri_beside: true, low_data: true }
  const changed = await visit('PATCH', '/api/me', { body: { display }, version: Number(me.body.version) })
  assert.deepEqual([changed.status, changed.body.display], [200, display])
})

test('unreadable JSON, a prototype attack, an unknown type and an oversize body are refused with a sentence', async () => {
  const cases = [
    ['{', {}, 400],
    ['{"__proto__":{"a":1},"code":"x"}', {}, 400],
    ['<a/>', { 'content-type': 'text/xml' }, 415],
    [JSON.stringify({ code: 'x'.repeat(2_000_000) }), {}, 413],
    ['[]', {}, 422],
  ] as const
  for (const [body, headers, expected] of cases) {
    const { status, body: found, headers: got } = await visit('POST', '/api/session', { body, headers })
    assert.equal(status, expected, body.slice(0, 20))
    assert.match(String(got['content-type']), /^application\/problem\+json/)
    assert.ok(String(found.detail).length > 20)
  }
})

test('a request without the header that only our pages send changes nothing', async () => {
  const reply = await app.fastify.inject({
    method: 'POST',
    url: '/api/session',
    headers: { host: '127.0.0.1:4310', 'content-type': 'application/json' },
    payload: JSON.stringify({ code }),
  })
  assert.deepEqual([reply.statusCode, reply.json().code], [403, 'request.forgery-refused'])
})

test('a Host header of another site is refused', async () => {
  const reply = await app.fastify.inject({ method: 'GET', url: '/api/shell', headers: { host: 'evil.example' } })
  assert.deepEqual([reply.statusCode, reply.json().code], [421, 'request.misdirected'])
})

test('after ten wrong codes in a minute further ones wait', async () => {
  const guesser = visitor()
  for (let attempt = 0; attempt < 10; attempt++) await guesser('POST', '/api/session', { body: { code: `${attempt}` } })
  const { status, body, headers } = await guesser('POST', '/api/session', { body: { code } })
  assert.deepEqual([status, body.code], [429, 'session.too-many-attempts'])
  assert.ok(Number(headers['retry-after']) > 0)
})

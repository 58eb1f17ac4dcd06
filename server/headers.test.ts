import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import test from 'node:test'
import { roleNames } from '../foundation/access/index.ts'
import { buildWeb } from '../web/build.ts'
import { root } from './rooms.ts'
import { setUp, testApp } from './testing/instance.ts'
import { addColleague } from './testing/people.ts'
import { mountWeb } from './web.ts'

await buildWeb()
const { app, code, database, visitor } = await testApp()
await mountWeb(app.fastify, { shellData: app.shellData, openApi: app.openApi })
await setUp(visitor(), code)
const { token } = await addColleague(await database.connect(database.superuser), roleNames)
await app.fastify.listen({ host: '127.0.0.1', port: 0 })
const { port } = app.fastify.server.address() as AddressInfo

/** Written out, not taken from the code: a header that is weakened there fails here. */
const common: Readonly<Record<string, string>> = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}
const bytes = "default-src 'none'; frame-ancestors 'none'; sandbox"
const publicPages =
  "default-src 'none'; script-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const hashes: { style_hashes: string[] } = JSON.parse(readFileSync(join(root, 'web/dist/csp.json'), 'utf8'))
const staff = `default-src 'none'; script-src 'self'; style-src ${["'self'", ...hashes.style_hashes.map((hash) => `'${hash}'`)].join(' ')}; font-src 'self'; img-src 'self' blob: data:; media-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types mithaq; report-uri /api/csp-report`
/** Workers have their own policy, and pages none of what it allows: the engines of WebAssembly reach nothing. */
const workers: Readonly<Record<string, string>> = {
  'sw.js': "default-src 'none'; connect-src 'self'",
  'hash-worker.js': "default-src 'none'; script-src 'wasm-unsafe-eval'",
  'vault-worker.js': "default-src 'none'; script-src 'wasm-unsafe-eval'",
}
/** Permissions that pages of the house use; every other one is denied. */
const used = ['publickey-credentials-create', 'publickey-credentials-get']

type Answer = { readonly status: number; readonly headers: Readonly<Record<string, string | string[] | undefined>> }
type Asked = {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly signedIn?: boolean
}

function ask(method: string, path: string, { headers = {}, body, signedIn = false }: Asked = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        headers: {
          'x-mithaq': '1',
          ...(signedIn ? { cookie: `mithaq-4310=${token}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
      },
      (reply) => {
        reply.resume()
        reply.on('end', () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers }))
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

function assertStrict({ headers }: Answer, name: string, policy: string, cache: RegExp): void {
  for (const [header, value] of Object.entries(common)) assert.equal(headers[header], value, `${header} of ${name}`)
  assert.equal(headers['content-security-policy'], policy, name)
  assert.match(String(headers['cache-control']), cache, name)
  for (const one of String(headers['permissions-policy']).split(', ')) {
    const [, feature = '', allowed] = /^([a-z-]+)=\((self)?\)$/.exec(one) ?? assert.fail(`${one} in ${name}`)
    assert.equal(allowed, used.includes(feature) ? 'self' : undefined, `${feature} of ${name}`)
  }
  assert.ok(
    String(headers['permissions-policy']).includes('camera=()') &&
      String(headers['permissions-policy']).includes('geolocation=()'),
  )
  for (const telling of [
    'server',
    'x-powered-by',
    'access-control-allow-origin',
    'strict-transport-security',
    'last-modified',
  ])
    assert.equal(headers[telling], undefined, `${telling} of ${name}`)
}

const parametersOf = (url: string) =>
  url.replace(
    /:(\w+)/g,
    (_, name: string) => ({ use: 'http', role: 'analyst', seq: '0', level: '0' })[name] ?? randomUUID(),
  )
const noStore = /^no-store$/

for (const route of app.routes) {
  test(`${route.method} ${route.url} carries the exact headers to a visitor, to the signed-in, and to other methods`, async () => {
    const path = parametersOf(route.url)
    for (const method of new Set([route.method, 'HEAD', 'OPTIONS', 'TRACE', 'PUT'])) {
      for (const signedIn of method === 'DELETE' || route.method === 'DELETE' ? [false] : [false, true]) {
        const body = ['POST', 'PUT', 'PATCH'].includes(method) ? { body: '{"odd":1}' } : {}
        assertStrict(await ask(method, path, { ...body, signedIn }), `${method} ${path}`, bytes, noStore)
      }
    }
  })
}

test('errors of every kind carry them: unknown, unreadable, too large, wrong type, forged, misdirected, broken address', async () => {
  const html = { accept: 'text/html' }
  const cases: readonly [number, string, string, Asked, string?][] = [
    [404, 'GET', '/api/nothing', {}],
    [404, 'GET', '/nothing.json', {}],
    [404, 'GET', '/nothing', { headers: html }, publicPages],
    [404, 'GET', '/fr/nothing', { headers: html }, publicPages],
    [404, 'GET', '/assets/../../package.json', {}],
    [400, 'POST', '/api/session', { body: '{' }],
    [415, 'POST', '/api/session', { body: '<a/>', headers: { 'content-type': 'text/xml' } }],
    [413, 'POST', '/api/session', { body: JSON.stringify({ code: 'x'.repeat(1_100_000) }) }],
    [403, 'POST', '/api/session', { body: '{}', headers: { 'x-mithaq': '0' } }],
    [421, 'GET', '/api/shell', { headers: { host: 'elsewhere.example' } }],
    [400, 'GET', '/%E0%A4%A', {}],
    [422, 'GET', '/api/people?limit=no', { signedIn: true }],
  ]
  for (const [status, method, path, asked, policy = bytes] of cases) {
    const answer = await ask(method, path, asked)
    assert.equal(answer.status, status, `${method} ${path}`)
    assertStrict(answer, `${method} ${path}`, policy, noStore)
  }
})

test('bytes that are no HTTP, and headers that are too long, are answered with the same headers', async () => {
  const raw = (text: string) =>
    new Promise<Answer>((resolve, reject) => {
      let received = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(text))
      socket.setEncoding('utf8')
      socket.on('data', (part: string) => {
        received += part
      })
      socket.on('error', reject)
      socket.on('close', () => {
        const [first = '', ...lines] = received.split('\r\n\r\n')[0]?.split('\r\n') ?? []
        const headers = Object.fromEntries(lines.map((line) => line.split(/: (.*)/s).slice(0, 2)))
        resolve({ status: Number(first.split(' ')[1]), headers })
      })
    })
  for (const [status, text] of [
    [400, 'NONSENSE\r\n\r\n'],
    [400, 'GET / HTTP/1.1\r\nbad header\r\n\r\n'],
    [431, `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`],
  ] as const) {
    const answer = await raw(text)
    assert.equal(answer.status, status)
    assertStrict(answer, text.slice(0, 30), bytes, noStore)
  }
})

test('pages: staff pages under the strict policy with Trusted Types, public ones without any script, none kept', async () => {
  for (const path of ['/', '/shell', '/settings/institution', '/settings/keys', '/settings/emergency', '/setup']) {
    for (const signedIn of [false, true])
      for (const method of ['GET', 'HEAD'])
        assertStrict(
          await ask(method, path, { signedIn, headers: { accept: 'text/html' } }),
          `${method} ${path}`,
          staff,
          noStore,
        )
  }
  for (const path of ['/ar/', '/fr/', '/en/', '/ar/api'])
    for (const method of ['GET', 'HEAD'])
      assertStrict(
        await ask(method, path, { headers: { accept: 'text/html' } }),
        `${method} ${path}`,
        publicPages,
        noStore,
      )
  assert.doesNotMatch(staff, /unsafe|https?:|\*/)
})

test('built files: those with a hash in their name are kept for ever, others asked for each time', async () => {
  const folder = join(root, 'web/dist/client')
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'))
  const served = names.filter((name) => /\.(js|css|woff2|svg|png|webmanifest)$/.test(name))
  assert.ok(served.length > 20)
  for (const name of served) {
    const answer = await ask('GET', `/${name}`)
    assert.equal(answer.status, 200, name)
    const isHashed = name.startsWith('assets/')
    if (isHashed) assert.match(name, /-[\w-]{8,}\.\w+$/, `${name} is kept for ever without a hash in its name`)
    assertStrict(
      answer,
      name,
      workers[name] ?? bytes,
      isHashed ? /^public, max-age=31536000, immutable$/ : /^no-cache$/,
    )
  }
})

test('operations carry them too: health, readiness, the document, reports of a broken policy', async () => {
  for (const [method, path] of [
    ['GET', '/health'],
    ['GET', '/ready'],
    ['GET', '/metrics'],
    ['GET', '/api/openapi.json'],
    ['POST', '/api/csp-report'],
  ] as const)
    assertStrict(await ask(method, path, method === 'POST' ? { body: '{}' } : {}), path, bytes, noStore)
})

test('behind TLS every answer asks the browser to stay there', async () => {
  const { unreadableAnswer } = await import('../foundation/http/index.ts')
  assert.match(
    unreadableAnswer(undefined, { https: true }),
    /strict-transport-security: max-age=63072000; includeSubDomains\r\n/,
  )
})

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { capabilities, type Role, type Rule, recordRules, roles } from '../foundation/access/index.ts'
import type { AnyRoute } from '../foundation/http/index.ts'
import { allRoutes, type RouteParts } from './routes.ts'
import { type Reply, type Requests, requestsOf, setUp, testApp } from './testing/instance.ts'
import { addColleague } from './testing/people.ts'

const { app, code, database, visitor } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const { routes } = app
const nameOf = ({ method, url }: AnyRoute) => `${method} ${url}`
const isWrite = ({ method }: AnyRoute) => !['GET', 'HEAD', 'OPTIONS'].includes(method)

/** Routes that answer in every mode, each because nobody could come in, go out or go back without it. A new one is added here on purpose. */
const inEveryMode = [
  'DELETE /api/me/sessions',
  'DELETE /api/me/sessions/:id',
  'DELETE /api/people/:id/sessions',
  'DELETE /api/session',
  'GET /api/emergency',
  'GET /api/shell',
  'POST /api/emergency',
  'POST /api/emergency/end-sessions',
  'POST /api/session',
  'POST /api/session/oidc',
  'POST /api/session/oidc/start',
  'POST /api/session/passkey',
  'POST /api/session/passkey/options',
  'POST /api/session/password',
  'POST /api/session/step-up',
  'POST /api/session/step-up/options',
  'POST /api/session/step-up/passkey',
]

/** Parameters that pass validation, of things that do not exist. */
const values: Readonly<Record<string, () => string>> = { use: () => 'http', role: () => 'analyst', kind: () => 'event' }
const addressOf = ({ url }: AnyRoute) => url.replace(/:(\w+)/g, (_, name: string) => values[name]?.() ?? randomUUID())

async function ask(requests: Requests, route: AnyRoute): Promise<Reply> {
  const body = isWrite(route) && route.method !== 'DELETE' ? { body: {} } : {}
  return await requests(route.method as 'GET', addressOf(route), { ...body, version: 1 })
}
/** A person of these roles in a session of their own, so that a route that ends sessions ends no other test's. */
const as = async (list: readonly Role[]) => requestsOf(app, (await addColleague(superuser, list)).token)
const everyRole = Object.keys(roles) as Role[]

/** What a person of a role has beyond it: their own credentials. */
const heldBy = (role: Role) => new Set<string>([...roles[role], 'credentials.own', 'signed-in', 'public'])

test('every route declares a capability that exists, and one that does not keeps the instance from starting', () => {
  const known = ['public', 'signed-in', ...Object.keys(capabilities)]
  for (const route of routes) assert.ok(known.includes(route.capability), nameOf(route))
  assert.ok(routes.length > 20, `${routes.length} routes`)
  for (const capability of ['cases.everything', '', undefined]) {
    const files = { store: {}, routes: [{ method: 'GET', url: '/api/odd', capability }] }
    const identity = { publicUrl: new URL('http://localhost:4310') }
    const parts = { database: {}, identity, keys: {}, custody: {}, files } as unknown as RouteParts
    assert.throws(() => allRoutes(parts), /Cannot serve GET \/api\/odd as it declares the unknown capability/)
  }
})

test('every capability is used by a route, a row policy, a function of the database or a rule', async () => {
  const { rows } = await superuser.query(`
    select coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid), '') as text from pg_policy
    union all select pg_get_functiondef(p.oid) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'app' and p.prokind = 'f'`)
  const sql = rows.map(({ text }) => text).join('\n')
  const rules = Object.values<readonly Rule[]>(recordRules).flat()
  for (const one of Object.keys(capabilities)) {
    const used =
      routes.some(({ capability }) => capability === one) ||
      rules.some(({ capability }) => capability === one) ||
      sql.includes(`can('${one}'`)
    assert.ok(used, `nothing needs the capability ${one}`)
  }
})

for (const route of routes) {
  test(`${nameOf(route)} answers each role by its capability ${route.capability}, and a visitor`, async () => {
    const stranger = await ask(visitor(), route)
    if (route.capability === 'public')
      assert.ok(![401, 403].includes(stranger.status) || stranger.body.code !== 'session.needed')
    else assert.deepEqual([stranger.status, stranger.body.code ?? 'session.needed'], [401, 'session.needed'])
    for (const role of everyRole) {
      const reply = await ask(await as([role]), route)
      const refused =
        reply.status === 401 ||
        (reply.status === 403 && (reply.body.code ?? 'access.not-allowed') === 'access.not-allowed')
      assert.equal(refused, !heldBy(role).has(route.capability), `${role}: ${reply.status} ${reply.text}`)
      if (refused) assert.equal(reply.status, 403, `${role} is signed in`)
      assert.ok(reply.status < 500, `${role}: ${reply.status} ${reply.text}`)
    }
  })
}

test('a refusal says nothing of what exists: the same for a person who is here and for one who is not', async () => {
  const { id } = await addColleague(superuser, [])
  for (const path of [`/api/people/${id}/access`, `/api/people/${randomUUID()}/access`]) {
    const reply = await (await as(['contributor']))('GET', path)
    assert.deepEqual([reply.status, reply.body.code], [404, 'not-found'])
  }
  for (const path of [`/api/people/${id}/roles/head`, `/api/people/${randomUUID()}/roles/head`]) {
    const reply = await (await as(['head']))('PUT', path)
    assert.deepEqual([reply.status, reply.body.code], [403, 'access.not-allowed'])
  }
})

const setMode = (mode: string) =>
  superuser.query(`begin; select app.enter((select id from person limit 1), (select id from institution), '{emergency.set}', 'test', gen_random_uuid());
    select app.set_mode('${mode}', 'test'); commit`)

test('the routes that answer in every mode are exactly the declared ones', () => {
  assert.deepEqual(
    routes
      .filter(({ everyMode }) => everyMode === true)
      .map(nameOf)
      .toSorted(),
    inEveryMode.toSorted(),
  )
})

test('read-only refuses every write of every route to whoever may everything, and reads go on', async () => {
  await setMode('read-only')
  try {
    for (const route of routes.filter(({ everyMode }) => everyMode !== true)) {
      const reply = await ask(await as(everyRole), route)
      const refused = reply.status === 423 && (reply.body.code ?? 'mode.read-only') === 'mode.read-only'
      assert.equal(refused, isWrite(route), `${nameOf(route)}: ${reply.status} ${reply.text}`)
    }
  } finally {
    await setMode('normal')
  }
})

test('locked refuses every route to everybody, but the declared ones, and reading to those who may open it', async () => {
  const head = await as(['head'])
  const analyst = await as(['analyst'])
  await setMode('locked')
  try {
    assert.equal((await head('GET', '/api/me')).status, 423, 'every session has ended')
    for (const route of routes.filter(({ everyMode }) => everyMode !== true)) {
      for (const requests of [visitor(), analyst, await as(['analyst', 'verifier', 'auditor'])])
        assert.equal((await ask(requests, route)).status, 423, nameOf(route))
      const opener = await ask(await as(['administrator']), route)
      assert.equal(opener.status === 423, isWrite(route), `${nameOf(route)}: ${opener.status}`)
    }
    const shell = await visitor()('GET', '/api/shell')
    assert.deepEqual([shell.status, shell.body.person], [200, null])
    const back = await (await as(['administrator']))('POST', '/api/emergency', {
      body: { mode: 'normal', reason: 'end' },
    })
    assert.equal(back.status, 201, back.text)
    assert.equal((await (await as(['analyst']))('GET', '/api/me')).status, 200)
  } finally {
    await setMode('normal')
  }
})

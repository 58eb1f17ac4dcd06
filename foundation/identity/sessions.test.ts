import assert from 'node:assert/strict'
import test from 'node:test'
import { codeAt, foundInstitution } from '../../server/testing/first-administrator.ts'
import { type Requests, sampleInstitution, testApp } from '../../server/testing/instance.ts'
import { addColleague } from '../../server/testing/people.ts'
import { tokenHash } from '../access/server.ts'

let steps = 0
const now = () => new Date(Date.now() + steps * 30_000)
const { app, code, database, visitor } = await testApp(now)
const admin = visitor()
const secrets = await foundInstitution((method, path, body) => admin(method, path, { body }), {
  code,
  institution: sampleInstitution,
  person: { name: 'سلمى التجريبية', locale: 'ar-MA' },
})
const superuser = await database.connect(database.superuser)
const { sign_in_name: name, password, secret } = secrets

async function signIn(visit: Requests = visitor()) {
  steps += 3
  await superuser.query('delete from sign_in_failure')
  const reply = await visit('POST', '/api/session/password', { body: { name, password, code: codeAt(secret, now()) } })
  assert.equal(reply.status, 201, reply.text)
  const [, token = ''] = /mithaq-4310=([\w-]+)/.exec(String(reply.headers['set-cookie'])) ?? []
  return { visit, reply, token }
}
/** What the clock does to a session, done to its row: all its instants move into the past. */
const age = (token: string, interval: string) =>
  superuser.query(
    `update session set created_at = created_at - $2::interval, last_seen_at = last_seen_at - $2::interval,
       expires_at = expires_at - $2::interval, verified_at = verified_at - $2::interval where token_hash = $1`,
    [tokenHash(token), interval],
  )

test('the cookie is HttpOnly, SameSite=Strict, for the whole site, for twelve hours, with 256 bits', async () => {
  const { reply, token } = await signIn()
  assert.match(
    String(reply.headers['set-cookie']),
    /^mithaq-4310=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/,
  )
  assert.equal(Buffer.from(token, 'base64url').length, 32)
})

test('a token from before is never the one after: not at sign-in, not at the end of an enrolment', async () => {
  const { visit, token } = await signIn()
  const again = await signIn(visit)
  assert.notEqual(again.token, token)
  const { rows } = await superuser.query('select ended_at from session where token_hash = $1', [tokenHash(token)])
  assert.notEqual(rows[0].ended_at, null, 'the session that the browser had before has ended')
  const chosen = 'A'.repeat(43)
  steps += 3
  const planted = await visitor()('POST', '/api/session/password', {
    body: { name, password, code: codeAt(secret, now()) },
    headers: { cookie: `mithaq-4310=${chosen}` },
  })
  assert.equal(planted.status, 201)
  assert.doesNotMatch(String(planted.headers['set-cookie']), new RegExp(chosen), 'a planted token is not taken over')
})

test('a session ends after thirty minutes unused, and not before', async () => {
  const { visit, token } = await signIn()
  await age(token, '29 minutes')
  assert.equal((await visit('GET', '/api/me')).status, 200)
  await app.fastify.ready()
  const seen = async () =>
    (
      await superuser.query(
        "select now() - last_seen_at < interval '10 seconds' as seen from session where token_hash = $1",
        [tokenHash(token)],
      )
    ).rows[0].seen
  for (let attempt = 0; attempt < 50 && !(await seen()); attempt++)
    await new Promise((resolve) => setTimeout(resolve, 20))
  assert.equal(await seen(), true, 'use is noted, also by a read')
  await age(token, '31 minutes')
  const { status, body } = await visit('GET', '/api/me')
  assert.deepEqual([status, body.code], [401, 'session.needed'])
})

test('a session ends after twelve hours however much it is used', async () => {
  const { visit, token } = await signIn()
  await age(token, '11 hours 59 minutes')
  await superuser.query('update session set last_seen_at = now() where token_hash = $1', [tokenHash(token)])
  assert.equal((await visit('GET', '/api/me')).status, 200)
  await age(token, `${2 + steps / 2} minutes`)
  await superuser.query('update session set last_seen_at = now() where token_hash = $1', [tokenHash(token)])
  assert.equal((await visit('GET', '/api/me')).status, 401)
})

test('one sees one’s sessions, ends one, ends all others; those of another person are not there', async () => {
  const here = await signIn()
  const there = await signIn()
  const { body } = await here.visit('GET', '/api/me/sessions')
  const items = body.items as readonly { id: string; current: boolean; method: string }[]
  assert.equal(items.filter(({ current }) => current).length, 1)
  assert.ok(items.length >= 2)
  const colleague = await addColleague(superuser, ['analyst'])
  const foreign = await superuser.query('select id from session where person_id = $1', [colleague.id])
  const refused = await here.visit('DELETE', `/api/me/sessions/${foreign.rows[0].id}`)
  assert.deepEqual([refused.status, refused.body.code], [404, 'not-found'])
  const { rows } = await superuser.query('select id from session where token_hash = $1', [tokenHash(there.token)])
  assert.equal((await here.visit('DELETE', `/api/me/sessions/${rows[0].id}`)).status, 204)
  assert.equal((await there.visit('GET', '/api/me')).status, 401)
  const third = await signIn()
  assert.equal((await here.visit('DELETE', '/api/me/sessions')).status, 200)
  assert.equal((await third.visit('GET', '/api/me')).status, 401)
  assert.equal((await here.visit('GET', '/api/me')).status, 200)
})

test('who manages people ends all sessions of a person; others may not', async () => {
  const { visit } = await signIn()
  const colleague = await addColleague(superuser, ['analyst'])
  const theirs = (token: string) => visitor()('GET', '/api/me', { headers: { cookie: `mithaq-4310=${token}` } })
  assert.equal((await theirs(colleague.token)).status, 200)
  const other = await addColleague(superuser, ['analyst'])
  const denied = await visitor()('DELETE', `/api/people/${colleague.id}/sessions`, {
    headers: { cookie: `mithaq-4310=${other.token}` },
  })
  assert.deepEqual([denied.status, denied.body.code], [403, 'access.not-allowed'])
  const ended = await visit('DELETE', `/api/people/${colleague.id}/sessions`)
  assert.deepEqual([ended.status, ended.body.ended], [200, 1])
  assert.equal((await theirs(colleague.token)).status, 401)
})

test('a sensitive act needs a proof of the last five minutes, given by password and code; a wrong one gives nothing', async () => {
  const { visit, token } = await signIn()
  await age(token, '4 minutes 50 seconds')
  assert.equal((await visit('POST', '/api/me/recovery-codes', { body: {} })).status, 201)
  await age(token, '15 seconds')
  const stale = await visit('POST', '/api/me/recovery-codes', { body: {} })
  assert.deepEqual([stale.status, stale.body.code], [403, 'session.step-up-needed'])
  const wrong = await visit('POST', '/api/session/step-up', { body: { password: 'wrong wrong wrong', code: '123456' } })
  assert.deepEqual([wrong.status, wrong.body.code], [403, 'session.not-confirmed'])
  assert.equal((await visit('POST', '/api/me/recovery-codes', { body: {} })).status, 403)
  steps += 3
  const body = { password, code: codeAt(secret, now()) }
  assert.equal((await visit('POST', '/api/session/step-up', { body })).status, 204)
  assert.equal((await visit('POST', '/api/me/recovery-codes', { body: {} })).status, 201)
  await age(token, '6 minutes')
  const reused = await visit('POST', '/api/session/step-up', { body })
  assert.deepEqual([reused.status, reused.body.code], [403, 'session.not-confirmed'], 'a used code confirms nothing')
})

test('signing out ends the session, takes the cookie, and clears what the browser keeps', async () => {
  const { visit, token } = await signIn()
  const { status, headers } = await visit('DELETE', '/api/session')
  assert.equal(status, 204)
  assert.equal(headers['clear-site-data'], '"cache", "storage"')
  assert.match(String(headers['set-cookie']), /^mithaq-4310=; .*Max-Age=0/)
  const kept = await visitor()('GET', '/api/me', { headers: { cookie: `mithaq-4310=${token}` } })
  assert.equal(kept.status, 401, 'a copy of the cookie opens nothing')
})

test('what happens at sign-in stands in the custody log, without name, address or secret', async () => {
  await visitor()('POST', '/api/session/password', { body: { name, password: 'wrong wrong wrong', code: '123456' } })
  const { rows } = await superuser.query(
    'select distinct type from custody_pending union select type from custody_entry',
  )
  const types = new Set(rows.map(({ type }) => type))
  for (const type of [
    'identity.session-opened',
    'identity.session-ended',
    'identity.session-confirmed',
    'identity.sign-in-refused',
    'identity.enrolled',
    'identity.credential-added',
  ])
    assert.ok(types.has(type), type)
  const opened = await superuser.query('select detail from custody_opening')
  const text = JSON.stringify(opened.rows)
  for (const secretText of [name, password, secret, '127.0.0.1']) assert.ok(!text.includes(secretText), secretText)
})

test('no token, password, secret, recovery code or invitation stands in clear in any table', async () => {
  const { visit, token } = await signIn()
  const codes = (await visit('POST', '/api/me/recovery-codes', { body: {} })).body.codes as readonly string[]
  const offer = await visit('POST', '/api/me/totp', { body: { sign_in_name: name } })
  const invited = await visit('POST', '/api/invitations', {
    body: { name: 'يوسف', locale: 'ar-MA', roles: ['analyst'], email: null },
  })
  const [, link = ''] = String(invited.body.url).split('#')
  assert.equal(Buffer.from(link, 'base64url').length, 32)
  const needles = [token, password, secret, String(offer.body.secret), String(offer.body.offer), link, ...codes]
  const tables = await superuser.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  assert.ok(tables.rows.length > 20)
  for (const { name: table } of tables.rows) {
    const { rows } = await superuser.query(`select coalesce(string_agg(t::text, ' '), '') as text from ${table} t`)
    const text: string = rows[0].text
    for (const needle of needles) {
      const forms = [
        needle,
        needle.replaceAll('-', ''),
        Buffer.from(needle).toString('hex'),
        Buffer.from(needle).toString('base64'),
      ]
      for (const form of forms) assert.ok(!text.includes(form), `a secret stands in ${table}`)
    }
  }
})

import assert from 'node:assert/strict'
import test from 'node:test'
import { codeAt, enrol, foundInstitution, PERIOD } from '../../server/testing/first-administrator.ts'
import { type Requests, sampleInstitution, testApp } from '../../server/testing/instance.ts'
import { recoverAdministrator } from './recover-administrator.ts'

const { code, database, visitor } = await testApp()
const admin = visitor()
await foundInstitution((method, path, body) => admin(method, path, { body }), {
  code,
  institution: sampleInstitution,
  person: { name: 'سلمى التجريبية', locale: 'ar-MA' },
})
const superuser = await database.connect(database.superuser)

async function invite(name = 'يوسف التجريبي', roles: readonly string[] = ['analyst']) {
  const { status, body } = await admin('POST', '/api/invitations', {
    body: { name, locale: 'fr-MA', roles, email: null },
  })
  assert.equal(status, 201, JSON.stringify(body))
  const url = new URL(String(body.url))
  return { id: String(body.person_id), url, token: url.hash.slice(1), expires: String(body.expires_at) }
}
const open = async (token: string, visit: Requests = visitor()) => ({
  visit,
  reply: await visit('POST', '/api/invitation', { body: { token } }),
})
const call = (visit: Requests) => (method: 'POST' | 'PUT', path: string, body: unknown) => visit(method, path, { body })
async function refused(token: string) {
  const { reply } = await open(token)
  assert.deepEqual([reply.status, reply.body.code, reply.headers['set-cookie']], [403, 'invitation.refused', undefined])
  return String(reply.body.detail)
}

test('the secret of a link stands behind #, which reaches no server and no log, and works for three days', async () => {
  const { url, token, expires } = await invite()
  assert.deepEqual([url.origin, url.pathname, url.search], ['http://localhost:4310', '/invitation', ''])
  assert.match(token, /^[\w-]{43}$/)
  const hours = (Date.parse(expires) - Date.now()) / 3_600_000
  assert.ok(hours > 71.9 && hours <= 72, `${hours} hours`)
})

test('an invited person sets credentials of their own, and until then may do nothing else', async () => {
  const { token } = await invite('مريم التجريبية', ['verifier', 'analyst'])
  const { visit, reply } = await open(token)
  assert.equal(reply.status, 201)
  assert.deepEqual([reply.body.person, (reply.body.enrolling as { name: string }).name], [null, 'مريم التجريبية'])
  for (const [method, url] of [
    ['GET', '/api/me'],
    ['GET', '/api/people'],
    ['GET', '/api/me/sessions'],
    ['PATCH', '/api/institution'],
  ] as const)
    assert.deepEqual((await visit(method, url, { version: 1 })).body.code, 'session.needed', url)
  const early = await visit('POST', '/api/enrolment')
  assert.deepEqual([early.status, early.body.code], [409, 'enrolment.incomplete'])
  await enrol(call(visit), 'maryam')
  const { body } = await visit('GET', '/api/shell')
  const { name, capabilities } = body.person as { name: string; capabilities: readonly string[] }
  assert.equal(name, 'مريم التجريبية')
  assert.ok(
    capabilities.includes('cases.work') && !capabilities.includes('people.manage') && !capabilities.includes('enrol'),
  )
})

test('forged, expired, used and withdrawn links are refused with the same clear sentence', async () => {
  const sentences = new Set<string>()
  sentences.add(await refused('A'.repeat(43)))
  sentences.add(await refused(''))
  const old = await invite()
  await superuser
    .query(`update invitation set expires_at = now() - interval '1 second' where person_id = $1`, [old.id])
    .catch(async () => {
      await superuser.query('begin')
      await superuser.query(
        `select app.enter(created_by, institution_id, '{}', 'test', gen_random_uuid()) from invitation limit 1`,
      )
      await superuser.query(`update invitation set expires_at = now() - interval '1 second' where person_id = $1`, [
        old.id,
      ])
      await superuser.query('commit')
    })
  sentences.add(await refused(old.token))
  const used = await invite()
  await enrol(call((await open(used.token)).visit), 'used-link')
  sentences.add(await refused(used.token))
  const withdrawn = await invite()
  assert.equal((await admin('DELETE', `/api/people/${withdrawn.id}/invitation`)).status, 204)
  sentences.add(await refused(withdrawn.token))
  assert.equal(sentences.size, 1)
  assert.match([...sentences][0] ?? '', /expired, was used or withdrawn/)
  const gone = await admin('GET', `/api/people/${withdrawn.id}`)
  assert.equal(gone.status, 404, 'who never entered and is not awaited is no longer listed')
})

test('a link that was opened but not used to the end opens again, and the first opening is over', async () => {
  const { token } = await invite()
  const first = await open(token)
  const second = await open(token)
  assert.equal(second.reply.status, 201)
  assert.equal((await first.visit('GET', '/api/me/credentials')).status, 401)
  assert.equal((await second.visit('GET', '/api/me/credentials')).status, 200)
})

test('a new link for somebody who lost their means ends the old means, the old link and all sessions', async () => {
  const { id, token } = await invite('خالد التجريبي')
  const { visit } = await open(token)
  const before = await enrol(call(visit), 'khaled')
  const link = await admin('POST', `/api/people/${id}/invitation`)
  assert.equal(link.status, 201)
  const again = await open(String(link.body.url).split('#')[1] ?? '')
  assert.equal(again.reply.status, 201)
  assert.equal((await visit('GET', '/api/me')).status, 200, 'nothing ends before the new means are set')
  assert.equal((await again.visit('POST', '/api/enrolment')).status, 409, 'old means do not count')
  await enrol(call(again.visit), 'khaled-2')
  assert.equal((await visit('GET', '/api/me')).status, 401)
  const old = await visitor()('POST', '/api/session/password', {
    body: { name: 'khaled', password: before.password, code: codeAt(before.secret, new Date(Date.now() + PERIOD)) },
  })
  assert.equal(old.status, 403)
})

test('inviting needs the right, a fresh proof, a role that exists and a name', async () => {
  const { token } = await invite('ليلى التجريبية')
  const { visit } = await open(token)
  await enrol(call(visit), 'layla')
  const body = { name: 'x', locale: 'ar-MA', roles: ['analyst'], email: null }
  assert.equal((await visit('POST', '/api/invitations', { body })).body.code, 'access.not-allowed')
  const odd = await admin('POST', '/api/invitations', { body: { ...body, roles: ['king'] } })
  assert.deepEqual((odd.body.errors as readonly { pointer: string }[])[0]?.pointer, '/roles/0')
  const none = await admin('POST', '/api/invitations', { body: { ...body, name: ' ', roles: [] } })
  assert.deepEqual((none.body.errors as readonly { pointer: string }[]).map(({ pointer }) => pointer).sort(), [
    '/name',
    '/roles',
  ])
  const taken = await invite('سمير التجريبي')
  const second = await open(taken.token)
  const offered = await second.visit('POST', '/api/me/totp', { body: { sign_in_name: 'LAYLA' } })
  const reply = await second.visit('PUT', '/api/me/password', {
    body: {
      sign_in_name: 'LAYLA',
      password: 'four unrelated words',
      totp: { offer: offered.body.offer, code: codeAt(String(offered.body.secret), new Date()) },
    },
  })
  assert.deepEqual((reply.body.errors as readonly { code: string }[])[0]?.code, 'sign-in-name.taken')
})

test('an offer of one-time codes made for one person does not serve another', async () => {
  const [one, other] = [await open((await invite()).token), await open((await invite()).token)]
  const offered = await one.visit('POST', '/api/me/totp', { body: { sign_in_name: 'offer-one' } })
  const { status, body } = await other.visit('PUT', '/api/me/password', {
    body: {
      sign_in_name: 'offer-other',
      password: 'four unrelated words',
      totp: { offer: offered.body.offer, code: codeAt(String(offered.body.secret), new Date()) },
    },
  })
  assert.deepEqual([status, (body.errors as readonly { code: string }[])[0]?.code], [422, 'totp.offer-over'])
})

test('a link made at the terminal brings a lost administrator back, and nobody else', async () => {
  const at = { origin: 'http://localhost:4310', now: new Date() }
  const nobody = await recoverAdministrator(database.database, { ...at, name: 'لا أحد' })
  assert.deepEqual(nobody, { status: 'choose', names: ['سلمى التجريبية'] })
  const made = await recoverAdministrator(database.database, { ...at, name: undefined })
  assert.ok(made.status === 'made' && made.until.getTime() - at.now.getTime() === 3_600_000)
  const { visit, reply } = await open(made.url.split('#')[1] ?? '')
  assert.equal(reply.status, 201)
  await enrol(call(visit), 'salma-back')
  assert.equal((await visit('GET', '/api/people')).status, 200)
  assert.equal((await admin('GET', '/api/people')).status, 401, 'the sessions from before have ended')
})

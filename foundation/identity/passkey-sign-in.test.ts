import assert from 'node:assert/strict'
import test from 'node:test'
import { foundInstitution } from '../../server/testing/first-administrator.ts'
import { type Requests, sampleInstitution, testApp } from '../../server/testing/instance.ts'
import { type Misbehaviour, softAuthenticator } from './testing.ts'

let shift = 0
const { code, database, visitor } = await testApp(() => new Date(Date.now() + shift))
const admin = visitor()
await foundInstitution((method, path, body) => admin(method, path, { body }), {
  code,
  institution: sampleInstitution,
  person: { name: 'سلمى التجريبية', locale: 'ar-MA' },
})
const superuser = await database.connect(database.superuser)
const forget = () => superuser.query('delete from sign_in_failure')

const creation = async () => (await admin('POST', '/api/me/passkeys/options', { body: { sign_in_name: 'salma' } })).body
const add = (answer: unknown) =>
  admin('POST', '/api/me/passkeys', { body: { name: 'مفتاح', sign_in_name: 'salma', answer } })
const request = async (asked: Requests = visitor()) => (await asked('POST', '/api/session/passkey/options')).body
const signIn = (answer: unknown) => visitor()('POST', '/api/session/passkey', { body: answer })

const mine = softAuthenticator()

test('a passkey is made with user verification, as one that names its owner, and then signs in', async () => {
  const options = await creation()
  assert.deepEqual(options.authenticatorSelection, {
    residentKey: 'required',
    userVerification: 'required',
    requireResidentKey: true,
  })
  assert.equal((options.rp as { id: string }).id, 'localhost')
  assert.equal((await add(mine.register(options))).status, 204)
  const asked = await request()
  assert.deepEqual([asked.userVerification, asked.allowCredentials], ['required', undefined])
  const { status, body } = await signIn(mine.answer(asked))
  assert.deepEqual([status, (body.person as { name: string }).name], [201, 'سلمى التجريبية'])
})

test('a passkey for another site, another challenge, without user verification or of another kind is not added', async () => {
  const wrong: readonly Misbehaviour[] = [
    { origin: 'http://localhost:4311' },
    { origin: 'https://localhost.evil.example' },
    { rpId: 'evil.example' },
    { userVerified: false },
    { type: 'webauthn.get' },
    { challenge: Buffer.alloc(38).toString('base64url') },
  ]
  for (const one of wrong) {
    const { status, body } = await add(softAuthenticator().register(await creation(), one))
    assert.deepEqual([status, body.code], [403, 'passkey.refused'], JSON.stringify(one))
  }
  const asked = await request()
  const { status } = await add(softAuthenticator().register(asked))
  assert.equal(status, 403, 'a challenge for signing in makes no passkey')
})

test('the same answer a second time is refused: a challenge works once', async () => {
  await forget()
  const answer = mine.answer(await request())
  assert.equal((await signIn(answer)).status, 201)
  const again = await signIn(answer)
  assert.deepEqual([again.status, again.body.code], [403, 'session.refused'])
})

test('a new signature over a challenge that was answered is refused as well', async () => {
  const asked = await request()
  assert.equal((await signIn(mine.answer(asked))).status, 201)
  assert.equal((await signIn(mine.answer(asked))).status, 403)
})

test('an answer from another origin, for another site, without user verification, or changed, signs nobody in', async () => {
  for (const one of [
    { origin: 'http://localhost:4311' },
    { origin: 'http://127.0.0.1:4310' },
    { rpId: 'evil.example' },
    { userVerified: false },
    { type: 'webauthn.create' },
  ] satisfies Misbehaviour[]) {
    await forget()
    const { status, body, headers } = await signIn(mine.answer(await request(), one))
    assert.deepEqual(
      [status, body.code, headers['set-cookie']],
      [403, 'session.refused', undefined],
      JSON.stringify(one),
    )
  }
  await forget()
  const answer = mine.answer(await request())
  const changed = Buffer.from(answer.response.signature, 'base64url')
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
  const { status } = await signIn({
    ...answer,
    response: { ...answer.response, signature: changed.toString('base64url') },
  })
  assert.equal(status, 403)
})

test('a counter that stands still or goes back is refused: somebody copied the authenticator', async () => {
  await forget()
  const { rows } = await superuser.query('select counter from passkey where credential_id = $1', [mine.credentialId])
  const last = Number(rows[0].counter)
  assert.ok(last > 0)
  for (const counter of [last, last - 1, 0]) {
    await forget()
    assert.equal((await signIn(mine.answer(await request(), { counter }))).status, 403, String(counter))
  }
  await forget()
  assert.equal((await signIn(mine.answer(await request(), { counter: last + 1 }))).status, 201)
})

test('a challenge is over after five minutes', async () => {
  await forget()
  const { rows } = await superuser.query('select counter from passkey where credential_id = $1', [mine.credentialId])
  const counter = Number(rows[0].counter) + 10
  const asked = await request()
  shift = 5 * 60_000 + 1_000
  assert.equal((await signIn(mine.answer(asked, { counter }))).status, 403)
  shift = 0
})

test('an authenticator that nobody has added answers like one that was added and fails', async () => {
  await forget()
  const unknown = await signIn(softAuthenticator().answer(await request()))
  await forget()
  const known = await signIn(mine.answer(await request(), { userVerified: false }))
  const plain = ({ request_id: _, ...rest }: Record<string, unknown>) => rest
  assert.deepEqual([unknown.status, plain(unknown.body)], [known.status, plain(known.body)])
})

test('the last way to sign in cannot be removed; another one can', async () => {
  const { body } = await admin('GET', '/api/me/credentials')
  const [passkey] = body.passkeys as readonly { id: string }[]
  assert.equal((await admin('DELETE', '/api/me/password')).status, 204)
  const last = await admin('DELETE', `/api/me/passkeys/${passkey?.id}`)
  assert.deepEqual([last.status, last.body.code], [409, 'credential.last'])
  const second = softAuthenticator()
  assert.equal((await add(second.register(await creation()))).status, 204)
  assert.equal((await admin('DELETE', `/api/me/passkeys/${passkey?.id}`)).status, 204)
  await forget()
  assert.equal((await signIn(mine.answer(await request()))).status, 403, 'a removed passkey signs nobody in')
})

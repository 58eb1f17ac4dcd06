import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import test, { after } from 'node:test'
import { foundInstitution } from '../../server/testing/first-administrator.ts'
import { sampleInstitution, testApp } from '../../server/testing/instance.ts'

const provider = await loopbackProvider()
const { code, visitor, database } = await testApp(() => new Date(), {
  oidc: { issuer: new URL(provider.issuer), clientId: 'mithaq', clientSecret: 'a secret of the client' },
})
const admin = visitor()
await foundInstitution((method, path, body) => admin(method, path, { body }), {
  code,
  institution: sampleInstitution,
  person: { name: 'سلمى التجريبية', locale: 'ar-MA' },
})
const superuser = await database.connect(database.superuser)

async function invite(email: string | null) {
  const body = { name: 'يوسف التجريبي', locale: 'ar-MA', roles: ['analyst'], email }
  const invited = await admin('POST', '/api/invitations', { body })
  assert.equal(invited.status, 201)
}
const start = async (visit = visitor()) => {
  const { status, body } = await visit('POST', '/api/session/oidc/start')
  assert.equal(status, 201, JSON.stringify(body))
  return { visit, url: new URL(String(body.url)), ticket: String(body.ticket) }
}
type Person = { readonly sub: string; readonly email?: string; readonly email_verified?: boolean }
async function signIn(person: Person, spoil: Parameters<typeof provider.approve>[2] = {}) {
  await superuser.query('delete from sign_in_failure')
  const { visit, url, ticket } = await start()
  const query = provider.approve(url, person, spoil)
  return await visit('POST', '/api/session/oidc', { body: { ticket, query } })
}
const refused = ({ status, body, headers }: Awaited<ReturnType<typeof signIn>>) =>
  assert.deepEqual([status, body.code, headers['set-cookie']], [403, 'session.refused', undefined])

test('the way to the provider carries a code challenge (S256), state, nonce and our own return address', async () => {
  const { url } = await start()
  const { searchParams: asked } = url
  assert.equal(url.origin, provider.issuer)
  assert.deepEqual(
    ['response_type', 'code_challenge_method', 'client_id', 'redirect_uri'].map((name) => asked.get(name)),
    ['code', 'S256', 'mithaq', 'http://localhost:4310/sign-in/return'],
  )
  for (const name of ['state', 'nonce', 'code_challenge']) assert.ok((asked.get(name) ?? '').length >= 40, name)
})

test('an invited person with this verified address enters, and afterwards under the subject alone', async () => {
  await invite('yusuf@council.example')
  const first = await signIn({ sub: 'u-1', email: 'Yusuf@council.example', email_verified: true })
  assert.deepEqual([first.status, (first.body.person as { name: string }).name], [201, 'يوسف التجريبي'])
  const later = await signIn({ sub: 'u-1', email: 'changed@council.example', email_verified: false })
  assert.equal(later.status, 201)
})

test('who was not invited, whose address is not verified, or who brings another’s address under a new subject stays outside', async () => {
  refused(await signIn({ sub: 'u-2', email: 'stranger@council.example', email_verified: true }))
  await invite('maryam@council.example')
  refused(await signIn({ sub: 'u-3', email: 'maryam@council.example', email_verified: false }))
  refused(await signIn({ sub: 'u-3', email: 'maryam@council.example' }))
  refused(await signIn({ sub: 'u-4', email: 'yusuf@council.example', email_verified: true }))
})

test('a wrong nonce, state, audience, issuer or signature, an old token, a code used twice and a foreign ticket are refused', async () => {
  const person = { sub: 'u-1' }
  for (const spoil of [
    { nonce: 'other' },
    { state: 'other' },
    { audience: 'other' },
    { issuer: 'http://localhost:1' },
    { signature: true },
    { expired: true },
  ])
    refused(await signIn(person, spoil))
  await superuser.query('delete from sign_in_failure')
  const { visit, url, ticket } = await start()
  const query = provider.approve(url, person, {})
  assert.equal((await visit('POST', '/api/session/oidc', { body: { ticket, query } })).status, 201)
  refused(await visitor()('POST', '/api/session/oidc', { body: { ticket, query } }))
  const other = await start()
  const foreign = provider.approve(other.url, person, {})
  refused(await visitor()('POST', '/api/session/oidc', { body: { ticket: (await start()).ticket, query: foreign } }))
  refused(await visitor()('POST', '/api/session/oidc', { body: { ticket: 'AAAA', query: foreign } }))
})

test('an instance without a provider has no such way', async () => {
  const { visitor: plain } = await testApp()
  assert.equal((await plain()('POST', '/api/session/oidc/start')).status, 404)
  assert.deepEqual((await plain()('GET', '/api/shell')).body.ways, {
    passkeys_at: 'http://localhost:4310',
    provider: false,
  })
})

type Spoil = {
  readonly nonce?: string
  readonly state?: string
  readonly audience?: string
  readonly issuer?: string
  readonly signature?: boolean
  readonly expired?: boolean
}

/** A provider on loopback that keeps to OpenID Connect Core 1.0, and to RFC 7636 for the code verifier. */
async function loopbackProvider() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, { readonly person: Person; readonly asked: URLSearchParams; readonly spoil: Spoil }>()
  let issuer = ''
  const server = createServer(async (request, reply) => {
    const send = (status: number, body: object) =>
      reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (request.url === '/.well-known/openid-configuration')
      return send(200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      })
    if (request.url === '/keys')
      return send(200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] })
    const form = new URLSearchParams(await bodyOf(request))
    const found = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (found === undefined || challenge !== found.asked.get('code_challenge'))
      return send(400, { error: 'invalid_grant' })
    const { person, asked, spoil } = found
    const seconds = Math.floor(Date.now() / 1000)
    const claims = {
      iss: spoil.issuer ?? issuer,
      aud: spoil.audience ?? 'mithaq',
      iat: seconds - (spoil.expired === true ? 7200 : 0),
      exp: seconds + (spoil.expired === true ? -3600 : 300),
      nonce: spoil.nonce ?? asked.get('nonce'),
      ...person,
    }
    const signer =
      spoil.signature === true ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey : privateKey
    return send(200, {
      access_token: randomUUID(),
      token_type: 'Bearer',
      expires_in: 300,
      id_token: jwt(claims, signer),
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after(() => server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Cannot start the provider')
  issuer = `http://127.0.0.1:${address.port}`
  return {
    issuer,
    /** What the provider's page does when the person agrees: the query that the browser brings back. */
    approve: (url: URL, person: Person, spoil: Spoil): string => {
      const granted = randomUUID()
      codes.set(granted, { person, asked: url.searchParams, spoil })
      const state = spoil.state ?? url.searchParams.get('state') ?? ''
      return `?${new URLSearchParams({ code: granted, state })}`
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}

function jwt(claims: object, key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${part(claims)}`
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`
}

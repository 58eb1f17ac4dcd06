import assert from 'node:assert/strict'
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import test from 'node:test'
import { digestOf, isTimely, readSigned, SKEW, signatureBase, signRequest } from './http-signature.ts'

// RFC 9421, appendix B.1.4 (published there for everybody to test with) and B.2.6
const key = createPrivateKey({
  key: {
    kty: 'OKP',
    crv: 'Ed25519',
    x: 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs',
    d: 'n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU',
  },
  format: 'jwk',
})
const published = 'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw=='

test('RFC 9421 B.2.6: the base of the published request verifies with the published signature, and signs to the same bytes', () => {
  const base = signatureBase(
    [
      ['date', 'Tue, 20 Apr 2021 02:07:55 GMT'],
      ['@method', 'POST'],
      ['@path', '/foo'],
      ['@authority', 'example.com'],
      ['content-type', 'application/json'],
      ['content-length', '18'],
    ],
    '("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
  )
  const bytes = Buffer.from(base)
  assert.ok(verify(null, bytes, createPublicKey(key), Buffer.from(published, 'base64')))
  assert.equal(sign(null, bytes, key).toString('base64'), published)
})

test('RFC 9530: the digest of the published body', () => {
  assert.equal(digestOf(Buffer.from('{"hello": "world"}\n')), 'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:')
})

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const x = String(publicKey.export({ format: 'jwk' }).x)
const at = new Date('2026-11-23T10:00:00Z')
const targetUri = 'https://rabat.example/api/exchange/inbox'
const body = Buffer.from('a.b.c')
const signed = await signRequest({ targetUri, body, keyid: 'k'.repeat(43), at }, async (bytes) =>
  sign(null, bytes, privateKey),
)

test('a request that was signed is read with its key, nonce and times, and verifies for its address and body alone', () => {
  const read = readSigned(signed, { targetUri, body })
  assert.ok(typeof read === 'object')
  if (typeof read !== 'object') return
  assert.deepEqual([read.keyid, read.nonce.length, read.expires - read.created], ['k'.repeat(43), 22, 120])
  assert.equal(read.isSignedBy(x), true)
  assert.equal(read.isSignedBy('x'.repeat(43)), false)
  const elsewhere = readSigned(signed, { targetUri: 'https://other.example/api/exchange/inbox', body })
  assert.equal(typeof elsewhere === 'object' && elsewhere.isSignedBy(x), false)
  assert.equal(readSigned(signed, { targetUri, body: Buffer.from('a.b.d') }), 'digest-wrong')
})

test('any other form of signature is not read: a part left out, added, moved or spelled otherwise', () => {
  const changed = (name: string, change: (text: string) => string) => ({
    ...signed,
    [name]: change(signed[name] ?? ''),
  })
  for (const headers of [
    changed('signature-input', (text) => text.replace('"@target-uri" ', '')),
    changed('signature-input', (text) => text.replace('"@method" "@target-uri"', '"@target-uri" "@method"')),
    changed('signature-input', (text) => text.replace(/nonce="[^"]+";/, '')),
    changed('signature-input', (text) => text.replace('tag="mithaq-exchange"', 'tag="other"')),
    changed('signature-input', (text) => `${text}, sig2=()`),
    changed('signature', (text) => text.replace('sig1', 'sig2')),
    changed('signature', () => ''),
    changed('content-type', () => 'application/json'),
    {},
  ])
    assert.equal(readSigned(headers, { targetUri, body }), undefined)
})

test('every letter of the parameters is under the signature', () => {
  for (const [from, to] of [
    ['created=17', 'created=16'],
    ['expires=17', 'expires=18'],
    ['nonce="', 'nonce="A'],
    ['keyid="kk', 'keyid="kj'],
  ] as const) {
    const input = (signed['signature-input'] ?? '').replace(from, to).replace(/nonce="(.{22})[^"]*"/, 'nonce="$1"')
    const read = readSigned({ ...signed, 'signature-input': input }, { targetUri, body })
    assert.equal(typeof read === 'object' && read.isSignedBy(x), false, from)
  }
})

test('a request is good for its two minutes and the difference of two clocks, not before and not after', () => {
  const created = at.getTime() / 1000
  const timely = (shift: number, life = 120) =>
    isTimely({ created, expires: created + life }, new Date(at.getTime() + shift * 1000))
  assert.deepEqual(
    [timely(-SKEW), timely(-SKEW - 1), timely(0), timely(119 + SKEW), timely(120 + SKEW)],
    [true, false, true, true, false],
  )
  assert.equal(timely(0, 121), false, 'no request is good for longer')
  assert.equal(timely(0, 0), false)
})

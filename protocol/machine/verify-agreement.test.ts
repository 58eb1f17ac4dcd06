import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import test from 'node:test'
import fc from 'fast-check'
import { generalVerify, importJWK } from 'jose'
import { canonicalBytes } from '../../foundation/canonical/index.ts'
import { signAgreement } from './sign-agreement.ts'
import { permits, rabat, ramallah, signedBy, testDataset, testFramework, testParty } from './testing.ts'
import { verifyDataset, verifyFramework } from './verify-agreement.ts'

const parties = await Promise.all([ramallah, rabat].map(testParty))
const [first, second] = parties
if (first === undefined || second === undefined) throw new Error('Cannot test without two parties')
const framework = testFramework(parties)
const jws = await signedBy(framework, parties)

const codesOf = (result: Awaited<ReturnType<typeof verifyFramework>>) =>
  result.status === 'refused' ? result.faults.map(({ code }) => code) : ['verified']

test('a framework signed by both parties verifies and names who signed with which key', async () => {
  const result = await verifyFramework(JSON.stringify(jws), framework)
  assert.equal(result.status, 'verified')
  if (result.status !== 'verified') return
  assert.deepEqual(
    result.signers,
    parties.map(({ id, key }) => ({ party: id, kid: key.kid })),
  )
  assert.deepEqual(result.document, framework)
})

test('one valid signature of two is refused, though the JWS library accepts it', async () => {
  const broken = { protected: jws.signatures[1]?.protected ?? '', signature: 'A'.repeat(86) }
  const half = { payload: jws.payload, signatures: [broken, ...jws.signatures.slice(0, 1)] }
  const { kty, crv, x } = first.key
  const accepted = await generalVerify(half, await importJWK({ kty, crv, x }, 'Ed25519'))
  assert.deepEqual(new Uint8Array(accepted.payload), canonicalBytes(framework))
  assert.deepEqual(codesOf(await verifyFramework(half)), ['signature-invalid', 'signature-missing'])
  assert.deepEqual(codesOf(await verifyFramework({ ...jws, signatures: jws.signatures.slice(0, 1) })), [
    'signature-missing',
  ])
})

test('a signature outside the mandate of its signatory is refused, by the day it was made and by the day of the document', async () => {
  const until = (valid_until: string) =>
    testFramework(parties, [permits()], {
      parties: framework.parties.map((party, index) =>
        index === 0 ? { ...party, mandate: { act: { ar: 'قرار' }, valid_from: '2026-01-01', valid_until } } : party,
      ),
    })
  const signed = until('2026-07-18')
  assert.equal((await verifyFramework(await signedBy(signed, parties))).status, 'verified')
  const late = await verifyFramework(await signedBy(signed, parties, new Date('2026-07-19T00:00:00Z')))
  assert.deepEqual(late.status === 'refused' ? late.faults.map(({ code, pointer }) => [code, pointer]) : [], [
    ['mandate-not-valid', '/signatures/0'],
    ['signature-missing', '/signatures'],
  ])
  const lapsed = await verifyFramework(await signedBy(until('2026-07-17'), parties, new Date('2026-07-17T10:00:00Z')))
  assert.deepEqual(lapsed.status === 'refused' ? lapsed.faults.map(({ code, pointer }) => [code, pointer]) : [], [
    ['mandate-not-valid', '/parties/0/mandate'],
  ])
})

test('a signature that stands twice is refused', async () => {
  const twice = { ...jws, signatures: [...jws.signatures, ...jws.signatures.slice(0, 1)] }
  assert.deepEqual(codesOf(await verifyFramework(twice)), ['signature-repeated'])
})

test('a signature by a strange key is reported beside complete ones, and is no replacement for one of them', async () => {
  const stranger = await testParty(rabat)
  const three = await signedBy(framework, [...parties, stranger])
  const result = await verifyFramework(three)
  assert.equal(result.status, 'verified')
  assert.deepEqual(result.status === 'verified' ? result.strangers : [], [
    { kid: stranger.key.kid, pointer: '/signatures/2' },
  ])
  const replaced = await signedBy(framework, [first, stranger])
  assert.deepEqual(codesOf(await verifyFramework(replaced)), ['key-not-in-annex', 'signature-missing'])
})

test('a second key of the annex that is not required makes the set unequal', async () => {
  const old = await testParty(rabat)
  const retired = { ...old, key: { ...old.key, valid_until: '2026-02-01T00:00:00Z' } }
  const annexed = testFramework(parties, [permits()], { keys: [first.key, second.key, retired.key] })
  assert.deepEqual(codesOf(await verifyFramework(await signedBy(annexed, [first, second, retired]))), [
    'key-outside-validity',
  ])
  assert.deepEqual(codesOf(await verifyFramework(await signedBy(annexed, [first, retired]))), [
    'key-outside-validity',
    'signature-missing',
  ])
})

test('keys of another use, two valid keys of a party and a kid that is no thumbprint are refused', async () => {
  const other = await testParty(rabat)
  const receipt = { ...other, key: { ...other.key, use: 'receipt' as const } }
  const withReceipt = testFramework(parties, [permits()], { keys: [first.key, second.key, receipt.key] })
  assert.deepEqual(codesOf(await verifyFramework(await signedBy(withReceipt, [first, second, receipt]))), [
    'key-of-other-use',
  ])
  const two = testFramework(parties, [permits()], { keys: [first.key, second.key, other.key] })
  assert.ok(codesOf(await verifyFramework(await signedBy(two, parties))).includes('key-ambiguous'))
  const borrowed = testFramework(parties, [permits()], { keys: [first.key, { ...second.key, x: other.key.x }] })
  assert.ok(codesOf(await verifyFramework(await signedBy(borrowed, parties))).includes('kid-not-thumbprint'))
})

test('only the algorithm Ed25519, the type of agreements and nothing else stand in the protected header', async () => {
  const pair = generateKeyPairSync('ed25519')
  for (const [header, code] of [
    [{ alg: 'EdDSA', iat: 1_784_368_800, kid: first.key.kid, typ: 'agreement+jws' }, 'algorithm-refused'],
    [{ alg: 'none', iat: 1_784_368_800, kid: first.key.kid, typ: 'agreement+jws' }, 'algorithm-refused'],
    [{ alg: 'Ed25519', iat: 1_784_368_800, kid: first.key.kid, typ: 'JWT' }, 'type-refused'],
    [
      { alg: 'Ed25519', iat: 1_784_368_800, kid: first.key.kid, typ: 'agreement+jws', crit: ['b64'] },
      'header-malformed',
    ],
    [{ alg: 'Ed25519', kid: first.key.kid, typ: 'agreement+jws' }, 'header-malformed'],
    [{ alg: 'Ed25519', iat: -1, kid: first.key.kid, typ: 'agreement+jws' }, 'header-malformed'],
  ] as const) {
    const text = Buffer.from(JSON.stringify(header)).toString('base64url')
    const signature = sign(null, Buffer.from(`${text}.${jws.payload}`), pair.privateKey).toString('base64url')
    const forged = { ...jws, signatures: [{ protected: text, signature }, ...jws.signatures.slice(1)] }
    assert.ok(codesOf(await verifyFramework(forged)).includes(code), code)
  }
  const unprotected = { ...jws, signatures: [{ ...jws.signatures[0], header: { kid: 'x' } }, jws.signatures[1]] }
  assert.ok(codesOf(await verifyFramework(unprotected)).includes('jws-malformed'))
})

test('signing refuses other bytes, a second signature by one key, and a document without a canonical form', async () => {
  const signer = { kid: first.key.kid, at: new Date(0), sign: async () => new Uint8Array(64) }
  const other = testFramework(parties, [permits()], { version: 2 })
  const outcomes = [
    await signAgreement(other, signer, jws),
    await signAgreement(framework, signer, jws),
    await signAgreement({ a: undefined }, signer),
  ]
  assert.deepEqual(
    outcomes.map((one) => (one.status === 'refused' ? one.code : one.status)),
    ['other-bytes', 'signed-already', 'not-canonical'],
  )
})

test('a document that differs from the one shown is refused at the place of the difference', async () => {
  const shown = structuredClone(framework)
  const text = { ...shown.texts[0], sha256: `${'a'.repeat(63)}b` }
  const result = await verifyFramework(jws, { ...shown, texts: [text, shown.texts[1]] })
  assert.deepEqual(result.status === 'refused' ? result.faults : [], [
    { code: 'differs-from-shown', in: 'document', pointer: '/texts/0/sha256' },
  ])
})

test('a mutation of any byte of payload, header or signature is named', async () => {
  const text = JSON.stringify(jws)
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: text.length - 1 }), fc.integer({ min: 32, max: 126 }), async (at, code) => {
      const mutated = text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1)
      if (mutated === text) return
      const result = await verifyFramework(mutated)
      assert.equal(result.status, 'refused', `byte ${at}: ${text[at]} → ${String.fromCharCode(code)}`)
      assert.ok(result.status === 'refused' && result.faults.length > 0)
    }),
    { numRuns: 400 },
  )
})

test('a mutation of any member of the document is named twice: by both signatures, and where it differs from what was shown', async () => {
  const bytes = canonicalBytes(framework)
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 48, max: 122 }), async (at, code) => {
      const mutated = Uint8Array.from(bytes)
      mutated[at] = code
      if (mutated[at] === bytes[at]) return
      const result = await verifyFramework({ ...jws, payload: Buffer.from(mutated).toString('base64url') }, framework)
      assert.ok(result.status === 'refused')
      if (result.status !== 'refused') return
      const codes = result.faults.map((fault) => fault.code)
      const named = ['payload-not-json', 'payload-not-canonical', 'differs-from-shown', 'document-invalid']
      assert.ok(
        codes.some((one) => named.includes(one)),
        codes.join(' '),
      )
      const parsed = !codes.includes('payload-not-json') && !codes.includes('document-invalid')
      if (parsed) assert.ok(codes.some((one) => one.startsWith('signature-') || one.startsWith('k')))
    }),
    { numRuns: 400 },
  )
})

test('a dataset agreement needs both sides of it and the hash of its framework', async () => {
  const frame = await verifyFramework(jws)
  if (frame.status === 'refused') throw new Error('Cannot test a dataset agreement')
  const dataset = await testDataset(framework)
  assert.equal((await verifyDataset(await signedBy(dataset, parties), frame)).status, 'verified')
  const half = await verifyDataset(await signedBy(dataset, [first]), frame)
  assert.deepEqual(half.status === 'refused' ? half.faults.map(({ code }) => code) : [], ['signature-missing'])
  const other = await testDataset({ ...framework, version: 2 })
  const strayed = await verifyDataset(await signedBy(other, parties), frame)
  assert.deepEqual(strayed.status === 'refused' ? strayed.faults.map(({ code }) => code) : [], ['other-framework'])
})

test('whatever is no JWS is refused and named', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      assert.ok(codesOf(await verifyFramework(value))[0] !== 'verified')
    }),
    { numRuns: 200 },
  )
})

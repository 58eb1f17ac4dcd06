import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { Secret } from 'otpauth'
import { codeAt } from '../../server/testing/first-administrator.ts'
import { identityKey } from './identity-key.ts'
import { recoveryCodes, recoveryHash } from './recovery-codes.ts'
import { counterOf, offerTotp } from './totp.ts'

/** RFC 6238, appendix B, SHA-1: the last six of its eight digits. */
const vectors = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const
const rfcSecret = Secret.fromUTF8('12345678901234567890').base32

test('counterOf() agrees with the six vectors of RFC 6238 for SHA-1', () => {
  assert.equal(vectors.length, 6)
  for (const [seconds, code] of vectors)
    assert.equal(counterOf(rfcSecret, code, new Date(seconds * 1000)), Math.floor(seconds / 30), code)
})

test('counterOf() accepts one step before and after and names the step, and refuses everything else', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 4_000_000_000 }), fc.integer({ min: -5, max: 5 }), (seconds, offset) => {
      const now = new Date(seconds * 1000)
      const counter = counterOf(rfcSecret, codeAt(rfcSecret, new Date((seconds + offset * 30) * 1000)), now)
      if (Math.abs(offset) <= 1) assert.equal(counter, Math.floor(seconds / 30) + offset)
    }),
  )
  for (const code of ['', '12345', '1234567', 'abcdef', '28 7082', '-87082'])
    assert.equal(counterOf(rfcSecret, code, new Date(59_000)), undefined)
})

test('offerTotp() gives 160 bits, an otpauth address for six digits in thirty seconds, and a picture of whole squares', () => {
  const offer = offerTotp(new Uint8Array(20).fill(7), 'المجلس: التجريبي', 'salma')
  const uri = new URL(offer.uri)
  assert.equal(offer.secret.length, 32)
  assert.deepEqual(
    ['secret', 'digits', 'period', 'algorithm'].map((name) => uri.searchParams.get(name)),
    [offer.secret, '6', '30', 'SHA1'],
  )
  assert.match(offer.qr.path, /^(M\d+ \d+h1v1h-1z)+$/)
  assert.ok(offer.qr.size < 90, `${offer.qr.size} squares`)
})

test('recovery codes are ten different ones of 80 bits; their stored form needs the key', () => {
  const codes = recoveryCodes(crypto.getRandomValues(new Uint8Array(160)))
  assert.equal(new Set(codes).size, 10)
  const key = identityKey('one')
  for (const code of codes) {
    assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    assert.equal(recoveryHash(key, code.toLowerCase()), recoveryHash(key, code))
    assert.notEqual(recoveryHash(identityKey('other'), code), recoveryHash(key, code))
  }
  assert.equal(recoveryHash(key, '123456'), undefined)
})

test('IdentityKey seals for one use and one key; what was changed does not open', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), (text, at) => {
      const key = identityKey('one')
      const sealed = key.seal('use', text)
      assert.equal(key.open('use', sealed), text)
      assert.equal(key.open('other use', sealed), undefined)
      assert.equal(identityKey('two').open('use', sealed), undefined)
      const changed = Buffer.from(sealed)
      const index = at % changed.length
      changed[index] = (changed[index] ?? 0) ^ 1
      assert.equal(key.open('use', changed), undefined)
    }),
  )
})

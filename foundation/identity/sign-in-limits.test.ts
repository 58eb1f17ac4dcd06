import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { identityKey } from './identity-key.ts'
import { subjectsOf, waitOf } from './sign-in-limits.ts'

const key = identityKey('test')
const kinds = ['place', 'account', 'address', 'everybody'] as const
const counted = fc.record({
  subject: fc.constantFrom(...kinds).map((kind) => (kind === 'everybody' ? kind : `${kind}:abc`)),
  failures: fc.nat(5_000),
  seconds_since: fc.option(fc.double({ min: 0, max: 900, noNaN: true })),
  known: fc.boolean(),
})

test('waitOf() never asks for more than five minutes, and for half a minute at most because of others', () => {
  fc.assert(
    fc.property(fc.array(counted), (list) => {
      const wait = waitOf(list)
      assert.ok(Number.isInteger(wait) && wait >= 0 && wait <= 300)
      const byOthers = list.filter(({ subject }) => /^(account|everybody)/.test(subject))
      assert.ok(waitOf(byOthers) <= 30)
      assert.equal(waitOf(byOthers.map((one) => ({ ...one, known: true }))), 0, 'a known place is spared')
    }),
  )
})

test('waitOf() grows with failures and shrinks with time, to nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.nat(2_000), fc.nat(900), (kind, failures, since) => {
      const at = (count: number, seconds: number) =>
        waitOf([{ subject: `${kind}:x`, failures: count, seconds_since: seconds, known: false }])
      assert.ok(at(failures + 1, since) >= at(failures, since))
      assert.ok(at(failures, since + 1) <= at(failures, since))
      assert.equal(at(failures, 900), 0)
    }),
  )
})

test('subjectsOf() holds neither name nor address, and takes a network of IPv6 for one address', () => {
  const { account, place, address } = subjectsOf(key, 'salma', '2001:db8:1:2:3:4:5:6')
  for (const one of [account, place, address]) assert.doesNotMatch(one, /salma|2001/)
  assert.equal(subjectsOf(key, 'salma', '2001:db8:1:2::9').address, address)
  assert.notEqual(subjectsOf(key, 'salma', '2001:db8:1:3::9').address, address)
  assert.equal(subjectsOf(key, 'x', '::ffff:192.0.2.1').address, subjectsOf(key, 'y', '192.0.2.1').address)
  assert.equal(subjectsOf(key, 'salma', '192.0.2.1').account, account)
})

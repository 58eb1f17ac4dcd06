import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { ARTICLE, canonicalBytes, type DatasetAgreement, operands } from '../machine/index.ts'
import {
  broader,
  forbids,
  forecast,
  permits,
  ruleId,
  signedBy,
  testDataset,
  testFramework,
  westBank,
} from '../machine/testing.ts'
import { decide } from './decide.ts'
import { type Consent, type Decision, denialCodes, type RecordFacts } from './model.ts'
import { prepare, preparePreview } from './prepare.ts'
import {
  anyBan,
  anyConsent,
  anyConsents,
  anyFacts,
  anyRules,
  assertNoMore,
  narrowedAt,
  narrowings,
  planOf,
  shownBy,
  testParties,
} from './testing/near-good.ts'
import { amal, consent, facts, level, NOW } from './testing/plain-case.ts'

const parties = await testParties
const bytes = (decision: Decision) => Buffer.from(canonicalBytes(decision)).toString()

test('a verified plan permits what a preview of the same text permits, and only the preview says so', async () => {
  const framework = testFramework(parties)
  const dataset = await testDataset(framework)
  const plan = await prepare({
    framework: await signedBy(framework, parties),
    dataset: await signedBy(dataset, parties),
    broader,
  })
  const decision = decide(plan, facts(), consent(), NOW)
  assert.equal(decision.verdict, 'permit')
  assert.deepEqual(decide(await planOf([permits()]), facts(), consent(), NOW), { ...decision, preview: true })
})

test('decide() is total: whatever it is given, it answers a verdict with a reason, and never a permit for what cannot be read', async () => {
  const plan = await planOf([permits(), forbids()])
  const anything = fc.jsonValue({ maxDepth: 4 })
  fc.assert(
    fc.property(anything, anything, anything, (first, second, third) => {
      const decision = decide(plan, first, second, third)
      assert.equal(decision.verdict, 'deny')
      assert.ok(decision.reasons.length > 0 && decision.code !== undefined && denialCodes.includes(decision.code))
    }),
    { numRuns: 500 },
  )
})

test('prepare() is total: whatever is no signed agreement makes a plan that denies', async () => {
  const framework = await signedBy(testFramework(parties), parties)
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.boolean(), async (value, first) => {
      const plan = await prepare(first ? { framework: value, dataset: value } : { framework, dataset: value })
      assert.equal(decide(plan, facts(), consent(), NOW).verdict, 'deny')
    }),
    { numRuns: 100 },
  )
})

test('one member of good facts replaced by anything never shows more than the good facts do', async () => {
  const plan = await planOf([permits({ recipients: [amal], areas: [westBank] }), forbids()])
  const good: RecordFacts = facts({ recipients: [amal] })
  const before = shownBy(decide(plan, good, consent(), NOW))
  assert.equal(before.size, 3)
  const names = Object.keys(good).filter((name) => name !== 'fields')
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 2 }), (name, value) => {
      const decision = decide(plan, { ...good, [name]: value }, consent(), NOW)
      for (const one of shownBy(decision)) assert.ok(before.has(one))
    }),
    { numRuns: 500 },
  )
})

test('a fact that is missing denies and is named', async () => {
  const plan = await planOf([permits({ recipients: [amal], areas: [westBank], legal_bases: ['urn:x:law'] })])
  const complete = facts({ recipients: [amal], legal_basis: 'urn:x:law' })
  assert.equal(decide(plan, complete, consent(), NOW).verdict, 'permit')
  for (const name of Object.keys(complete)) {
    const { [name as keyof RecordFacts]: _gone, ...rest } = complete
    const decision = decide(plan, rest, consent(), NOW)
    assert.equal(decision.code, 'fact-missing', name)
    assert.ok(
      decision.reasons.some(({ pointer, term }) => pointer === `/${name}` || term === name),
      name,
    )
  }
})

test('a term outside the profile denies and is named, wherever it stands in the dataset agreement', async () => {
  const framework = testFramework(parties)
  const good = await testDataset(framework)
  const [rule] = good.permission ?? []
  if (typeof rule !== 'object' || rule === null) throw new Error('Cannot test without a permission')
  const strange = fc.stringMatching(/^urn:strange:[a-z]{1,8}$/)
  const places = {
    operand: (term: string) => ({
      ...rule,
      constraint: [{ leftOperand: term, operator: 'eq', rightOperand: 'urn:a:b' }],
    }),
    operator: (term: string) => ({
      ...rule,
      constraint: [{ leftOperand: operands.purpose, operator: term, rightOperand: 'urn:a:b' }],
    }),
    action: (term: string) => ({ ...rule, action: term }),
    duty: (term: string) => ({ ...rule, duty: [{ action: term }] }),
    member: (term: string) => ({ ...rule, [term]: 1 }),
    unit: (term: string) => ({
      ...rule,
      duty: [
        { action: 'odrl:delete', constraint: [{ leftOperand: operands.within, operator: 'lteq', rightOperand: term }] },
      ],
    }),
  }
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(places)), strange, fc.boolean(), (place, term, beside) => {
      const odd = { ...place(term), '@id': ruleId(77), [ARTICLE]: 'art_5' }
      const dataset: DatasetAgreement = { ...good, permission: beside ? [rule, odd] : [odd] }
      const decision = decide(preparePreview(framework, dataset, broader), facts(), consent(), NOW)
      assert.equal(decision.code, 'unknown-term')
      assert.ok(
        decision.reasons.some((reason) => reason.term === term),
        JSON.stringify(decision.reasons),
      )
    }),
  )
})

test('adding a prohibition never widens', async () => {
  await fc.assert(
    fc.asyncProperty(anyRules, anyBan, anyFacts, anyConsents, async (rules, ban, given, consents) => {
      const before = decide(await planOf(rules), given, consents, NOW)
      assertNoMore(before, decide(await planOf([...rules, ban]), given, consents, NOW))
    }),
    { numRuns: 300 },
  )
})

test('adding a constraint, or narrowing one, never widens', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyRules,
      narrowings,
      fc.nat({ max: 3 }),
      anyFacts,
      anyConsents,
      async (rules, narrow, at, given, consents) => {
        const narrowed = narrowedAt(rules, at, narrow)
        if (narrowed === undefined) return
        const before = decide(await planOf(rules), given, consents, NOW)
        assertNoMore(before, decide(await planOf(narrowed), given, consents, NOW))
      },
    ),
    { numRuns: 400 },
  )
})

test('withdrawing, ending or narrowing a consent, or adding another, never widens', async () => {
  const changes = fc.constantFrom<Partial<Consent>>(
    { withdrawn_at: '2026-11-01T00:00:00Z' },
    { ends_at: '2026-11-01T00:00:00Z' },
    { recipients: [] },
    { purposes: [] },
    { fields: [] },
    { onward_transfer: false },
    { publication: false },
  )
  await fc.assert(
    fc.asyncProperty(
      anyRules,
      anyFacts,
      anyConsents,
      anyConsent,
      changes,
      async (rules, given, consents, extra, change) => {
        const plan = await planOf(rules)
        const all = [...consents, extra]
        const before = decide(plan, given, all, NOW)
        assertNoMore(before, decide(plan, given, [...consents, { ...extra, ...change }], NOW))
        if (consents.some(({ person }) => person === extra.person))
          assertNoMore(decide(plan, given, consents, NOW), before)
      },
    ),
    { numRuns: 400 },
  )
})

test('a permit is always inside term, purpose, class, disclosure set, consent and sensitivity; class X is never in clear', async () => {
  let permitted = 0
  const anyNow = fc.constantFrom(
    NOW,
    NOW,
    NOW,
    '2026-07-31T23:59:59Z',
    '2026-09-01T10:00:00Z',
    NOW,
    '2029-07-31T23:59:59Z',
    '2029-08-01T00:00:00Z',
  )
  await fc.assert(
    fc.asyncProperty(anyRules, anyFacts, anyConsents, anyNow, async (rules, given, consents, now) => {
      const decision = decide(await planOf(rules), given, consents, now)
      if (decision.verdict === 'deny') return assert.deepEqual(decision.disclosures, [])
      permitted += 1
      assert.ok(now >= '2026-09-01' && now < '2029-08-01')
      assert.notEqual(given.record_class, forecast)
      for (const shown of decision.disclosures) {
        const rule = rules.find(({ id }) => shown.rule === id || shown.rule === `${id}#onward`)
        if (rule === undefined) throw new Error('A field is shown by no rule')
        assert.ok(rule.purposes.includes(given.purpose) && shown.article === rule.clause)
        assert.ok([...rule.fields, ...rule.sealed_fields].includes(shown.field))
        assert.ok(given.fields.some((one) => one.field === shown.field && one.data_class === shown.data_class))
        for (const one of consents) assert.ok(one.fields === 'all' || one.fields.includes(shown.field))
        const own = given.fields.find((one) => one.field === shown.field)?.sensitivity ?? given.sensitivity
        const ranks: readonly string[] = Object.values(level)
        assert.ok(ranks.indexOf(own) <= ranks.indexOf(level[rule.sensitivity_ceiling]))
        if (shown.data_class === 'X') assert.deepEqual(shown.sealed_to, given.recipients)
      }
    }),
    { numRuns: 1500 },
  )
  assert.ok(permitted > 50, `only ${permitted} permits: the property says little`)
})

test('equal inputs give equal bytes, whatever the order of their members', async () => {
  const [one, other] = [await planOf([permits()]), await planOf([permits()])]
  await fc.assert(
    fc.asyncProperty(anyFacts, anyConsents, async (given, consents) => {
      const turned = Object.fromEntries(Object.entries(given).reverse())
      assert.equal(bytes(decide(one, given, consents, NOW)), bytes(decide(other, turned, consents, NOW)))
    }),
  )
})

test('a plan cannot be changed and decide() changes none of its inputs', async () => {
  const plan = await planOf([permits()])
  assert.ok(Object.isFrozen(plan))
  const given = structuredClone(facts())
  decide(plan, given, consent(), NOW)
  assert.deepEqual(given, facts())
})

import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { SharingRule } from '../machine/index.ts'
import { ARTICLE, canonicalBytes, type DatasetAgreement, operands, PROFILE } from '../machine/index.ts'
import {
  broader,
  detention,
  field,
  forbids,
  forecast,
  gaza,
  hebron,
  incident,
  monitoring,
  permits,
  rabat,
  ramallah,
  ruleId,
  signedBy,
  testDataset,
  testFramework,
  testParty,
  training,
  unReporting,
  westBank,
} from '../machine/testing.ts'
import { decide } from './decide.ts'
import { type Consent, type Decision, denialCodes, type RecordFacts } from './model.ts'
import { isNoWider } from './no-wider.ts'
import { type Plan, prepare, preparePreview } from './prepare.ts'
import { amal, consent, facts, level, NOW, samir } from './testing/plain-case.ts'

const parties = await Promise.all([ramallah, rabat].map(testParty))

async function planOf(rules: readonly SharingRule[], recordClass = incident): Promise<Plan> {
  const framework = testFramework(parties, rules)
  return preparePreview(framework, await testDataset(framework, { record_class: recordClass }), broader)
}
const bytes = (decision: Decision) => Buffer.from(canonicalBytes(decision)).toString()
const shownBy = (decision: Decision) => new Set(decision.disclosures.map((one) => one.field))

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

const factChanges = fc.record(
  {
    action: fc.constantFrom('use', 'use', 'use', 'odrl:distribute', `${PROFILE}#publish`, `${PROFILE}#submitToUN`),
    record_class: fc.constantFrom(incident, incident, detention, forecast),
    purpose: fc.constantFrom(unReporting, unReporting, monitoring, training),
    area: fc.constantFrom(hebron, westBank, gaza),
    sensitivity: fc.constantFrom(level.open, level.open, ...Object.values(level)),
    recipients: fc.subarray([amal, samir], { minLength: 1 }),
    persons: fc.constantFrom([], ['p1'], ['p1', 'p2']),
    fields: fc
      .array(
        fc.record(
          {
            field: fc.constantFrom('place', 'date', 'kind', 'name').map(field),
            data_class: fc.constantFrom('P' as const, 'I' as const, 'S' as const, 'X' as const),
            sensitivity: fc.constantFrom(...Object.values(level)),
          },
          { requiredKeys: ['field', 'data_class'] },
        ),
        { minLength: 1, maxLength: 4 },
      )
      .map((list) => list.filter((one, index) => list.findIndex((other) => other.field === one.field) === index)),
  },
  { requiredKeys: [] },
)
const good = { recipients: [amal] }
/** Mostly good facts with one thing changed: otherwise nearly everything is denied and a property says little. */
const anyFacts = fc.tuple(factChanges, fc.nat({ max: 2 }), fc.nat()).map(([changes, many, at]) => {
  if (many === 0) return facts({ ...good, ...changes })
  const names = Object.keys(changes)
  const kept = Object.entries(changes).filter(([name]) => name === names[at % names.length])
  return facts({ ...good, ...Object.fromEntries(kept) })
})
const anyConsent: fc.Arbitrary<Consent> = fc
  .record(
    {
      person: fc.constantFrom('p1', 'p2'),
      ends_at: fc.constantFrom('2026-10-01T00:00:00Z', '2027-10-01T00:00:00Z', '2028-10-01T00:00:00Z'),
      recipients: fc.constantFrom('partners' as const, [rabat], [rabat], [ramallah]),
      purposes: fc.constantFrom([unReporting, monitoring], [unReporting], []),
      fields: fc.oneof(fc.constant('all' as const), fc.subarray([field('place'), field('date'), field('name')])),
      onward_transfer: fc.boolean(),
      publication: fc.boolean(),
    },
    { requiredKeys: ['person'] },
  )
  .map((changes) => consent(changes))
const anyConsents = fc.oneof(
  fc.constant([consent({ onward_transfer: true, publication: true }), consent({ person: 'p2' })]),
  fc.array(anyConsent, { maxLength: 3 }),
)
const names = ['place', 'date', 'kind', 'name'].map(field)
const anyPermit = fc
  .record(
    {
      act: fc.constantFrom('use' as const, 'publish' as const, 'submit_to_un' as const),
      record_classes: fc.subarray([incident, detention], { minLength: 1 }),
      purposes: fc.subarray([unReporting, monitoring], { minLength: 1 }),
      shown: fc.subarray(names, { minLength: 1 }),
      sealed: fc.nat({ max: 2 }),
      consent: fc.constantFrom('not_needed' as const, 'partners' as const, 'this_recipient' as const),
      onward_transfer: fc.constantFrom('no' as const, 'with_consent' as const, 'yes' as const),
      sensitivity_ceiling: fc.constantFrom('limited' as const, 'high' as const, 'extreme' as const),
      recipients: fc.constantFrom<string[]>([amal], [amal, samir]),
    },
    { requiredKeys: ['shown', 'sealed', 'recipients'] },
  )
  .map(({ shown, sealed, ...rest }) => ({
    ...rest,
    fields: shown.slice(sealed),
    sealed_fields: shown.slice(0, sealed),
  }))
const anyRules = fc
  .array(anyPermit, { minLength: 1, maxLength: 4 })
  .map((list) => list.map((changes, index) => permits({ id: ruleId(index + 1), ...changes })))
const anyBan = fc
  .record(
    {
      act: fc.constantFrom('use' as const, 'distribute' as const, 'publish' as const),
      purposes: fc.subarray([unReporting, monitoring], { minLength: 1 }),
      fields: fc.subarray(names, { minLength: 1 }),
      areas: fc.subarray([hebron, westBank], { minLength: 1 }),
      sensitivity_floor: fc.constantFrom('limited' as const, 'high' as const),
    },
    { requiredKeys: ['act'] },
  )
  .map((changes) => forbids(changes))

/** That the second shows nothing which the first does not. */
function assertNoMore(before: Decision, after: Decision) {
  const seen = shownBy(before)
  for (const one of shownBy(after)) assert.ok(seen.has(one), `${one} is shown by ${JSON.stringify(after.reasons)}`)
  const clear = new Set(before.disclosures.filter(({ sealed_to }) => sealed_to === undefined).map((one) => one.field))
  for (const { field: name, sealed_to } of after.disclosures) if (sealed_to === undefined) assert.ok(clear.has(name))
}

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
  const narrowings = fc.constantFrom<Partial<ReturnType<typeof permits>>>(
    { areas: [hebron] },
    { legal_bases: ['urn:x:law'] },
    { until_at: '2026-11-01T00:00:00Z' },
    { from_at: '2027-01-01T00:00:00Z' },
    { purposes: [monitoring] },
    { record_classes: [detention] },
    { sensitivity_ceiling: 'open' as const },
    { fields: [field('kind')], sealed_fields: [] },
    { recipients: [amal] },
    { consent: 'this_recipient' as const },
  )
  await fc.assert(
    fc.asyncProperty(
      anyRules,
      narrowings,
      fc.nat({ max: 3 }),
      anyFacts,
      anyConsents,
      async (rules, narrow, at, given, consents) => {
        const index = at % rules.length
        const [rule] = rules.slice(index, index + 1)
        if (rule === undefined) return
        // a disclosure set is narrowed, never replaced by other fields
        const fields =
          narrow.fields !== undefined
            ? { ...narrow, fields: narrow.fields.filter((one) => rule.fields.includes(one)) }
            : narrow
        if (fields.fields?.length === 0) return
        if (narrow.record_classes !== undefined && !rule.record_classes.includes(detention)) return
        if (narrow.purposes !== undefined && !rule.purposes.includes(monitoring)) return
        const narrowed = rules.with(index, { ...rule, ...fields })
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

test('a dataset agreement that is the framework narrowed is no wider; one that is widened at any place is', async () => {
  const framework = testFramework(parties, [permits({ areas: [westBank], recipients: [amal, samir] }), forbids()])
  const same = await testDataset(framework)
  assert.equal(isNoWider(same, framework, broader).no_wider, true)
  const change = (
    edit: (rule: {
      constraint: { leftOperand: string; operator: string; rightOperand: unknown }[]
      duty: unknown[]
    }) => void,
  ) => {
    const copy: DatasetAgreement = structuredClone(same)
    const [rule] = copy.permission ?? []
    edit(rule as Parameters<typeof edit>[0])
    return isNoWider(copy, framework, broader).no_wider
  }
  const set = (operand: string, value: unknown) =>
    change(({ constraint }) => {
      for (const one of constraint) if (one.leftOperand === operand) one.rightOperand = value
    })
  assert.equal(set(operands.purpose, [unReporting]), true)
  assert.equal(set(operands.purpose, [unReporting, training]), false)
  assert.equal(set(operands.spatial, [hebron]), true, 'a part of the area')
  assert.equal(set(operands.spatial, [gaza]), false)
  assert.equal(set(operands.disclosureSet, [field('kind')]), true)
  assert.equal(set(operands.disclosureSet, [field('kind'), field('name')]), false)
  assert.equal(set(operands.sensitivity, level.limited), true)
  assert.equal(set(operands.sensitivity, level.extreme), false)
  assert.equal(set(operands.recipient, [amal]), true)
  assert.equal(set(operands.consent, `${PROFILE}#noConsentNeeded`), false)
  const without = (operand: string) =>
    change((rule) => {
      rule.constraint = rule.constraint.filter((one) => one.leftOperand !== operand)
    })
  for (const operand of [operands.purpose, operands.sensitivity, operands.spatial, operands.recipient]) {
    assert.equal(without(operand), false, `${operand} left out`)
  }
  assert.equal(without(operands.consent), true, 'silence on consent asks for the strictest')
  assert.equal(
    change((rule) => rule.duty.pop()),
    false,
    'a duty left out',
  )
  const { prohibition: _gone, ...bare } = same
  assert.equal(isNoWider(bare, framework, broader).no_wider, false, 'a prohibition left out')
})

test('what a dataset agreement no wider than its framework permits, the framework permits', async () => {
  await fc.assert(
    fc.asyncProperty(anyRules, anyRules, anyFacts, anyConsents, async (wide, narrow, given, consents) => {
      const framework = testFramework(parties, wide)
      const dataset = await testDataset(testFramework(parties, narrow), {})
      if (!isNoWider(dataset, framework, broader).no_wider) return
      const before = decide(preparePreview(framework, await testDataset(framework), broader), given, consents, NOW)
      assertNoMore(before, decide(preparePreview(framework, dataset, broader), given, consents, NOW))
    }),
    { numRuns: 500 },
  )
})

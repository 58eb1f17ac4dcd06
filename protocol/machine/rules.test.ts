import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { agreementFaults } from './agreement-faults.ts'
import { compareClauses, isClauseId } from './clause.ts'
import { FrameworkAgreement } from './model.ts'
import { fromOdrl, rulesOfPolicy } from './rule-from-odrl.ts'
import { policyOfRules, toOdrl } from './rule-to-odrl.ts'
import {
  consentNeeds,
  dutyActs,
  dutyEvents,
  forbiddenActs,
  levels,
  onwardChoices,
  permittedActs,
  SharingRule,
} from './sharing-rule.ts'
import { field, forbids, permits, rabat, ramallah, ruleId, testFramework, testParty } from './testing.ts'

const iri = fc.stringMatching(/^urn:[a-z]{1,4}:[a-z]{1,6}$/)
const iris = fc.uniqueArray(iri, { minLength: 1, maxLength: 4 })
const duration = fc.constantFrom('P7D', 'P1M', 'P5Y', 'PT72H', 'P2W')
const instant = fc.constantFrom('2027-01-01T00:00:00Z', '2028-06-30T23:59:59+01:00')
const narrowing = { areas: iris, recipients: iris, legal_bases: iris }
const head = {
  id: fc.nat({ max: 99 }).map(ruleId),
  clause: fc.constantFrom('art_5', 'art_5__para_1', 'annex_2__art_3bis'),
  from: fc.constant(ramallah),
  to: fc.constant(rabat),
}
const duty = fc
  .record({
    act: fc.constantFrom(...dutyActs),
    within: fc.option(duration),
    event: fc.option(fc.constantFrom(...dutyEvents)),
  })
  .filter(({ act, within, event }) => (within !== null || event !== null) && (act !== 'delete' || event !== null))
const permitting = fc
  .record(
    {
      ...head,
      effect: fc.constant('permit'),
      act: fc.constantFrom(...permittedActs),
      record_classes: iris,
      purposes: iris,
      all: fc.uniqueArray(iri, { minLength: 1, maxLength: 6 }),
      split: fc.nat({ max: 6 }),
      consent: fc.constantFrom(...consentNeeds),
      onward_transfer: fc.constantFrom(...onwardChoices),
      retention: fc.option(duration),
      sensitivity_ceiling: fc.constantFrom(...levels),
      duties: fc.array(duty, { maxLength: 4 }),
      from_at: instant,
      until_at: instant,
      ...narrowing,
    },
    {
      requiredKeys: [
        'id',
        'clause',
        'from',
        'to',
        'effect',
        'act',
        'record_classes',
        'purposes',
        'all',
        'split',
        'consent',
        'onward_transfer',
        'retention',
        'sensitivity_ceiling',
        'duties',
        'recipients',
      ],
    },
  )
  .map(({ all, split, ...rest }) => ({ ...rest, fields: all.slice(split), sealed_fields: all.slice(0, split) }))
const forbidding = fc.record(
  {
    ...head,
    effect: fc.constant('forbid'),
    act: fc.constantFrom(...forbiddenActs),
    record_classes: iris,
    purposes: iris,
    fields: iris,
    sensitivity_floor: fc.constantFrom(...levels),
    ...narrowing,
  },
  { requiredKeys: ['id', 'clause', 'from', 'to', 'effect', 'act'] },
)

test('a sharing rule written as ODRL is read back as the same rule', () => {
  fc.assert(
    fc.property(fc.oneof(permitting, forbidding), (value) => {
      const rule = SharingRule.parse(value)
      assert.deepEqual(fromOdrl(toOdrl(rule)), { status: 'read', rule })
    }),
    { numRuns: 500 },
  )
})

test('the rules of a policy are read back in their order', () => {
  const rules = [permits(), permits({ id: ruleId(2), onward_transfer: 'with_consent' }), forbids()]
  const read = rulesOfPolicy(policyOfRules(rules))
  assert.deepEqual(
    read.map((one) => (one.status === 'read' ? one.rule : one)),
    rules,
  )
})

test('ODRL that the form cannot say is refused and never simplified', () => {
  const { permission = [] } = toOdrl(permits())
  const odd = { ...permission[0], constraint: [{ or: permission[0]?.constraint }] }
  assert.equal(fromOdrl({ permission: [odd] }).status, 'refused')
  assert.equal(fromOdrl({ permission }).status, 'refused', 'what is said on onward transfer is missing')
})

const parties = await Promise.all([ramallah, rabat].map(testParty))
const classes = new Map<string, 'P' | 'I' | 'S' | 'X'>([
  [field('place'), 'I'],
  [field('date'), 'I'],
  [field('kind'), 'P'],
  [field('name'), 'X'],
])
const shareable = (name: string) => classes.get(name)
const codesOf = (framework: FrameworkAgreement, earlier: Parameters<typeof agreementFaults>[2] = []) =>
  agreementFaults(framework, shareable, earlier).map(({ code, pointer }) => `${code} ${pointer}`)

test('the framework of the tests is valid and has no fault', () => {
  const framework = testFramework(parties, [permits(), forbids()])
  const parsed = FrameworkAgreement.safeParse(framework)
  assert.deepEqual(parsed.success ? [] : parsed.error.issues, [])
  assert.deepEqual(codesOf(framework), [])
})

test('agreementFaults() names a rule without its clause, a clause without its rule, and rules the clause does not list', () => {
  const base = testFramework(parties, [permits()])
  const lost = { ...base, articles: base.articles.filter(({ eid }) => eid !== 'art_5__para_1') }
  assert.deepEqual(codesOf(lost), [
    'rule-without-clause /policy/permission/0',
    'rule-without-clause /policy/prohibition/0',
  ])
  const [first, ...rest] = base.articles
  if (first === undefined) throw new Error('Cannot test without an article')
  const listed = { ...base, articles: [{ ...first, rule_ids: [ruleId(9)] }, ...rest] }
  assert.deepEqual(codesOf(listed), ['rule-unknown /articles/0/rule_ids/0'])
  const unlisted = { ...base, articles: base.articles.map((one) => ({ ...one, rule_ids: [] })) }
  assert.deepEqual(codesOf(unlisted), ['rule-not-listed /policy/permission/0', 'rule-not-listed /policy/prohibition/0'])
})

test('agreementFaults() names a field that no room shares, and a sealed field shown in clear', () => {
  const rule = permits({ fields: [field('kind'), field('mood'), field('name')] })
  assert.deepEqual(codesOf(testFramework(parties, [rule])), [
    'field-not-shareable /policy/permission/0/constraint/2/rightOperand/1',
    'field-must-be-sealed /policy/permission/0/constraint/2/rightOperand/2',
  ])
  const sealed = permits({ fields: [], sealed_fields: [field('name')], recipients: ['urn:mithaq:person:amal'] })
  assert.deepEqual(codesOf(testFramework(parties, [sealed])), [])
})

test('agreementFaults() names clauses that stand twice or in another order than the text', () => {
  const base = testFramework(parties)
  const clause = (eid: string) => ({ eid, number: '1', rule_ids: [] })
  assert.deepEqual(codesOf({ ...base, articles: [...base.articles, clause('art_8')] }), [
    'clause-repeated /articles/5/eid',
  ])
  assert.deepEqual(codesOf({ ...base, articles: [...base.articles, clause('art_7')] }), [
    'clause-out-of-order /articles/5/eid',
  ])
})

test('clauses are ordered as in a text: preamble, articles by number, inserted ones after, annexes last', () => {
  const order = [
    'preamble',
    'art_1',
    'art_2',
    'art_2__para_1',
    'art_2__para_2__point_a',
    'art_2__para_2__point_b',
    'art_2bis',
    'art_10',
    'annex_1',
    'annex_1__art_1',
  ]
  assert.deepEqual(order.toReversed().toSorted(compareClauses), order)
  for (const wrong of ['', 'art', 'art_0', 'art_1__', 'article_1', 'art_1 ', '__proto__'])
    assert.equal(isClauseId(wrong), false, wrong)
})

test('agreementFaults() names dates that cannot be', () => {
  const base = testFramework(parties)
  const { ends_on: _end, ...term } = base.term
  assert.deepEqual(codesOf({ ...base, term: { ...term, in_force_on: '2026-07-17' } }), [
    'dates-impossible /term/in_force_on',
  ])
  assert.ok(codesOf({ ...base, term: { ...term, ends_on: '2026-08-01' } }).includes('dates-impossible /term/ends_on'))
  const late = permits({ from_at: '2030-01-01T00:00:00Z' })
  assert.ok(codesOf(testFramework(parties, [late])).includes('dates-impossible /policy/permission/0'))
  const turned = permits({ from_at: '2028-01-01T00:00:00Z', until_at: '2027-01-01T00:00:00Z' })
  assert.ok(codesOf(testFramework(parties, [turned])).includes('dates-impossible /policy/permission/0'))
  assert.equal(FrameworkAgreement.safeParse({ ...base, term: { ...term, ends_on: '2027-02-31' } }).success, false)
})

test('agreementFaults() names a circle of amendments and a version nobody knows', () => {
  const hash = (letter: string) => letter.repeat(64)
  const base = testFramework(parties, [permits()], {
    version: 3,
    supersedes: { id: testFramework(parties).id, version: 2, sha256: hash('a') },
  })
  assert.deepEqual(codesOf(base, [{ sha256: hash('a'), supersedes: hash('b') }, { sha256: hash('b') }]), [])
  assert.deepEqual(
    codesOf(base, [
      { sha256: hash('a'), supersedes: hash('b') },
      { sha256: hash('b'), supersedes: hash('a') },
    ]),
    ['amendment-cycle /supersedes'],
  )
  assert.deepEqual(codesOf(base, []), ['amendment-unknown /supersedes'])
  assert.deepEqual(codesOf({ ...base, version: 2 }, [{ sha256: hash('a') }]), ['amendment-cycle /supersedes'])
})

test('agreementFaults() names parties, texts and keys that do not fit', () => {
  const [first, second] = parties
  if (first === undefined || second === undefined) throw new Error('Cannot test without two parties')
  const base = testFramework(parties)
  assert.ok(
    codesOf({ ...base, texts: base.texts.map((one) => ({ ...one, authentic: false })) }).includes(
      'no-authentic-text /texts',
    ),
  )
  assert.ok(codesOf({ ...base, keys: [first.key] }).includes('key-missing /keys'))
  assert.ok(codesOf({ ...base, keys: [first.key, second.key, second.key] }).includes('key-repeated /keys/2'))
  assert.ok(
    codesOf(testFramework(parties, [permits({ to: ramallah })])).includes('party-with-itself /policy/permission/0'),
  )
  assert.ok(
    codesOf(testFramework(parties, [permits({ to: 'urn:mithaq:nobody:1' })])).includes(
      'party-unknown /policy/permission/0/assignee',
    ),
  )
})

test('agreementFaults() names a party without a mandate, one that does not cover the day, and a survival clause that is not there', () => {
  const base = testFramework(parties)
  const [first, ...others] = base.parties
  if (first === undefined) throw new Error('Cannot test without a party')
  const { mandate: _, ...bare } = first
  assert.deepEqual(codesOf({ ...base, parties: [bare, ...others] }), ['mandate-missing /parties/0/mandate'])
  const lapsed = { ...first, mandate: { act: { ar: 'قرار' }, valid_from: '2026-01-01', valid_until: '2026-07-17' } }
  assert.deepEqual(codesOf({ ...base, parties: [lapsed, ...others] }), ['mandate-lapsed /parties/0/mandate'])
  assert.deepEqual(
    codesOf({ ...base, parties: [{ ...bare, role: 'observer' }, ...others] }).includes('mandate-missing'),
    false,
  )
  const survival = ['art_6', 'art_7', 'art_6']
  assert.deepEqual(codesOf({ ...base, term: { ...base.term, survival } }), [
    'survival-unknown /term/survival/1',
    'survival-unknown /term/survival/2',
  ])
})

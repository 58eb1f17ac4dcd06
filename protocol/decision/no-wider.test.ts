import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type DatasetAgreement, operands, PROFILE } from '../machine/index.ts'
import {
  broader,
  field,
  forbids,
  gaza,
  hebron,
  permits,
  testDataset,
  testFramework,
  training,
  unReporting,
  westBank,
} from '../machine/testing.ts'
import { decide } from './decide.ts'
import { isNoWider } from './no-wider.ts'
import { preparePreview } from './prepare.ts'
import {
  anyConsents,
  anyFacts,
  anyRules,
  assertNoMore,
  narrowedAt,
  narrowings,
  testParties,
} from './testing/near-good.ts'
import { amal, level, NOW, samir } from './testing/plain-case.ts'

const parties = await testParties

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
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(
      anyRules,
      narrowings,
      fc.nat({ max: 3 }),
      anyFacts,
      anyConsents,
      async (wide, narrow, at, given, consents) => {
        const framework = testFramework(parties, wide)
        const dataset = await testDataset(testFramework(parties, narrowedAt(wide, at, narrow) ?? wide))
        if (!isNoWider(dataset, framework, broader).no_wider) return
        accepted += 1
        const before = decide(preparePreview(framework, await testDataset(framework), broader), given, consents, NOW)
        assertNoMore(before, decide(preparePreview(framework, dataset, broader), given, consents, NOW))
      },
    ),
    { numRuns: 400 },
  )
  assert.ok(accepted > 150, `only ${accepted} accepted: the property says little`)
})

test('a dataset agreement of other rules is accepted only where it permits no more', async () => {
  const two = fc.tuple(anyRules, anyRules)
  await fc.assert(
    fc.asyncProperty(two, anyFacts, anyConsents, async ([wide, narrow], given, consents) => {
      const framework = testFramework(parties, wide)
      const dataset = await testDataset(testFramework(parties, narrow))
      const before = decide(preparePreview(framework, await testDataset(framework), broader), given, consents, NOW)
      assertNoMore(before, decide(preparePreview(framework, dataset, broader), given, consents, NOW))
    }),
    { numRuns: 300 },
  )
})

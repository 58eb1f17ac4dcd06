/** How many decisions a second one core makes under an agreement of 50 rules, beside reading the same facts alone. */
import { performance } from 'node:perf_hooks'
import { type Decision, decide, type Plan, prepare } from '../protocol/decision/index.ts'
import { consent, facts, NOW } from '../protocol/decision/testing/plain-case.ts'
import {
  broader,
  field,
  forbids,
  permits,
  rabat,
  ramallah,
  ruleId,
  signedBy,
  testDataset,
  testFramework,
  testParty,
} from '../protocol/machine/testing.ts'
import { medianOf } from './runner/measure.ts'
import { type Bench, judged, type Result } from './runner/result.ts'

const RUNS = 5
const DECISIONS = 50_000

export const bench: Bench = {
  name: 'decide',
  summary: 'decisions a second on one core, 50 rules; and preparing an agreement once',
  run,
}

/**
 * 40 permissions of which the last one fits, and 10 prohibitions none of which does. The other permissions are for other
 * purposes, as in a real agreement; or, at worst, for the same purpose and other record classes, so that each is asked.
 */
function fiftyRules(worst: boolean) {
  const otherwise = (index: number) =>
    worst
      ? { record_classes: [`urn:mithaq:class:other-${index}`] }
      : { purposes: [`urn:mithaq:purpose:other-${index}`] }
  return [
    ...Array.from({ length: 39 }, (_, index) =>
      permits({ id: ruleId(index), ...otherwise(index), onward_transfer: 'yes' }),
    ),
    permits({ id: ruleId(40), onward_transfer: 'yes', fields: ['place', 'date', 'kind'].map(field) }),
    ...Array.from({ length: 10 }, (_, index) => forbids({ id: ruleId(50 + index), act: 'use', ...otherwise(index) })),
  ]
}

async function signedAgreement(worst: boolean) {
  const parties = await Promise.all([ramallah, rabat].map(testParty))
  const framework = testFramework(parties, fiftyRules(worst))
  return {
    framework: await signedBy(framework, parties),
    dataset: await signedBy(await testDataset(framework), parties),
    broader,
  }
}

async function run(): Promise<readonly Result[]> {
  const signed = await signedAgreement(false)
  const asked = Array.from({ length: 100 }, (_, index) => facts({ record_id: `urn:mithaq:record:${index}` }))
  const leave = consent()
  const perSecond = (work: (given: unknown) => unknown) => async () => {
    const since = performance.now()
    for (let index = 0; index < DECISIONS; index += 1) work(asked[index % asked.length])
    return Math.round(DECISIONS / ((performance.now() - since) / 1000))
  }
  const rateOf = async (plan: Plan) => {
    const verdicts = new Set<Decision['verdict']>()
    const deciding = perSecond((given) => verdicts.add(decide(plan, given, leave, NOW).verdict))
    await deciding() // compiled by the engine first, as in a server that has run for a second
    const rate = await medianOf(RUNS, deciding)
    if (verdicts.size !== 1 || !verdicts.has('permit')) throw new Error('Cannot measure decisions that do not permit')
    return rate
  }
  const rate = await rateOf(await prepare(signed))
  const worst = await rateOf(await prepare(await signedAgreement(true)))
  const limit = await medianOf(
    RUNS,
    perSecond((given) => JSON.stringify(given)),
  )
  const ready = await medianOf(RUNS, async () => {
    const since = performance.now()
    await prepare(signed)
    return Math.round((performance.now() - since) * 10) / 10
  })
  return [
    judged({ metric: 'decisions', unit: '1/s', value: rate, goal: 100_000, limit, better: 'more' }),
    judged({ metric: 'decisions_one_purpose', unit: '1/s', value: worst, goal: 100_000, limit, better: 'more' }),
    judged({ metric: 'prepare', unit: 'ms', value: ready, better: 'less' }),
  ]
}

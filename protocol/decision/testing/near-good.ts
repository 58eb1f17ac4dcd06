/** What properties are tried on: facts, consents and rules near the good ones, and each change that narrows. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type PermittingRule, PROFILE, type SharingRule } from '../../machine/index.ts'
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
  testDataset,
  testFramework,
  testParty,
  training,
  unReporting,
  westBank,
} from '../../machine/testing.ts'
import type { Consent, Decision } from '../model.ts'
import { type Plan, preparePreview } from '../prepare.ts'
import { amal, consent, facts, level, samir } from './plain-case.ts'

export const testParties = Promise.all([ramallah, rabat].map(testParty))

export async function planOf(rules: readonly SharingRule[], recordClass = incident): Promise<Plan> {
  const framework = testFramework(await testParties, rules)
  return preparePreview(framework, await testDataset(framework, { record_class: recordClass }), broader)
}
export const shownBy = (decision: Decision) => new Set(decision.disclosures.map((one) => one.field))

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
export const anyFacts = fc.tuple(factChanges, fc.nat({ max: 2 }), fc.nat()).map(([changes, many, at]) => {
  if (many === 0) return facts({ ...good, ...changes })
  const names = Object.keys(changes)
  const kept = Object.entries(changes).filter(([name]) => name === names[at % names.length])
  return facts({ ...good, ...Object.fromEntries(kept) })
})
export const anyConsent: fc.Arbitrary<Consent> = fc
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
export const anyConsents = fc.oneof(
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
export const anyRules = fc
  .array(anyPermit, { minLength: 1, maxLength: 4 })
  .map((list) => list.map((changes, index) => permits({ id: ruleId(index + 1), ...changes })))
export const anyBan = fc
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

export const narrowings = fc.constantFrom<Partial<ReturnType<typeof permits>>>(
  { areas: [hebron] },
  { legal_bases: ['urn:x:law'] },
  { until_at: '2026-11-01T00:00:00Z' },
  { from_at: '2027-01-01T00:00:00Z' },
  { purposes: [monitoring] },
  { record_classes: [detention] },
  { sensitivity_ceiling: 'open' },
  { fields: [field('kind')], sealed_fields: [] },
  { recipients: [amal] },
  { consent: 'this_recipient' },
)

/** Rules with one of them narrowed; undefined where the change would be another rule and not a narrower one. */
export function narrowedAt(rules: readonly PermittingRule[], at: number, narrow: Partial<PermittingRule>) {
  const index = at % rules.length
  const rule = rules[index]
  if (rule === undefined) return undefined
  const fields = narrow.fields?.filter((one) => rule.fields.includes(one))
  if (fields?.length === 0) return undefined
  if (narrow.record_classes !== undefined && !rule.record_classes.includes(detention)) return undefined
  if (narrow.purposes !== undefined && !rule.purposes.includes(monitoring)) return undefined
  return rules.with(index, { ...rule, ...narrow, ...(fields === undefined ? {} : { fields }) })
}

/** That the second shows nothing which the first does not. */
export function assertNoMore(before: Decision, after: Decision) {
  const seen = shownBy(before)
  for (const one of shownBy(after)) assert.ok(seen.has(one), `${one} is shown by ${JSON.stringify(after.reasons)}`)
  const clear = new Set(before.disclosures.filter(({ sealed_to }) => sealed_to === undefined).map((one) => one.field))
  for (const { field: name, sealed_to } of after.disclosures) if (sealed_to === undefined) assert.ok(clear.has(name))
}

/** Writes sharing rules as ODRL of the closed profile: one form, one spelling, the same order every time. */
import { ARTICLE, actions, CONFLICT, consentTerms, operands, PROFILE, PROHIBIT, SEALED } from './profile.ts'
import { actTerms, consentTermOf, dutyTerms, eventTermOf, levelTerms } from './rule-terms.ts'
import type { ForbiddingRule, PermittingRule, RuleDuty, SharingRule } from './sharing-rule.ts'

type Odrl = { readonly [member: string]: unknown }
/** What one sharing rule becomes: onward transfer is a rule of its own, in the same breath. */
export type RuleFragment = { readonly permission?: readonly Odrl[]; readonly prohibition?: readonly Odrl[] }

/** Follows the id of a rule in the id of what it says on onward transfer. */
export const ONWARD = '#onward'

const constraint = (leftOperand: string, operator: string, rightOperand: unknown) => ({
  leftOperand,
  operator,
  rightOperand,
})
const instant = (text: string) => ({ '@value': text, '@type': 'xsd:dateTime' })
const maybe = <Found>(value: Found | undefined, make: (found: Found) => Odrl): readonly Odrl[] =>
  value === undefined ? [] : [make(value)]

/** A sharing rule as ODRL. */
export function toOdrl(rule: SharingRule): RuleFragment {
  return rule.effect === 'forbid' ? { prohibition: [prohibitionOf(rule)] } : permissionsOf(rule)
}

const baseOf = ({ id, clause, from, to }: SharingRule) => ({
  '@id': id,
  [ARTICLE]: clause,
  assigner: from,
  assignee: to,
})

function permissionsOf(rule: PermittingRule): RuleFragment {
  const [consent, scope] = [consentTermOf[rule.consent], scopeOf(rule)]
  const duties = [
    ...rule.duties.map(dutyOf),
    ...maybe(rule.retention ?? undefined, (within) => dutyOf({ act: 'delete', within, event: null })),
  ]
  const permission = {
    ...baseOf(rule),
    action: actTerms[rule.act],
    constraint: [...scope, constraint(operands.consent, 'eq', consent)],
    ...(duties.length === 0 ? {} : { duty: duties }),
  }
  const onward = { ...baseOf(rule), '@id': `${rule.id}${ONWARD}`, action: actions.distribute }
  if (rule.onward_transfer === 'no') {
    const whose = constraint(operands.recordClass, 'isPartOf', rule.record_classes)
    return { permission: [permission], prohibition: [{ ...onward, constraint: [whose] }] }
  }
  const leave = rule.onward_transfer === 'yes' ? consentTerms.notNeeded : consentTerms.onwardTransfer
  const passingOn = { ...onward, constraint: [...scope, constraint(operands.consent, 'eq', leave)] }
  return { permission: [permission, passingOn] }
}

function scopeOf(rule: PermittingRule): readonly Odrl[] {
  const disclosed = [...rule.fields, ...rule.sealed_fields.map((field) => `${field}${SEALED}`)]
  return [
    constraint(operands.recordClass, 'isPartOf', rule.record_classes),
    constraint(operands.purpose, 'isAnyOf', rule.purposes),
    constraint(operands.disclosureSet, 'isAnyOf', disclosed),
    constraint(operands.sensitivity, 'lteq', levelTerms[rule.sensitivity_ceiling]),
    ...narrowing(rule),
    ...maybe(rule.from_at, (at) => constraint(operands.dateTime, 'gteq', instant(at))),
    ...maybe(rule.until_at, (at) => constraint(operands.dateTime, 'lt', instant(at))),
  ]
}

const narrowing = ({ areas, recipients, legal_bases }: SharingRule) => [
  ...maybe(areas, (list) => constraint(operands.spatial, 'isPartOf', list)),
  ...maybe(recipients, (list) => constraint(operands.recipient, 'isAnyOf', list)),
  ...maybe(legal_bases, (list) => constraint(operands.legalBasis, 'isAnyOf', list)),
]

function prohibitionOf(rule: ForbiddingRule): Odrl {
  const constraints = [
    ...maybe(rule.record_classes, (list) => constraint(operands.recordClass, 'isPartOf', list)),
    ...maybe(rule.purposes, (list) => constraint(operands.purpose, 'isAnyOf', list)),
    ...maybe(rule.fields, (list) => constraint(operands.disclosureSet, 'isAnyOf', list)),
    ...maybe(rule.sensitivity_floor, (level) => constraint(operands.sensitivity, 'gteq', levelTerms[level])),
    ...narrowing(rule),
  ]
  return {
    ...baseOf(rule),
    action: actTerms[rule.act],
    ...(constraints.length === 0 ? {} : { constraint: constraints }),
  }
}

function dutyOf({ act, within, event }: RuleDuty): Odrl {
  return {
    action: dutyTerms[act],
    constraint: [
      ...maybe(event ?? undefined, (one) => constraint(operands.event, 'eq', eventTermOf[one])),
      ...maybe(within ?? undefined, (length) => constraint(operands.within, 'lteq', length)),
    ],
  }
}

/** The policy of a framework made of sharing rules, with the conflict strategy written out. */
export function policyOfRules(rules: readonly SharingRule[]): Odrl {
  const fragments = rules.map(toOdrl)
  const permission = fragments.flatMap((one) => one.permission ?? [])
  const prohibition = fragments.flatMap((one) => one.prohibition ?? [])
  return {
    profile: PROFILE,
    [CONFLICT]: { '@id': PROHIBIT },
    ...(permission.length === 0 ? {} : { permission }),
    ...(prohibition.length === 0 ? {} : { prohibition }),
  }
}

/** ⊆: a dataset agreement binds only where it is no wider than the framework both parties signed. */
import {
  type Constraint,
  consentTerms,
  type DatasetAgreement,
  type Duty,
  datasetMembers,
  type FrameworkAgreement,
  operands,
  type Policy,
  RECORD_CLASS,
  type Rule,
  readPolicy,
  topAtoms,
} from '../machine/index.ts'
import { type Ancestry, ancestryOf } from './concepts.ts'
import { isNoLonger } from './durations.ts'
import { isImpliedBy } from './implies.ts'
import type { Broader } from './model.ts'

export type WiderReason = {
  readonly code: 'unknown-term' | 'permission-wider' | 'prohibition-missing' | 'obligation-missing'
  /** Pointer into the dataset agreement, or into the framework's policy for what is missing. */
  readonly pointer: string
  readonly term?: string
  readonly rule?: string
  readonly article?: string
}
export type NoWider =
  | {
      readonly no_wider: true
      /** For each permission of the dataset agreement, by id, the rule of the framework it rests on. */
      readonly rests_on: ReadonlyMap<string, string>
    }
  | { readonly no_wider: false; readonly reasons: readonly WiderReason[] }

/** Whether a dataset agreement is no wider than its framework. Not decidable means wider, with the reason. */
export function isNoWider(dataset: DatasetAgreement, framework: FrameworkAgreement, broader: Broader = {}): NoWider {
  const narrow = readPolicy(dataset, 'dataset', datasetMembers)
  const wide = readPolicy(framework.policy, 'framework')
  const unknown = [...narrow.faults, ...wide.faults.map((fault) => ({ ...fault, pointer: `/policy${fault.pointer}` }))]
  if (unknown.length > 0) {
    const reasons = unknown.map(
      ({ code, pointer, term }) => ({ code: 'unknown-term', pointer, term: term ?? code }) as const,
    )
    return { no_wider: false, reasons }
  }
  const direction = { from: dataset.assigner, to: dataset.assignee }
  return comparePolicies(narrow.policy, inDirection(wide.policy, direction), dataset[RECORD_CLASS], ancestryOf(broader))
}

function inDirection(policy: Policy, { from, to }: { readonly from: string; readonly to: string }): Policy {
  const applies = (one: { readonly assigner: string | undefined; readonly assignee: string | undefined }) =>
    one.assigner === from && one.assignee === to
  return {
    permissions: policy.permissions.filter(applies),
    prohibitions: policy.prohibitions.filter(applies),
    obligations: policy.obligations.filter(applies),
  }
}

function comparePolicies(narrow: Policy, wide: Policy, recordClass: string, within: Ancestry): NoWider {
  const reasons: WiderReason[] = []
  const restsOn = new Map<string, string>()
  const scope: Constraint = {
    kind: 'atom',
    operand: operands.recordClass,
    operator: 'isPartOf',
    value: { kind: 'iris', iris: [recordClass] },
    pointer: '',
  }
  for (const rule of narrow.permissions) {
    const found = wide.permissions.find((one) => isPermissionNoWider(rule, one, narrow.obligations, scope, within))
    if (found !== undefined) restsOn.set(rule.id, found.id)
    else reasons.push({ code: 'permission-wider', pointer: rule.pointer, rule: rule.id, article: rule.article })
  }
  for (const { id, article, action, constraints, pointer } of wide.prohibitions) {
    const kept = narrow.prohibitions.some(
      (one) =>
        (one.action === action || one.action === 'use') &&
        one.constraints.every((constraint) => isImpliedBy(constraint, constraints, within)),
    )
    if (!kept) reasons.push({ code: 'prohibition-missing', pointer: `/policy${pointer}`, rule: id, article })
  }
  for (const duty of wide.obligations) {
    if (narrow.obligations.some((one) => isDutyNoWeaker(one, duty))) continue
    reasons.push({
      code: 'obligation-missing',
      pointer: `/policy${duty.pointer}`,
      rule: duty.id,
      article: duty.article,
    })
  }
  return reasons.length === 0 ? { no_wider: true, rests_on: restsOn } : { no_wider: false, reasons }
}

function isPermissionNoWider(
  narrow: Rule,
  wide: Rule,
  obligations: readonly Duty[],
  scope: Constraint,
  within: Ancestry,
): boolean {
  if (narrow.action !== wide.action) return false
  // a rule without a disclosure set shows nothing: one with a set is wider
  if (topAtoms(wide, operands.disclosureSet).length === 0 && topAtoms(narrow, operands.disclosureSet).length > 0)
    return false
  const own = [...withDefaults(narrow), scope]
  return (
    withDefaults(wide).every((constraint) => isImpliedBy(constraint, own, within)) &&
    wide.duties.every((duty) => [...narrow.duties, ...obligations].some((one) => isDutyNoWeaker(one, duty)))
  )
}

/** Silence on consent asks for the strictest. */
function withDefaults(rule: Rule): readonly Constraint[] {
  if (topAtoms(rule, operands.consent).length > 0) return rule.constraints
  const consent: Constraint = {
    kind: 'atom',
    operand: operands.consent,
    operator: 'eq',
    value: { kind: 'consent', iris: [consentTerms.thisRecipient] },
    pointer: rule.pointer,
  }
  return [...rule.constraints, consent]
}

const isDutyNoWeaker = (one: Duty, other: Duty) =>
  one.action === other.action && one.event === other.event && isNoLonger(one.within, other.within)

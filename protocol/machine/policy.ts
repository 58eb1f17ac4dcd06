/** A policy as read: what remains of ODRL once every term is known and every value has its type. */
import type { DurationParts } from '../../foundation/time/index.ts'
import type { DutyAction, EventTerm, Operand, Operator, RuleAction } from './profile.ts'

/** What is wrong with a policy, where (JSON pointer), and which term of it. */
export type PolicyFault = { readonly code: PolicyFaultCode; readonly pointer: string; readonly term?: string }
export type PolicyFaultCode =
  | 'wrong-shape'
  | 'unknown-member'
  | 'unknown-profile'
  | 'conflict-unsaid'
  | 'empty-list'
  | 'no-rule'
  | 'id-repeated'
  | 'rule-target'
  | 'article-missing'
  | 'party-missing'
  | 'unknown-action'
  | 'action-misplaced'
  | 'unknown-operand'
  | 'operand-misplaced'
  | 'operand-repeated'
  | 'unknown-operator'
  | 'operator-misplaced'
  | 'unknown-logic'
  | 'wrong-value'
  | 'unknown-value'
  | 'unknown-unit'
  | 'seal-without-recipient'
  | 'duty-without-clock'
  | 'too-deep'

export type Value =
  | { readonly kind: 'instant'; readonly at: number; readonly text: string }
  | { readonly kind: 'iris' | 'consent' | 'event'; readonly iris: readonly string[] }
  | { readonly kind: 'level'; readonly level: number; readonly text: string }
  | { readonly kind: 'duration'; readonly parts: DurationParts; readonly text: string }

export type Atom = {
  readonly kind: 'atom'
  readonly operand: Operand
  readonly operator: Operator
  readonly value: Value
  readonly pointer: string
}
export type Constraint =
  | Atom
  | { readonly kind: 'and'; readonly parts: readonly Constraint[] }
  | { readonly kind: 'or'; readonly parts: readonly Constraint[] }

/** A duty under a rule, or an obligation of the whole policy; without an event its clock starts at the transfer. */
export type Duty = {
  readonly action: DutyAction
  readonly article: string
  readonly within: { readonly parts: DurationParts; readonly text: string } | undefined
  readonly event: EventTerm | undefined
  readonly pointer: string
}

export type Rule = {
  readonly kind: 'permission' | 'prohibition'
  /** The `@id`, or the pointer of the rule where it has none. */
  readonly id: string
  readonly action: RuleAction
  readonly article: string
  readonly assigner: string | undefined
  readonly assignee: string | undefined
  readonly constraints: readonly Constraint[]
  readonly duties: readonly Duty[]
  readonly pointer: string
}

export type Policy = {
  readonly permissions: readonly Rule[]
  readonly prohibitions: readonly Rule[]
  readonly obligations: readonly (Duty & {
    readonly id: string
    readonly assigner: string | undefined
    readonly assignee: string | undefined
  })[]
}

/** The constraints of a rule outside `and` and `or`, one operand of them. */
export function topAtoms(rule: Rule, operand: Operand): readonly Atom[] {
  return rule.constraints.filter((one): one is Atom => one.kind === 'atom' && one.operand === operand)
}

/** Reads an ODRL policy by the closed profile, collecting every fault: an agreement is repaired once, not term by term. */

import { pointerTo } from '../../foundation/canonical/index.ts'
import type { Constraint, Duty, Policy, PolicyFault, Rule } from './policy.ts'
import {
  ARTICLE,
  CONFLICT,
  type DutyAction,
  dutyActions,
  eventTerms,
  isIri,
  operands,
  PROFILE,
  PROHIBIT,
  type RuleAction,
  ruleActions,
  SEALED,
} from './profile.ts'
import { isMembers, type Place, type Report, readConstraint } from './read-constraint.ts'

/** A framework names the direction of every rule; a dataset agreement names it once, for all of them. */
export type PolicyKind = 'framework' | 'dataset'
/** Total: takes any value. `policy` holds what could be read; it may be used only when there are no faults. */
export type PolicyRead = { readonly policy: Policy; readonly faults: readonly PolicyFault[] }

const policyMembers = ['profile', CONFLICT, 'permission', 'prohibition', 'obligation']
const ruleMembers = ['@id', 'action', ARTICLE, 'assigner', 'assignee', 'constraint']
const mostRules = 2000

/** Reads the policy members of `value`; other members are faults unless `besides` names them. */
export function readPolicy(value: unknown, kind: PolicyKind, besides: readonly string[] = []): PolicyRead {
  const faults: PolicyFault[] = []
  const report: Report = (code, pointer, term) => {
    faults.push({ code, pointer, ...(term === undefined ? {} : { term: shown(term) }) })
    return undefined
  }
  if (!isMembers(value)) {
    report('wrong-shape', '')
    return { policy: { permissions: [], prohibitions: [], obligations: [] }, faults }
  }
  for (const name of Object.keys(value)) {
    if (!policyMembers.includes(name) && !besides.includes(name)) report('unknown-member', '', name)
  }
  if (value.profile !== PROFILE) report('unknown-profile', '/profile', value.profile)
  const conflict = value[CONFLICT]
  if (!isMembers(conflict) || Object.keys(conflict).length !== 1 || conflict['@id'] !== PROHIBIT) {
    report('conflict-unsaid', pointerTo('', CONFLICT), conflict)
  }
  const rules = (place: 'permission' | 'prohibition') =>
    listOf(value, place, '', report).flatMap(([one, pointer]) => readRule(one, place, kind, pointer, report) ?? [])
  const policy: Policy = {
    permissions: rules('permission'),
    prohibitions: rules('prohibition'),
    obligations: listOf(value, 'obligation', '', report).flatMap(
      ([one, pointer]) => readObligation(one, kind, pointer, report) ?? [],
    ),
  }
  if (value.permission === undefined && value.prohibition === undefined) report('no-rule', '')
  const seen = new Set<string>()
  for (const { id, pointer } of [...policy.permissions, ...policy.prohibitions, ...policy.obligations]) {
    if (seen.has(id)) report('id-repeated', pointer, id)
    seen.add(id)
  }
  return { policy, faults }
}

/** Never the inside of a list or an object: what others wrote may be deeper than the stack. */
const shown = (term: unknown) =>
  typeof term === 'object' ? (Array.isArray(term) ? '[…]' : term === null ? 'null' : '{…}') : String(term).slice(0, 200)

function listOf(
  value: { readonly [name: string]: unknown },
  name: string,
  pointer: string,
  report: Report,
): readonly (readonly [unknown, string])[] {
  const list = value[name]
  if (list === undefined) return []
  const at = pointerTo(pointer, name)
  if (!Array.isArray(list) || list.length > mostRules) {
    report('wrong-shape', at)
    return []
  }
  // the Dataspace Protocol refuses an empty list of rules
  if (list.length === 0) report('empty-list', at)
  return list.map((one, index) => [one, pointerTo(at, index)] as const)
}

function readRule(
  value: unknown,
  place: 'permission' | 'prohibition',
  kind: PolicyKind,
  pointer: string,
  report: Report,
): Rule | undefined {
  if (!isMembers(value)) return report('wrong-shape', pointer)
  refuseMembers(value, place === 'permission' ? [...ruleMembers, 'duty'] : ruleMembers, pointer, report)
  const base = readBase(value, kind, pointer, report)
  const action = value.action
  const at = pointerTo(pointer, 'action')
  const known = ruleActions.some((one) => one === action)
  if (!known && dutyActions.some((one) => one === action)) report('action-misplaced', at, action)
  else if (!known) report('unknown-action', at, action)
  const constraints = readConstraints(value, place, pointer, report)
  const article = base?.article ?? ''
  const duties = listOf(value, 'duty', pointer, report).flatMap(
    ([one, where]) => readDuty(one, article, where, report) ?? [],
  )
  if (place === 'permission') sealFaults(constraints, pointer, report)
  if (base === undefined || !known) return undefined
  return { kind: place, ...base, action: action as RuleAction, constraints, duties, pointer }
}

/** A permission's single answers (whose leave, which fields) are said once; a sealed field needs named recipients. */
function sealFaults(constraints: readonly Constraint[], pointer: string, report: Report): void {
  const atoms = constraints.filter((one) => one.kind === 'atom')
  for (const operand of [operands.consent, operands.disclosureSet]) {
    if (atoms.filter((one) => one.operand === operand).length > 1) report('operand-repeated', pointer, operand)
  }
  const sealed = atoms.some(
    ({ operand, value }) =>
      operand === operands.disclosureSet && value.kind === 'iris' && value.iris.some((iri) => iri.endsWith(SEALED)),
  )
  const named = atoms.some(
    ({ operand, operator }) => operand === operands.recipient && (operator === 'eq' || operator === 'isAnyOf'),
  )
  if (sealed && !named) report('seal-without-recipient', pointer)
}

function readObligation(value: unknown, kind: PolicyKind, pointer: string, report: Report) {
  if (!isMembers(value)) return report('wrong-shape', pointer)
  refuseMembers(value, ruleMembers, pointer, report)
  const base = readBase(value, kind, pointer, report)
  const duty = readDuty(pick(value), base?.article ?? '', pointer, report)
  return base === undefined || duty === undefined ? undefined : { ...duty, ...base }
}

const pick = ({ action, constraint }: { readonly [name: string]: unknown }) =>
  constraint === undefined ? { action } : { action, constraint }

/** The schemas of the Dataspace Protocol do not look inside a duty at all. */
function readDuty(value: unknown, article: string, pointer: string, report: Report): Duty | undefined {
  if (!isMembers(value)) return report('wrong-shape', pointer)
  refuseMembers(value, ['action', 'constraint'], pointer, report)
  const action = value.action
  const at = pointerTo(pointer, 'action')
  if (!dutyActions.some((one) => one === action)) {
    return report(ruleActions.some((one) => one === action) ? 'action-misplaced' : 'unknown-action', at, action)
  }
  const atoms = readConstraints(value, 'duty', pointer, report).filter((one) => one.kind === 'atom')
  if (new Set(atoms.map(({ operand }) => operand)).size < atoms.length) report('operand-repeated', pointer)
  const [within] = atoms.flatMap((one) => (one.value.kind === 'duration' ? [one.value] : []))
  const [event] = atoms.flatMap((one) => (one.value.kind === 'event' ? one.value.iris : []))
  if (within === undefined && event === undefined) return report('duty-without-clock', pointer)
  return {
    action: action as DutyAction,
    article,
    within: within === undefined ? undefined : { parts: within.parts, text: within.text },
    event: Object.values(eventTerms).find((term) => term === event),
    pointer,
  }
}

function readConstraints(
  value: { readonly [name: string]: unknown },
  place: Place,
  pointer: string,
  report: Report,
): readonly Constraint[] {
  return listOf(value, 'constraint', pointer, report).flatMap(
    ([one, where]) => readConstraint(one, place, where, report) ?? [],
  )
}

function refuseMembers(
  value: { readonly [name: string]: unknown },
  known: readonly string[],
  pointer: string,
  report: Report,
): void {
  for (const name of Object.keys(value)) {
    if (name === 'target') report('rule-target', pointer)
    else if (!known.includes(name)) report('unknown-member', pointer, name)
  }
}

function readBase(value: { readonly [name: string]: unknown }, kind: PolicyKind, pointer: string, report: Report) {
  const { '@id': id, [ARTICLE]: article, assigner, assignee } = value
  const isText = (one: unknown): one is string => typeof one === 'string' && isIri(one)
  if (id !== undefined && !isText(id)) return report('wrong-value', pointerTo(pointer, '@id'), id)
  if (kind === 'framework' && id === undefined) return report('wrong-shape', pointerTo(pointer, '@id'))
  if (typeof article !== 'string' || article === '') return report('article-missing', pointer)
  for (const [name, party] of [
    ['assigner', assigner],
    ['assignee', assignee],
  ] as const) {
    const at = pointerTo(pointer, name)
    if (kind === 'framework' && party === undefined) return report('party-missing', at)
    // a dataset agreement names its parties once: a second place could say otherwise
    if (kind === 'dataset' && party !== undefined) return report('unknown-member', pointer, name)
    if (party !== undefined && !isText(party)) return report('wrong-value', at, party)
  }
  return {
    id: typeof id === 'string' ? id : pointer,
    article,
    assigner: isText(assigner) ? assigner : undefined,
    assignee: isText(assignee) ? assignee : undefined,
  }
}

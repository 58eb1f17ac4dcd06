/** Reads ODRL back into the form of a sharing rule, only where the form says the very same thing. */
import { firstDifference } from './difference.ts'
import type { PolicyFault, Rule } from './policy.ts'
import { CONFLICT, operands, PROFILE, PROHIBIT, SEALED } from './profile.ts'
import { isMembers } from './read-constraint.ts'
import { readPolicy } from './read-policy.ts'
import { actTerms, consentTermOf, dutyTerms, eventTermOf, levelTerms, wordOf } from './rule-terms.ts'
import { ONWARD, type RuleFragment, toOdrl } from './rule-to-odrl.ts'
import { SharingRule } from './sharing-rule.ts'

type Read =
  | { readonly status: 'read'; readonly rule: SharingRule }
  | {
      readonly status: 'refused'
      /** `not-of-form`: valid ODRL of the profile that the form cannot say; `pointer` is where it differs. */
      readonly faults: readonly (PolicyFault | { readonly code: 'not-of-form'; readonly pointer: string })[]
    }

/** The inverse of toOdrl(). Whatever the form would lose is refused, so that a lawyer reads exactly what is signed. */
export function fromOdrl(fragment: RuleFragment): Read {
  const { policy, faults } = readPolicy({ profile: PROFILE, [CONFLICT]: { '@id': PROHIBIT }, ...fragment }, 'framework')
  if (faults.length > 0) return { status: 'refused', faults }
  const main = [...policy.permissions, ...policy.prohibitions].find(({ id }) => !id.endsWith(ONWARD))
  const onward = [...policy.permissions, ...policy.prohibitions].find(({ id }) => id.endsWith(ONWARD))
  const parsed = main === undefined ? undefined : SharingRule.safeParse(formOf(main, onward))
  if (parsed?.success !== true) {
    const path = parsed?.error.issues[0]?.path ?? []
    return {
      status: 'refused',
      faults: [{ code: 'not-of-form', pointer: path.map((part) => `/${String(part)}`).join('') }],
    }
  }
  const pointer = firstDifference(fragment, toOdrl(parsed.data))
  return pointer === undefined
    ? { status: 'read', rule: parsed.data }
    : { status: 'refused', faults: [{ code: 'not-of-form', pointer }] }
}

/** The sharing rules of a policy in the order of their first mention; each fragment is read by itself. */
export function rulesOfPolicy(policy: unknown): readonly Read[] {
  if (!isMembers(policy)) return []
  const fragments = new Map<string, { permission: object[]; prohibition: object[] }>()
  for (const kind of ['permission', 'prohibition'] as const) {
    const list = policy[kind]
    for (const one of Array.isArray(list) ? list : []) {
      const id = isMembers(one) && typeof one['@id'] === 'string' ? one['@id'].replace(ONWARD, '') : ''
      const fragment = fragments.get(id) ?? { permission: [], prohibition: [] }
      fragment[kind].push(one)
      fragments.set(id, fragment)
    }
  }
  return [...fragments.values()].map(({ permission, prohibition }) =>
    fromOdrl({
      ...(permission.length === 0 ? {} : { permission: permission.map((one) => ({ ...one })) }),
      ...(prohibition.length === 0 ? {} : { prohibition: prohibition.map((one) => ({ ...one })) }),
    }),
  )
}

/** Reads loosely; fromOdrl() compares what came out with what went in. */
function formOf(rule: Rule, onward: Rule | undefined): { readonly [member: string]: unknown } {
  const iris = (operand: string) =>
    rule.constraints.flatMap((one) =>
      one.kind === 'atom' && one.operand === operand && one.value.kind === 'iris' ? [one.value.iris] : [],
    )[0]
  const level = rule.constraints.flatMap((one) =>
    one.kind === 'atom' && one.value.kind === 'level' ? [wordOf(levelTerms, one.value.text)] : [],
  )[0]
  const consent = rule.constraints.flatMap((one) =>
    one.kind === 'atom' && one.value.kind === 'consent' ? one.value.iris : [],
  )[0]
  const instant = (operator: string) =>
    rule.constraints.flatMap((one) =>
      one.kind === 'atom' && one.operator === operator && one.value.kind === 'instant' ? [one.value.text] : [],
    )[0]
  const disclosed = iris(operands.disclosureSet)
  const base = {
    id: rule.id,
    clause: rule.article,
    from: rule.assigner,
    to: rule.assignee,
    act: wordOf(actTerms, rule.action),
    record_classes: iris(operands.recordClass),
    purposes: iris(operands.purpose),
    areas: iris(operands.spatial),
    recipients: iris(operands.recipient),
    legal_bases: iris(operands.legalBasis),
  }
  if (rule.kind === 'prohibition') {
    return defined({ ...base, effect: 'forbid', fields: disclosed, sensitivity_floor: level })
  }
  const duties = rule.duties.map(({ action, within, event }) => ({
    act: wordOf(dutyTerms, action),
    within: within?.text ?? null,
    event: event === undefined ? null : wordOf(eventTermOf, event),
  }))
  const isRetention = ({ act, event }: { readonly act: string | undefined; readonly event: unknown }) =>
    act === 'delete' && event === null
  return defined({
    ...base,
    effect: 'permit',
    fields: disclosed?.filter((field) => !field.endsWith(SEALED)),
    sealed_fields: disclosed?.filter((field) => field.endsWith(SEALED)).map((field) => field.slice(0, -SEALED.length)),
    consent: consent === undefined ? undefined : wordOf(consentTermOf, consent),
    onward_transfer: onwardOf(onward),
    retention: duties.find(isRetention)?.within ?? null,
    sensitivity_ceiling: level,
    from_at: instant('gteq'),
    until_at: instant('lt'),
    duties: duties.filter((duty) => !isRetention(duty)),
  })
}

function onwardOf(onward: Rule | undefined): string | undefined {
  if (onward === undefined) return undefined
  if (onward.kind === 'prohibition') return 'no'
  const asks = onward.constraints.some(
    (one) =>
      one.kind === 'atom' && one.value.kind === 'consent' && one.value.iris.some((iri) => iri.endsWith('Transfer')),
  )
  return asks ? 'with_consent' : 'yes'
}

function defined(members: { readonly [member: string]: unknown }) {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}

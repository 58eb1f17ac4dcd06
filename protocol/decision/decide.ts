/** The one function that permits or denies: pure, total, synchronous, without a clock, closed where anything is unclear. */
import { readInstant } from '../machine/index.ts'
import type { CompiledConstraint, CompiledRule, Input } from './compile.ts'
import { consentFaultOf } from './consent.ts'
import { concernsFields, judgeField } from './disclose.ts'
import { scheduleDuties } from './duties.ts'
import type { Consent, Decision, DenialCode, Disclosure, Reason, RecordFacts, Withheld } from './model.ts'
import type { OpenPlan, Plan } from './prepare.ts'
import { asFacts, type FactFault, factFaultOf, readConsents } from './read-facts.ts'
import { levelOf } from './terms.ts'

type Denial = {
  readonly code: DenialCode
  readonly reasons: readonly Reason[]
  readonly withheld?: readonly Withheld[]
}

/**
 * Decides whether, under a prepared agreement, the act named in the facts is permitted at the instant `now` (RFC 3339),
 * and then which fields, to whom, under which article and with which duties. The eight questions are asked in their
 * order and the first that fails denies and names itself. Facts, consent (one, several or null) and `now` may be any
 * value: what cannot be read denies. Equal inputs give equal bytes.
 */
export function decide(plan: Plan, recordFacts: unknown, consent: unknown, now: unknown): Decision {
  const at = readInstant(now)
  const { open, refusal } = plan
  const outcome =
    open === undefined || refusal?.question === 1
      ? (refusal ?? deny(1, 'unsigned'))
      : at === undefined
        ? deny(2, 'fact-missing', { pointer: '/now' })
        : judge(plan, open, recordFacts, consent, at)
  if ('verdict' in outcome) return plan.preview ? { ...outcome, preview: true } : outcome
  const [first] = outcome.reasons
  const rules = distinct(outcome.reasons.map(({ rule }) => rule))
  const articles = distinct(outcome.reasons.map(({ article }) => article))
  return {
    verdict: 'deny',
    code: outcome.code,
    question: first?.question ?? 1,
    ...(plan.preview ? { preview: true } : {}),
    rules,
    articles,
    disclosures: [],
    withheld: ('withheld' in outcome ? outcome.withheld : undefined) ?? [],
    duties: [],
    reasons: outcome.reasons,
  }
}

const deny = (
  question: Reason['question'],
  code: DenialCode,
  about: Omit<Reason, 'question' | 'code'> = {},
): Denial => ({
  code,
  reasons: [{ question, code, ...about }],
})

const distinct = (values: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(values.filter((value) => value !== undefined)),
]

function judge(plan: Plan, open: OpenPlan, recordFacts: unknown, consent: unknown, now: number): Decision | Denial {
  const ended = outsideTerm(open, now)
  if (ended !== undefined) return ended
  if (plan.refusal !== undefined) return plan.refusal
  const fault = factFaultOf(recordFacts)
  if (fault !== undefined) return denyFact(fault)
  const consents = readConsents(consent)
  if ('code' in consents) return denyFact(consents)
  const facts = asFacts(recordFacts)
  if (!open.within(facts.record_class).has(open.recordClass)) {
    return deny(3, 'class-not-covered', { term: facts.record_class })
  }
  const input: Input = { facts, now }
  const level = levelOf.get(facts.sensitivity) ?? Number.POSITIVE_INFINITY
  const banned = prohibition(open, input, level)
  if (banned !== undefined) return banned
  const found = permissionsOf(open, input, level)
  if ('code' in found) return found
  return weigh(open, found, consents, input)
}

/** Question 2, before any fact is weighed: who no longer reads an agreement needs no facts about a record. */
function outsideTerm(open: OpenPlan, now: number): Denial | undefined {
  const { framework, dataset, suspensions, endings, from } = open
  if (now < framework.from) return deny(2, 'not-yet-in-force', { term: 'framework' })
  if (now < dataset.from) return deny(2, 'not-yet-in-force', { term: 'dataset' })
  for (const one of suspensions) {
    if (one.by === from && one.from <= now && now < one.until) return deny(2, 'suspended', { term: one.by })
  }
  if (now >= framework.until) return deny(2, 'expired', { term: 'framework' })
  if (now >= dataset.until) return deny(2, 'expired', { term: 'dataset' })
  for (const { at, term, article } of endings) {
    if (at <= now) return deny(2, 'terminated', { term, ...(article === undefined ? {} : { article }) })
  }
  return undefined
}

const denyFact = ({ code, pointer, term }: FactFault): Denial =>
  deny(5, code, { pointer, ...(term === undefined ? {} : { term }) })

/** Question 4. A prohibition of use forbids every act: what may not be used may not be published either. */
function prohibition(open: OpenPlan, input: Input, level: number): Denial | undefined {
  const { facts } = input
  for (const one of open.prohibitions) {
    const { rule, needs, fields } = one
    if (rule.action !== facts.action && rule.action !== 'use') continue
    const about = { rule: rule.id, article: rule.article }
    const missing = missingFact(needs, facts)
    if (missing !== undefined) return deny(4, 'fact-missing', { ...about, term: missing })
    if (fields === undefined && firstFalse(one, input, level) === undefined) return deny(4, 'prohibited', about)
  }
  return undefined
}

function missingFact(needs: CompiledRule['needs'], facts: RecordFacts): string | undefined {
  return needs.find((name) => facts[name] === undefined || facts[name].length === 0)
}

/** Question 5: the permissions for the act every constraint of which is true. A fact that any of them needs may not be missing. */
function permissionsOf(open: OpenPlan, input: Input, level: number): readonly CompiledRule[] | Denial {
  const { facts } = input
  if (facts.from !== open.from) return deny(5, 'no-permission', { term: facts.from })
  if (facts.to !== open.to) return deny(5, 'no-permission', { term: facts.to })
  const candidates = open.permissions.get(facts.action)
  if (candidates === undefined) return deny(5, 'no-permission', { term: facts.action })
  for (const { needs, rule } of candidates.needing) {
    const missing = missingFact(needs, facts)
    if (missing !== undefined) return deny(5, 'fact-missing', { term: missing, rule: rule.id, article: rule.article })
  }
  const met = candidates.of(facts.purpose).filter((one) => firstFalse(one, input, level) === undefined)
  if (met.length > 0) return met
  return { code: 'constraint-false', reasons: candidates.all.flatMap((one) => falseOf(one, input, level)) }
}

/** The first constraint that does not hold. Written as a loop: it is asked of every rule at every decision. */
function firstFalse({ constraints }: CompiledRule, input: Input, level: number): CompiledConstraint | undefined {
  for (const constraint of constraints) if (!constraint.test(input, level)) return constraint
  return undefined
}

function falseOf(candidate: CompiledRule, input: Input, level: number): readonly Reason[] {
  const wrong = firstFalse(candidate, input, level)
  if (wrong === undefined) return []
  const { id: rule, article } = candidate.rule
  return [{ question: 5, code: 'constraint-false', term: wrong.operand, rule, article, pointer: wrong.pointer }]
}

/** Questions 6 to 8 for the permissions that hold: what each shows adds up, and so do their duties. */
function weigh(
  open: OpenPlan,
  met: readonly CompiledRule[],
  consents: readonly Consent[],
  input: Input,
): Decision | Denial {
  const { facts, now } = input
  const refused: Reason[] = []
  const agreed = met.filter(({ rule, consent }) => {
    const fault = consentFaultOf(consent, consents, facts, now, open.within)
    if (fault !== undefined) refused.push({ question: 6, ...fault, rule: rule.id, article: rule.article })
    return fault === undefined
  })
  const [first] = refused
  if (agreed.length === 0) return { code: (first?.code ?? 'consent-missing') as DenialCode, reasons: refused }
  const bans = open.prohibitions.filter(
    (one) => (one.rule.action === facts.action || one.rule.action === 'use') && concernsFields(one),
  )
  const shown = new Map<string, Disclosure>()
  const withheld = new Map<string, Withheld>()
  for (const fact of facts.fields) {
    for (const permission of agreed) {
      const judged = judgeField(fact, permission, bans, consents, input)
      if ('code' in judged) {
        // of several reasons the one nearest to being shown says most
        if ((withheld.get(fact.field)?.code ?? 'not-in-set') === 'not-in-set') withheld.set(fact.field, told(judged))
      } else shown.set(fact.field, best(shown.get(fact.field), judged))
    }
    if (shown.has(fact.field)) withheld.delete(fact.field)
  }
  if (shown.size === 0) {
    const reasons = agreed.map(
      ({ rule }): Reason => ({ question: 7, code: 'nothing-to-disclose', rule: rule.id, article: rule.article }),
    )
    return { code: 'nothing-to-disclose', reasons, withheld: [...withheld.values()] }
  }
  const used = agreed.filter(({ rule }) => [...shown.values()].some((one) => one.rule === rule.id))
  const owed = [
    ...used.flatMap(({ rule }) => rule.duties.map((duty) => ({ ...duty, rule: rule.id }))),
    ...open.obligations.map((duty) => ({ ...duty, rule: duty.id })),
  ]
  return {
    verdict: 'permit',
    rules: used.map(({ rule }) => rule.id),
    articles: distinct(used.map(({ rule }) => rule.article)),
    disclosures: [...shown.values()],
    withheld: [...withheld.values()],
    duties: scheduleDuties(owed, facts, now),
    reasons: [
      ...used.map(({ rule }): Reason => ({ question: 5, code: 'permitted', rule: rule.id, article: rule.article })),
      ...refused,
    ],
  }
}

/** That no rule lists a field is nobody's article. */
const told = (one: Withheld): Withheld => (one.code === 'not-in-set' ? { field: one.field, code: one.code } : one)

/** What one rule shows in clear another need not seal: a rule added or taken away would otherwise widen what is left. */
const best = (before: Disclosure | undefined, next: Disclosure) =>
  before === undefined || (before.sealed_to !== undefined && next.sealed_to === undefined) ? next : before

/** What keeps a framework from being proposed, beyond its shape: every fault at once, each with its place. */
import { compareClauses } from './clause.ts'
import { readInstant, startOfDay } from './instant.ts'
import type { FrameworkAgreement } from './model.ts'
import { type Atom, type Policy, type Rule, topAtoms } from './policy.ts'
import { operands, SEALED } from './profile.ts'
import { readPolicy } from './read-policy.ts'
import { keysOfFramework, mandateCovers } from './required-keys.ts'

export const agreementFaultCodes = [
  'policy-invalid',
  'rule-without-clause',
  'rule-not-listed',
  'rule-unknown',
  'field-not-shareable',
  'field-must-be-sealed',
  'clause-repeated',
  'clause-out-of-order',
  'dates-impossible',
  'mandate-missing',
  'mandate-lapsed',
  'survival-unknown',
  'amendment-cycle',
  'amendment-unknown',
  'party-repeated',
  'party-unknown',
  'party-with-itself',
  'text-repeated',
  'no-authentic-text',
  'key-repeated',
  'key-missing',
  'key-ambiguous',
] as const
export type AgreementFaultCode = (typeof agreementFaultCodes)[number]
export type AgreementFault = {
  readonly code: AgreementFaultCode
  readonly pointer: string
  readonly details: { readonly [name: string]: string }
}

/** The data class a room declares for a field, or undefined for one it does not share. */
export type Shareable = (field: string) => 'P' | 'I' | 'S' | 'X' | undefined
/** A version of an agreement and the one it amends, by `sha256`. */
export type Amendment = { readonly sha256: string; readonly supersedes?: string }

/** Every fault of a framework; `earlier` are the versions that its line of amendments may name. */
export function agreementFaults(
  framework: FrameworkAgreement,
  shareable: Shareable,
  earlier: readonly Amendment[] = [],
): readonly AgreementFault[] {
  const { policy, faults } = readPolicy(framework.policy, 'framework')
  return [
    ...faults.map(({ code, pointer, term }) =>
      fault('policy-invalid', `/policy${pointer}`, { problem: code, ...(term === undefined ? {} : { term }) }),
    ),
    ...clauseFaults(framework),
    ...ruleFaults(framework, policy),
    ...fieldFaults(policy, shareable),
    ...dateFaults(framework, policy),
    ...partyFaults(framework, policy),
    ...mandateFaults(framework),
    ...survivalFaults(framework),
    ...textFaults(framework),
    ...keyFaults(framework),
    ...amendmentFaults(framework, earlier),
  ]
}

const fault = (code: AgreementFaultCode, pointer: string, details: AgreementFault['details'] = {}): AgreementFault => ({
  code,
  pointer,
  details,
})

const rulesOf = ({ permissions, prohibitions, obligations }: Policy) => [
  ...permissions,
  ...prohibitions,
  ...obligations,
]

/** Clauses stand in the order of the text, each once: an id that means two things means nothing. */
function clauseFaults({ articles }: FrameworkAgreement): readonly AgreementFault[] {
  return articles.flatMap(({ eid }, index) => {
    const pointer = `/articles/${index}/eid`
    if (articles.findIndex((one) => one.eid === eid) < index)
      return [fault('clause-repeated', pointer, { clause: eid })]
    const before = articles[index - 1]
    if (before === undefined || compareClauses(before.eid, eid) <= 0) return []
    return [fault('clause-out-of-order', pointer, { clause: eid, after: before.eid })]
  })
}

function ruleFaults({ articles }: FrameworkAgreement, policy: Policy): readonly AgreementFault[] {
  const rules = rulesOf(policy)
  const cited = rules.flatMap(({ id, article, pointer }) => {
    const clause = articles.find(({ eid }) => eid === article)
    if (clause === undefined) return [fault('rule-without-clause', `/policy${pointer}`, { rule: id, clause: article })]
    return clause.rule_ids.includes(id)
      ? []
      : [fault('rule-not-listed', `/policy${pointer}`, { rule: id, clause: article })]
  })
  const listed = articles.flatMap(({ eid, rule_ids }, index) =>
    rule_ids.flatMap((id, place) =>
      rules.some((rule) => rule.id === id && rule.article === eid)
        ? []
        : [fault('rule-unknown', `/articles/${index}/rule_ids/${place}`, { rule: id, clause: eid })],
    ),
  )
  return [...cited, ...listed]
}

function fieldFaults({ permissions }: Policy, shareable: Shareable): readonly AgreementFault[] {
  const sets = permissions.flatMap((rule) => topAtoms(rule, operands.disclosureSet).map((atom) => ({ rule, atom })))
  return sets.flatMap(({ rule, atom }) =>
    irisOf(atom).flatMap((iri, index) => {
      const isSealed = iri.endsWith(SEALED)
      const field = isSealed ? iri.slice(0, -SEALED.length) : iri
      const pointer = `/policy${atom.pointer}/rightOperand/${index}`
      const dataClass = shareable(field)
      if (dataClass === undefined) return [fault('field-not-shareable', pointer, { rule: rule.id, field })]
      return dataClass === 'X' && !isSealed ? [fault('field-must-be-sealed', pointer, { rule: rule.id, field })] : []
    }),
  )
}

const irisOf = ({ value }: Atom) => ('iris' in value ? value.iris : [])

function dateFaults({ term, keys }: FrameworkAgreement, { permissions }: Policy): readonly AgreementFault[] {
  const found: AgreementFault[] = []
  const [signed, begins] = [startOfDay(term.signed_on), startOfDay(term.in_force_on)]
  const ends = term.ends_on === undefined ? Number.POSITIVE_INFINITY : startOfDay(term.ends_on)
  const refuse = (pointer: string, details: AgreementFault['details']) =>
    found.push(fault('dates-impossible', pointer, details))
  if (signed !== undefined && begins !== undefined && begins < signed) {
    refuse('/term/in_force_on', { date: term.in_force_on, before: term.signed_on })
  }
  if (begins !== undefined && ends !== undefined && ends <= begins) {
    refuse('/term/ends_on', { date: term.ends_on ?? '', before: term.in_force_on })
  }
  for (const [index, { valid_from, valid_until }] of keys.entries()) {
    const [from, until] = [readInstant(valid_from), readInstant(valid_until)]
    if (from !== undefined && until !== undefined && until <= from) {
      refuse(`/keys/${index}/valid_until`, { date: valid_until ?? '', before: valid_from })
    }
  }
  for (const rule of permissions) {
    const { from, until, first, last } = spanOf(rule)
    const [start, end] = [Math.max(from, begins ?? from), Math.min(until, ends ?? until)]
    if (start >= end)
      refuse(`/policy${rule.pointer}`, { rule: rule.id, date: last ?? first ?? '', before: first ?? term.in_force_on })
  }
  return found
}

/** From when until when a rule itself says it holds. */
function spanOf(rule: Rule) {
  let [from, until] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  let first: string | undefined
  let last: string | undefined
  for (const { operator, value } of topAtoms(rule, operands.dateTime)) {
    if (value.kind !== 'instant') continue
    if (operator.startsWith('g') && value.at > from) [from, first] = [value.at, value.text]
    if (operator.startsWith('l') && value.at < until) [until, last] = [value.at, value.text]
  }
  return { from, until, first, last }
}

function partyFaults({ parties, keys, age_recipients }: FrameworkAgreement, policy: Policy): readonly AgreementFault[] {
  const ids = parties.map(({ institution_id }) => institution_id)
  const binding = parties.filter(({ role }) => role === 'party').map(({ institution_id }) => institution_id)
  const repeated = ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [fault('party-repeated', `/parties/${index}/institution_id`, { party: id })] : [],
  )
  const unknown = (party: string | undefined, pointer: string, known: readonly string[]) =>
    party === undefined || known.includes(party) ? [] : [fault('party-unknown', pointer, { party })]
  return [
    ...repeated,
    ...(binding.length < 2 ? [fault('party-unknown', '/parties', { party: '' })] : []),
    ...keys.flatMap(({ party }, index) => unknown(party, `/keys/${index}/party`, ids)),
    ...age_recipients.flatMap(({ party }, index) => unknown(party, `/age_recipients/${index}/party`, ids)),
    ...rulesOf(policy).flatMap(({ id, assigner, assignee, pointer }) => [
      ...unknown(assigner, `/policy${pointer}/assigner`, binding),
      ...unknown(assignee, `/policy${pointer}/assignee`, binding),
      ...(assigner === assignee
        ? [fault('party-with-itself', `/policy${pointer}`, { rule: id, party: assigner ?? '' })]
        : []),
    ]),
  ]
}

/** Whoever signs on the day of the document is empowered on that day. */
function mandateFaults({ parties, term }: FrameworkAgreement): readonly AgreementFault[] {
  return parties.flatMap((party, index) => {
    if (party.role !== 'party') return []
    const pointer = `/parties/${index}/mandate`
    if (party.mandate === undefined) return [fault('mandate-missing', pointer, { party: party.institution_id })]
    return mandateCovers(party, term.signed_on)
      ? []
      : [fault('mandate-lapsed', pointer, { party: party.institution_id, date: term.signed_on })]
  })
}

/** Only a clause of the text can go on after its end. */
function survivalFaults({ term, articles }: FrameworkAgreement): readonly AgreementFault[] {
  return term.survival.flatMap((clause, index) =>
    articles.some(({ eid }) => eid === clause) && term.survival.indexOf(clause) === index
      ? []
      : [fault('survival-unknown', `/term/survival/${index}`, { clause })],
  )
}

function textFaults({ texts }: FrameworkAgreement): readonly AgreementFault[] {
  const repeated = texts.flatMap(({ lang }, index) =>
    texts.findIndex((one) => one.lang === lang) < index
      ? [fault('text-repeated', `/texts/${index}/lang`, { lang })]
      : [],
  )
  return texts.some(({ authentic }) => authentic) ? repeated : [...repeated, fault('no-authentic-text', '/texts')]
}

function keyFaults(framework: FrameworkAgreement): readonly AgreementFault[] {
  const { keys } = framework
  // one key a use: the same bytes are never signed under two formats
  const repeated = keys.flatMap(({ kid, x }, index) =>
    keys.findIndex((one) => one.kid === kid || one.x === x) < index
      ? [fault('key-repeated', `/keys/${index}`, { kid })]
      : [],
  )
  const required = keysOfFramework(framework).faults.flatMap(({ code, party }) =>
    code === 'party-unknown' ? [] : [fault(code, '/keys', { party })],
  )
  return [...repeated, ...required]
}

/** A line of amendments leads back to a first version and never to one of its own. */
function amendmentFaults(
  { id, version, supersedes }: FrameworkAgreement,
  earlier: readonly Amendment[],
): readonly AgreementFault[] {
  if (supersedes?.id === id && supersedes.version >= version) {
    return [fault('amendment-cycle', '/supersedes', { sha256: supersedes.sha256 })]
  }
  const seen = new Set<string>()
  for (let hash = supersedes?.sha256; hash !== undefined; ) {
    if (seen.has(hash)) return [fault('amendment-cycle', '/supersedes', { sha256: hash })]
    seen.add(hash)
    const link = earlier.find(({ sha256 }) => sha256 === hash)
    if (link === undefined) return [fault('amendment-unknown', '/supersedes', { sha256: hash })]
    hash = link.supersedes
  }
  return []
}

/**
 * Compiles a decision plan: what of questions 1 to 3 does not depend on a record is answered here, once.
 * That is sound because it depends on nothing but the signed bytes: they never change, and a change makes another hash
 * and so another plan. What changes with time (term, suspension, termination, keys) stays in the plan as data, and
 * decide() asks it anew at every `now`; a new suspension or termination makes a new plan from the same bytes.
 */
import {
  type DatasetAgreement,
  type Duty,
  datasetMembers,
  type FrameworkAgreement,
  operands,
  RECORD_CLASS,
  type Rule,
  readInstant,
  readPolicy,
  startOfDay,
  topAtoms,
  type VerificationFault,
  verifyDataset,
  verifyFramework,
} from '../machine/index.ts'
import { type Candidates, candidatesOf } from './candidates.ts'
import { type CompiledRule, compileRule } from './compile.ts'
import { type Ancestry, ancestryOf } from './concepts.ts'
import type { Broader, DenialCode, Reason, Standing } from './model.ts'
import { isNoWider } from './no-wider.ts'

export type Refusal = { readonly question: 1 | 2 | 3; readonly code: DenialCode; readonly reasons: readonly Reason[] }
type Span = { readonly from: number; readonly until: number }

/** Everything decide() needs, frozen. */
export type Plan = {
  readonly preview: boolean
  /** What the documents alone refuse; nothing else is asked for what could not be read at all. */
  readonly refusal: Refusal | undefined
  readonly open: OpenPlan | undefined
}
export type OpenPlan = {
  readonly from: string
  readonly to: string
  readonly recordClass: string
  readonly within: Ancestry
  readonly framework: Span
  /** The span in which any permission of the dataset agreement can hold. */
  readonly dataset: Span
  readonly suspensions: readonly (Span & { readonly by: string })[]
  readonly endings: readonly { readonly at: number; readonly term: string; readonly article: string | undefined }[]
  readonly permissions: ReadonlyMap<string, Candidates>
  readonly prohibitions: readonly CompiledRule[]
  readonly obligations: readonly (Duty & { readonly id: string })[]
}

type Sources = {
  /** General JWS, as object or text; any value at all. */
  readonly framework: unknown
  readonly dataset: unknown
  readonly standing?: Standing
  readonly dataset_standing?: Standing
  readonly broader?: Broader
}

/** Verifies both signatures sets and compiles the plan. Never refuses by throwing: a plan that may not be used denies. */
export async function prepare({ framework, dataset, standing, dataset_standing, broader }: Sources): Promise<Plan> {
  const frame = await verifyFramework(framework)
  if (frame.status === 'refused') return refusing(refusalOf(frame.faults))
  const agreed = await verifyDataset(dataset, frame)
  if (agreed.status === 'refused') return refusing(refusalOf(agreed.faults))
  const standings = [standing ?? {}, dataset_standing ?? {}]
  const signers = new Map([
    ...frame.signers.map(({ kid }) => [kid, startOfDay(frame.document.term.signed_on)] as const),
    ...agreed.signers.map(({ kid }) => [kid, readInstant(agreed.document.timestamp)] as const),
  ])
  return compilePlan(frame.document, agreed.document, standings, broader ?? {}, {
    preview: false,
    refusal: keyRefusal(standings, [...signers]),
  })
}

/** A plan of drafts that nobody signed, for preview alone: every decision made with it says so. */
export function preparePreview(framework: FrameworkAgreement, dataset: DatasetAgreement, broader: Broader = {}): Plan {
  return compilePlan(framework, dataset, [], broader, { preview: true, refusal: undefined })
}

const refusing = (refusal: Refusal): Plan => Object.freeze({ preview: false, refusal, open: undefined })

/** Which question a fault of verification belongs to; the first of them is the answer. */
function refusalOf(faults: readonly VerificationFault[]): Refusal {
  const onlyMissing = faults.every(({ code }) => code === 'signature-missing')
  const judged = faults.map((fault): Refusal => {
    const { code, pointer, kid, problem, term } = fault
    const named = term ?? problem ?? kid
    const reason = { code, pointer, ...(named === undefined ? {} : { term: named }) }
    const of = (question: Refusal['question'], denial: DenialCode): Refusal => ({
      question,
      code: denial,
      reasons: [{ question, ...reason }],
    })
    if (code === 'signature-missing') return of(1, onlyMissing ? 'unsigned' : 'signature-invalid')
    if (code === 'key-outside-validity' || code === 'key-missing' || code === 'key-ambiguous')
      return of(2, 'key-invalid')
    if (code === 'other-framework' || code === 'party-unknown') return of(3, 'framework-mismatch')
    if (code === 'document-invalid') return of(3, 'unknown-term')
    return of(1, 'signature-invalid')
  })
  const hasKeyFault = judged.some(({ code }) => code === 'key-invalid')
  // a signature that is missing because its key was not valid is the fault of the key
  const weighed = hasKeyFault ? judged.filter(({ reasons }) => reasons[0]?.code !== 'signature-missing') : judged
  const question = Math.min(...weighed.map((one) => one.question))
  const first = weighed.find((one) => one.question === question)
  return {
    question: first?.question ?? 1,
    code: first?.code ?? 'signature-invalid',
    reasons: weighed.flatMap(({ reasons }) => reasons),
  }
}

function keyRefusal(
  standings: readonly Standing[],
  signers: readonly (readonly [string, number | undefined])[],
): Refusal | undefined {
  for (const { compromised_keys = [] } of standings) {
    for (const { kid, since } of compromised_keys) {
      const from = readInstant(since) ?? Number.NEGATIVE_INFINITY
      if (!signers.some(([signer, at]) => signer === kid && (at === undefined || at >= from))) continue
      return { question: 2, code: 'key-invalid', reasons: [{ question: 2, code: 'key-compromised', term: kid }] }
    }
  }
  return undefined
}

function compilePlan(
  framework: FrameworkAgreement,
  dataset: DatasetAgreement,
  standings: readonly Standing[],
  broader: Broader,
  { preview, refusal }: Pick<Plan, 'preview' | 'refusal'>,
): Plan {
  const wider = isNoWider(dataset, framework, broader)
  const within = ancestryOf(broader)
  const { policy } = readPolicy(dataset, 'dataset', datasetMembers)
  const permissions = policy.permissions.map((rule) => compileRule(rule, within))
  return Object.freeze({
    preview,
    refusal: refusal ?? (wider.no_wider ? undefined : widerRefusal(wider.reasons)),
    open: Object.freeze({
      from: dataset.assigner,
      to: dataset.assignee,
      recordClass: dataset[RECORD_CLASS],
      within,
      framework: {
        from: startOfDay(framework.term.in_force_on) ?? Number.POSITIVE_INFINITY,
        until:
          framework.term.ends_on === undefined ? Number.POSITIVE_INFINITY : (startOfDay(framework.term.ends_on) ?? 0),
      },
      dataset: spanOf(policy.permissions, dataset.timestamp),
      suspensions: standings.flatMap(({ suspensions = [] }) =>
        suspensions.map(({ by, from_at, until_at }) => ({
          by,
          from: readInstant(from_at) ?? Number.NEGATIVE_INFINITY,
          until: readInstant(until_at) ?? Number.POSITIVE_INFINITY,
        })),
      ),
      endings: standings.flatMap(({ terminations = [], superseded_at }) => [
        ...terminations.map(({ effective_at, article }) => ({
          at: readInstant(effective_at) ?? Number.NEGATIVE_INFINITY,
          term: 'terminated',
          article,
        })),
        ...(superseded_at === undefined
          ? []
          : [{ at: readInstant(superseded_at) ?? Number.NEGATIVE_INFINITY, term: 'superseded', article: undefined }]),
      ]),
      permissions: new Map(
        [...Map.groupBy(permissions, ({ rule }) => rule.action)].map(([action, list]) => [action, candidatesOf(list)]),
      ),
      prohibitions: policy.prohibitions.map((rule) => compileRule(rule, within)),
      obligations: policy.obligations,
    }),
  })
}

function widerRefusal(
  reasons: Extract<ReturnType<typeof isNoWider>, { readonly no_wider: false }>['reasons'],
): Refusal {
  const unknown = reasons.some(({ code }) => code === 'unknown-term')
  return {
    question: 3,
    code: unknown ? 'unknown-term' : 'wider-than-framework',
    reasons: reasons.map((reason) => ({ question: 3, ...reason })),
  }
}

/** From the earliest beginning to the latest end that any permission states for itself. */
function spanOf(permissions: readonly Rule[], timestamp: string): Span {
  const signed = readInstant(timestamp) ?? Number.POSITIVE_INFINITY
  const spans = permissions.map((rule) => {
    let [from, until] = [signed, Number.POSITIVE_INFINITY]
    for (const { operator, value } of topAtoms(rule, operands.dateTime)) {
      if (value.kind !== 'instant') continue
      if (operator.startsWith('g')) from = Math.max(from, operator === 'gt' ? value.at + 1 : value.at)
      else until = Math.min(until, operator === 'lteq' ? value.at + 1 : value.at)
    }
    return { from, until }
  })
  if (spans.length === 0) return { from: signed, until: Number.POSITIVE_INFINITY }
  return { from: Math.min(...spans.map(({ from }) => from)), until: Math.max(...spans.map(({ until }) => until)) }
}

import { factsOf } from './facts.ts'
import type { NamedPerson, Reason } from './model.ts'
import { indexNames, type NameIndex } from './name-index.ts'
import { type Candidate, mostCompared, rankFacts } from './rank.ts'

/** Two rows that may be one person: `automatic` ones may be linked by rule, the others wait for a person's decision. */
export type Link = {
  readonly a: number
  readonly b: number
  readonly score: number
  readonly reasons: readonly Reason[]
  readonly automatic: boolean
}

export type ListMatch = {
  /** At most one a row of either list, best first. */
  readonly links: readonly Link[]
  /** For each row of `a`, the rows of `b` it may be, best first. */
  readonly candidates: readonly (readonly Candidate[])[]
  /** Rows of `a` without a link: the source has dropped or rewritten them. Kept and shown as such, never deleted. */
  readonly withdrawn_by_source: readonly number[]
  /** Rows of `b` without a link: new at the source. */
  readonly added: readonly number[]
}

/**
 * From which probability on a link may be made by rule, if it is decisive and stands clear of every other: lower where
 * the whole birth date agrees, higher where it does but for a slip or is known in part. Without a birth date that agrees
 * no rule links anybody.
 */
const leastByBirth: { readonly [R in Reason]?: number } = {
  'birth.same': 0.9,
  'birth.same-as-known': 0.99,
  'birth.day-apart': 0.99,
  'birth.swapped': 0.99,
  'birth.year-apart': 0.99,
  'birth.digit-apart': 0.99,
}
/** By how many bits it has to be ahead of any other candidate of either row. */
const clearBy = 4
/** Below it, not even a proposal. */
const leastScore = 0.2
const kept = 5

/**
 * Matches an older release of a list (`a`) with a newer one (`b`), one to one. A link is a finding about two rows: no row
 * is changed, and what is gone from the newer release is listed.
 */
export function matchLists(a: readonly NamedPerson[], b: readonly NamedPerson[]): ListMatch {
  const index = indexNames(b)
  const candidates = rankAll(a, index)
  return assign(candidates, b.length)
}

/** The candidates of each of these persons. */
function rankAll(people: readonly NamedPerson[], index: NameIndex): readonly (readonly Candidate[])[] {
  return people.map((person) => {
    const facts = factsOf(person)
    const namesakes = rankFacts(facts, index.namesakes(facts), index, kept)
    // nobody can come before who bears the same name, and was born the same day where the day is known
    const [first] = namesakes
    const dated = facts.year !== 0
    if (
      first !== undefined &&
      (!dated || first.reasons.includes('birth.same')) &&
      !first.reasons.includes('sex.differs')
    ) {
      return namesakes
    }
    return rankFacts(facts, index.sharing(facts, mostCompared), index, kept)
  })
}

/** One to one, the strongest first. */
function assign(candidates: readonly (readonly Candidate[])[], size: number): ListMatch {
  const pairs = candidates
    .flatMap((found, a) => found.filter(({ score }) => score >= leastScore).map((candidate) => ({ a, candidate })))
    .toSorted((one, other) => other.candidate.bits - one.candidate.bits || one.a - other.a)
  const wanting = new Map<number, number[]>()
  for (const found of candidates) {
    for (const { at, bits } of found) wanting.set(at, [...(wanting.get(at) ?? []), bits])
  }
  const [takenA, takenB] = [new Set<number>(), new Set<number>()]
  const links: Link[] = []
  for (const { a, candidate } of pairs) {
    const { at: b, bits, score, reasons } = candidate
    if (takenA.has(a) || takenB.has(b)) continue
    takenA.add(a)
    takenB.add(b)
    const rivals = [
      ...(candidates[a] ?? []).filter(({ at }) => at !== b).map((other) => other.bits),
      ...removeOne(wanting.get(b) ?? [], bits),
    ]
    const isClear = rivals.every((other) => bits - other >= clearBy)
    links.push({ a, b, score, reasons, automatic: isClear && mayBeAutomatic(candidate) })
  }
  return {
    links,
    candidates,
    withdrawn_by_source: rest(candidates.length, takenA),
    added: rest(size, takenB),
  }
}

function mayBeAutomatic({ decisive, reasons, score }: Candidate): boolean {
  if (!decisive || reasons.includes('name.given-differs')) return false
  return reasons.some((reason) => score >= (leastByBirth[reason] ?? Number.POSITIVE_INFINITY))
}

const removeOne = (numbers: readonly number[], one: number) => numbers.toSpliced(numbers.indexOf(one), 1)
const rest = (size: number, taken: ReadonlySet<number>) =>
  Array.from({ length: size }, (_, at) => at).filter((at) => !taken.has(at))

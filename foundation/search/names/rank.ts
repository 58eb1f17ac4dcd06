import { compareFacts } from './compare.ts'
import { type Facts, factsOf } from './facts.ts'
import type { NamedPerson, Reason } from './model.ts'
import type { NameIndex } from './name-index.ts'

/** Somebody of an index who may be the person asked for. */
export type Candidate = {
  /** Their place in the index. */
  readonly at: number
  readonly bits: number
  /** How probable it is, 0 to 1, that the two are one person and none of the other candidates is; see docs/names-and-search.md for how far it holds. */
  readonly score: number
  readonly reasons: readonly Reason[]
  /** False for a short name with nothing beside it and for spellings in two scripts: it may be shown, never taken for granted. */
  readonly decisive: boolean
}

/** Of those who share a key, so many are compared: they come by how much the keys in common say. */
export const mostCompared = 32

/**
 * The likeliest of an index to be this person, best first, at most `k`, each with its reasons. A person decides: the first
 * stands out on its own only where it is decisive, and a name of three parts or fewer is so with a date or place alone.
 */
export function rankCandidates(person: NamedPerson, index: NameIndex, k: number): readonly Candidate[] {
  const facts = factsOf(person)
  return rankFacts(facts, index.sharing(facts, mostCompared), index, k)
}

/** Ranks those at the places given. */
export function rankFacts(facts: Facts, places: readonly number[], index: NameIndex, k: number): readonly Candidate[] {
  const compared = places
    .map((at) => ({ at, ...compareFacts(facts, index.factsAt(at), index.common) }))
    .filter(({ bits }) => bits > leastBits)
    .toSorted((one, other) => other.bits - one.bits || one.at - other.at)
  // somebody who is not in the index at all weighs as much as everybody in it, before anything is compared
  const absent = index.size
  const total = compared.reduce((sum, { bits }) => sum + odds(bits), absent)
  return compared.slice(0, k).map((one) => ({ ...one, score: odds(one.bits) / total }))
}

/** Less is no candidate. */
const leastBits = 4

/** The pieces of a name are not independent (a family shares three of them), so that each bit found counts for less. */
const dependence = 0.8
const odds = (bits: number) => 2 ** (bits * dependence)

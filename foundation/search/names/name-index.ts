/** Many persons in memory, found by any of their blocking keys: figures in typed arrays, a million in a few hundred MB. */
import { keysOf, wholeKey } from './blocking.ts'
import { bucketsOf, grown } from './buckets.ts'
import { type Facts, factsOf } from './facts.ts'
import type { NamedPerson } from './model.ts'
import type { Commonness } from './weigh-part.ts'

export type NameIndex = {
  readonly size: number
  readonly common: Commonness
  /** The person at a place, ready for comparison. */
  readonly factsAt: (at: number) => Facts
  /** The places of those who share a key with somebody, the likeliest kinds of key first, each once; at most `most`. */
  readonly sharing: (facts: Facts, most: number) => readonly number[]
  /** The places of those who bear the same name, however it is spelt. */
  readonly namesakes: (facts: Facts) => readonly number[]
}

/** A key that so many share says nothing: they are left to rarer keys. */
const mostInBucket = 600

/** Indexes persons in their order; a place is their number in it, from 0. Keeps no other copy of what it is given. */
export function indexNames(people: readonly NamedPerson[]): NameIndex {
  const facts = storeFacts(people)
  const buckets = bucketsOf(people.length, (place) => keysOf(facts.at(place)))
  return {
    size: people.length,
    common: { count: facts.count, of: Math.max(2, people.length) },
    factsAt: facts.at,
    sharing: (wanted, most) => sharingOf(keysOf(wanted).map(buckets.of), people.length, most),
    namesakes: (wanted) => {
      const key = wholeKey(wanted.parts)
      return [...buckets.of(key)].filter((at) => wholeKey(facts.at(at).parts) === key)
    },
  }
}

/**
 * The places in these buckets, by how much the keys they are found under say: a rare key in common says most. A bucket
 * that is too full is looked into only when nothing else is found.
 */
function sharingOf(buckets: readonly Uint32Array[], size: number, most: number): readonly number[] {
  const said = new Map<number, number>()
  for (const bucket of buckets.toSorted((one, other) => one.length - other.length)) {
    if (bucket.length > mostInBucket && said.size > 0) break
    const bits = Math.log2((size + 1) / (bucket.length + 1))
    for (const at of bucket) said.set(at, (said.get(at) ?? 0) + bits)
  }
  const found = [...said]
  if (found.length > most) found.sort((one, other) => other[1] - one[1])
  return found.slice(0, most).map(([at]) => at)
}

/** The facts of everybody in columns; a part of a name is kept once, whoever bears it. */
function storeFacts(people: readonly NamedPerson[]) {
  const numbers = new Map<string, number>()
  const texts: string[] = []
  const bearers: number[] = []
  const starts = new Uint32Array(people.length + 1)
  let parts = new Uint32Array(people.length * 5 + 16)
  const folds = new Uint32Array(people.length)
  const dates = new Int32Array(people.length)
  const small = new Uint8Array(people.length * 2)
  const places: (string | undefined)[] = []
  let used = 0
  for (const [at, person] of people.entries()) {
    const facts = factsOf(person)
    for (const part of facts.parts) {
      let number = numbers.get(part)
      if (number === undefined) {
        number = texts.length
        numbers.set(part, number)
        texts.push(part)
        bearers.push(0)
      }
      bearers[number] = (bearers[number] ?? 0) + 1
      if (used === parts.length) parts = grown(parts)
      parts[used] = number
      used += 1
    }
    starts[at + 1] = used
    folds[at] = facts.fold
    dates[at] = facts.year * 10_000 + facts.month * 100 + facts.day
    small[at * 2] = facts.sex === undefined ? 0 : facts.sex === 'm' ? 1 : 2
    small[at * 2 + 1] = facts.age === undefined ? 0 : facts.age + 1
    if (facts.place !== undefined) places[at] = facts.place
  }
  const at = (place: number): Facts => {
    const date = dates[place] ?? 0
    const [sex, age] = [small[place * 2] ?? 0, small[place * 2 + 1] ?? 0]
    const own: string[] = []
    for (let part = starts[place] ?? 0; part < (starts[place + 1] ?? 0); part += 1)
      own.push(texts[parts[part] ?? 0] ?? '')
    return {
      parts: own,
      fold: folds[place] ?? 0,
      year: Math.floor(date / 10_000),
      month: Math.floor(date / 100) % 100,
      day: date % 100,
      sex: sex === 0 ? undefined : sex === 1 ? 'm' : 'f',
      age: age === 0 ? undefined : age - 1,
      place: places[place],
    }
  }
  const countOf = (part: string) => {
    const number = numbers.get(part)
    return number === undefined ? 0 : (bearers[number] ?? 0)
  }
  return { at, count: countOf }
}

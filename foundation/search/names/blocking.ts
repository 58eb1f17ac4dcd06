import { consonantKey } from './consonants.ts'
import { type Facts, factsOf } from './facts.ts'
import type { NamedPerson } from './model.ts'

/**
 * The keys of which two persons worth comparing share at least one: the whole repaired name; any two of its parts;
 * its beginning and its end, whatever word they are cut into; two of given, father's and family name by their
 * consonants, which meet across scripts; the birth date with a name. For an index in SQL as well as for the one in memory.
 */
export const blockingKeys = (person: NamedPerson): readonly string[] => keysOf(factsOf(person))

/** Parts past these are left out of the pairs. */
const mostParts = 6
/** So many letters at an end of a name are rare enough to look at those who share them. */
const endLength = 8
const beginning = 3

export function keysOf({ parts, year, month, day }: Facts): readonly string[] {
  const [given] = parts
  const family = parts.at(-1)
  if (given === undefined || family === undefined) return []
  const joined = parts.join('')
  const keys = [`0${joined}`, ...soundKeys(parts)]
  if (joined.length > endLength) keys.push(`p${joined.slice(0, endLength)}`, `s${joined.slice(-endLength)}`)
  const paired = parts.slice(0, mostParts)
  for (const [at, one] of paired.entries()) {
    for (const other of paired.slice(at + 1)) keys.push(`a${one}|${other}`)
  }
  if (day !== 0) {
    const date = year * 10_000 + month * 100 + day
    keys.push(`d${date}|${joined.slice(0, beginning)}`, `d${date}|${joined.slice(-beginning)}`)
    for (const part of paired) keys.push(`d${date}|${part}`)
  }
  return keys
}

/** Given name with father's and with the family's, father's with the family's, by their consonants. */
function soundKeys(parts: readonly string[]): readonly string[] {
  const [given = '', father = '', family = ''] = [parts[0], parts[1], parts.at(-1)].map((part) =>
    consonantKey(part ?? ''),
  )
  if (parts.length < 2) return [`c${given}`]
  const keys = [`c${given}|${father}`]
  if (parts.length > 2) keys.push(`c${given}|${family}`, `c${father}|${family}`)
  return keys
}

/** Who shares it bears the same name, however it is spelt. */
export const wholeKey = (parts: readonly string[]): string => `0${parts.join('')}`

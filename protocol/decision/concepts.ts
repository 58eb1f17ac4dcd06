/** Lists of places, record classes and purposes as trees: what a concept is part of. */
import type { Broader } from './model.ts'

/** A concept and everything it is part of, itself first. */
export type Ancestry = (concept: string) => ReadonlySet<string>

/** Works the trees out once. A concept outside the lists is part of nothing but itself; a circle does no harm. */
export function ancestryOf(broader: Broader): Ancestry {
  const known = new Map<string, ReadonlySet<string>>()
  for (const concept of Object.keys(broader)) {
    const found = new Set([concept])
    for (const one of found)
      for (const wider of Object.hasOwn(broader, one) ? (broader[one] ?? []) : []) found.add(wider)
    known.set(concept, found)
  }
  return (concept) => known.get(concept) ?? new Set([concept])
}

/** Fixed lists of the profile, made ready for looking up. */
import { eventTerms, sensitivityLevels } from '../machine/index.ts'

/** The rank of a level, 0 for what endangers nobody. */
export const levelOf: ReadonlyMap<string, number> = new Map(sensitivityLevels.map((iri, level) => [iri, level]))
export const knownEvents: ReadonlySet<string> = new Set(Object.values(eventTerms))

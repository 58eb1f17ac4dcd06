/** The door of names: keys, comparison and ranking of Arabic personal names. Pure; runs in a browser and its workers. */
export { blockingKeys } from './blocking.ts'
export { compareNames } from './compare.ts'
export { isArabic, type NameKeys, nameKeys, nameParts, repairLamAlef } from './keys.ts'
export { type Link, type ListMatch, matchLists } from './match-lists.ts'
export type { Comparison, NamedPerson, Reason, Sex } from './model.ts'
export { indexNames, type NameIndex } from './name-index.ts'
export { type Candidate, rankCandidates } from './rank.ts'
export { explain } from './sentences.ts'

/** The door of the vocabulary room: coded lists, their terms, and the gazetteer. */
import { type AreaRoutes, areaRoutes } from './areas/routes.ts'
import { type ImportRoutes, importRoutes } from './imports/routes.ts'
import { type TermRoutes, termRoutes } from './routes.ts'

export type { Area } from './areas/model.ts'
export { areaById } from './areas/queries.ts'
export { withAllBelow } from './below.ts'
export { type CoreList, type CoreTerm, coreLists, termsOf } from './core-lists/index.ts'
export { dataClasses, type FoundTerm, type Labels, Term, type TermDetail, type Vocabulary } from './model.ts'
export { listTerms, searchTerms, termByCode, termById } from './queries.ts'
export { wordsOf, wordsVersion } from './words.ts'

export type VocabularyRoutes = readonly [...TermRoutes, ...AreaRoutes, ...ImportRoutes]
export const vocabularyRoutes: VocabularyRoutes = [...termRoutes, ...areaRoutes, ...importRoutes]

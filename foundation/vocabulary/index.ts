/** The door of the vocabulary room: coded lists, their terms, and the gazetteer. */
import { type AreaRoutes, areaRoutes } from './areas/index.ts'
import { type TermRoutes, termRoutes } from './routes.ts'

export { type Area, areaById, areasWithin } from './areas/index.ts'
export { type CoreList, type CoreTerm, coreLists, termsOf } from './core-lists/index.ts'
export { dataClasses, type FoundTerm, type Labels, Term, type TermDetail, type Vocabulary } from './model.ts'
export { descendantsOf, listTerms, termByCode, termById } from './queries.ts'

export type VocabularyRoutes = readonly [...TermRoutes, ...AreaRoutes]
export const vocabularyRoutes: VocabularyRoutes = [...termRoutes, ...areaRoutes]

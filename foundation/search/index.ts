/** The door of the search room: what is made findable and how it is asked for. Opens in a browser too; what only Node can run is in server.ts. */
export {
  dataClasses,
  dateModes,
  type FacetChoice,
  type FacetCount,
  type IndexedText,
  SavedSearch,
  type SearchDocument,
  type SearchPage,
  SearchQuery,
  type SearchSort,
  searchSorts,
} from './model.ts'
export {
  blockingKeys,
  type Candidate,
  type Comparison,
  compareNames,
  explain,
  indexNames,
  type Link,
  type ListMatch,
  matchLists,
  type NamedPerson,
  type NameIndex,
  type NameKeys,
  nameKeys,
  type Reason,
  rankCandidates,
  repairLamAlef,
} from './names/index.ts'
export { analyserVersion, normaliseArabic } from './text/index.ts'

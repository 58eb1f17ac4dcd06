/** The second door of the search room, for Node alone: making records findable, and finding them. */
export { askedWords, indexText } from './lexemes.ts'
export {
  type Descendants,
  entriesOf,
  facetCounts,
  indexRecord,
  indexRecords,
  putEntries,
  removeRecord,
  removeRecords,
  search,
} from './queries.ts'
export { type SearchRoutes, searchRoutes } from './routes.ts'
export { type Reindex, searchTasks } from './tasks.ts'

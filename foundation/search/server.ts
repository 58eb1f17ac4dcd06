/** The second door of the search room, for Node alone: making records findable, and finding them. */
export {
  type Descendants,
  facetCounts,
  indexRecord,
  indexRecords,
  removeRecord,
  removeRecords,
  search,
} from './queries.ts'
export { type SearchRoutes, searchRoutes } from './routes.ts'
export { type Reindex, searchTasks } from './tasks.ts'

/** The gazetteer of the institution. */
export type { Area, AreaDetail } from './model.ts'
export { areaById, areasWithin } from './queries.ts'
export { type AreaRoutes, areaRoutes } from './routes.ts'

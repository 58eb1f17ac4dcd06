/** The door of list matching inside documentation. */
export { dataClasses, type Finding, type ListMatch, type MatchState } from './model.ts'
export type { ListMatchRoutes } from './routes.ts'

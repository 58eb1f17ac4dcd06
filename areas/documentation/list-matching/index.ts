/** The door of list matching inside documentation. */
export { dataClasses, type Finding, findings, type ListMatch, type MatchState } from './model.ts'
export type { ListMatchRoutes } from './routes.ts'

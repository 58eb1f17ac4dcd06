/** The door of import and export inside documentation. */
export { dataClasses } from './data-classes.ts'
export type { Mapping, PartMapping, Source } from './mapping/mapping.ts'
export type { ImportRun, RowError, RunState } from './model.ts'
export type { SaidOfFile } from './reading/dialect.ts'
export type { ImportRoutes } from './routes.ts'
export type { FirstRecords } from './views.ts'

/** The routes of documentation, in one list. */
import { actRoutes } from './act-routes.ts'
import { fieldRoutes } from './field-routes.ts'
import { findingRoutes } from './finding-routes.ts'
import { kindRoutes } from './kind-routes.ts'
import { linkRoutes } from './link-routes.ts'
import { nameRoutes } from './name-routes.ts'
import { pairRoutes } from './pair-routes.ts'
import { recordRoutes } from './record-routes.ts'
import { workRoutes } from './work-routes.ts'

export const documentationRoutes = [
  ...recordRoutes,
  ...actRoutes,
  ...nameRoutes,
  ...linkRoutes,
  ...pairRoutes,
  ...fieldRoutes,
  ...kindRoutes,
  ...workRoutes,
  ...findingRoutes,
] as const
export type DocumentationRoutes = typeof documentationRoutes

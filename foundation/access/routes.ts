/** The routes of this room. */
import { emergencyRoutes } from './emergency-routes.ts'
import { grantRoutes } from './grant-routes.ts'
import { roleRoutes } from './role-routes.ts'

export const accessRoutes = [...roleRoutes, ...grantRoutes, ...emergencyRoutes] as const
export type AccessRoutes = typeof accessRoutes

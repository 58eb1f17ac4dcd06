/** The second door of the access room, for Node alone: how a request enters, its routes, and the SQL of roles, grants and modes. */
export { actorOf, enterSession, isSignedIn, isVerified, modeOf, tokenHash } from './entry.ts'
export { modeNow, setMode } from './mode-queries.ts'
export { assignRole, capabilitiesOf, namesOf, recordRefusal, shipRoles } from './queries.ts'
export { refusing } from './refusing.ts'
export { type AccessRoutes, accessRoutes } from './routes.ts'

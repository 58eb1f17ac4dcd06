/** The door of the access room: who may do what. */
export { actorOf, enterSession, isSignedIn, isVerified, modeOf, tokenHash } from './entry.ts'
export { type Capability, capabilities, dataClasses, type Role, roles } from './model.ts'
export { assignRole, shipRoles } from './queries.ts'

/** The door of the identity room: the institution, its people, sessions, setup. */

export { emblemRoute, isEmblem } from './emblem.ts'
export { type IdentityKey, identityKey } from './identity-key.ts'
export { dataClasses, type Institution, type Shell } from './model.ts'
export type { OidcSettings } from './oidc.ts'
export { findInstitution } from './queries.ts'
export { recoverAdministrator } from './recover-administrator.ts'
export { aboutOf, type IdentityOptions, type IdentityRoutes, identityRoutes } from './routes.ts'
export { anybodyEnrolled } from './session-queries.ts'
export { sessionTouch } from './session-touch.ts'
export { type SetupCode, setupCode } from './setup-code.ts'
export { shellOf } from './shell.ts'

/** The door of the identity room: the institution, its people, sessions, setup. */

export { emblemRoute, isEmblem } from './emblem.ts'
export { dataClasses, type Institution, type Shell } from './model.ts'
export { findInstitution } from './queries.ts'
export { type IdentityOptions, type IdentityRoutes, identityRoutes } from './routes.ts'
export { type SetupCode, setupCode } from './setup-code.ts'
export { shellOf } from './shell.ts'

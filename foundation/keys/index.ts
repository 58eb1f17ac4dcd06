/** The door of the keys room: the institution signs, and its public keys can be compared. */
export { fingerprint, thumbprint } from './fingerprint.ts'
export { type Keyring, openKeyring, type Signature } from './keyring.ts'
export { dataClasses, type KeyUse, keyUses } from './model.ts'
export { type KeyRoutes, keyRoutes } from './routes.ts'

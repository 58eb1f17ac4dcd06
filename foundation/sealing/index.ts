/**
 * The door of sealing: hybrid age keys, their wraps, sealed objects and the key directory. Opens in a browser too, where alone keys are
 * made and objects are opened; what only Node can run is in server.ts and opens nothing.
 */
export type { Content, EnvelopeHeader } from './crypto/envelope.ts'
export { type SealingFault, SealingRefused } from './crypto/refused.ts'

/** The door of the partners room: other institutions, their keys, and the signed messages between two instances. */
export { admitRequest } from './admission.ts'
export { exchangeTasks } from './delivery.ts'
export { fileHash } from './envelope.ts'
export { nextWaiting, type Outgoing, receiveFile, sendMessage } from './exchange.ts'
export { MESSAGE_TYPE } from './http-signature.ts'
export { followKey, tellOfKey } from './key-statements.ts'
export { findMessage, listMessages, moveMessage, receivedBodies, type StoredMessage } from './message-queries.ts'
export {
  dataClasses,
  type Envelope,
  LONGEST_FILE,
  type Message,
  type MessageType,
  messageTypes,
  type Partner,
  SignedFile,
  urnOf,
} from './model.ts'
export { partnerUnconfirmed } from './problems.ts'
export { findPartner, listPartners } from './queries.ts'
export { type PartnerRoutes, partnerRoutes } from './routes.ts'
export { inboxOf, isLoopbackName, type PostMessage, postMessage } from './transport.ts'

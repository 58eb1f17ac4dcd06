/** The door of the partners room: other institutions, their keys, and the signed messages between two instances. */
export { fileHash } from './envelope.ts'
export { nextWaiting, type Outgoing, receiveFile, sendMessage } from './exchange.ts'
export { findMessage, listMessages, moveMessage, type StoredMessage } from './message-queries.ts'
export {
  dataClasses,
  type Envelope,
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

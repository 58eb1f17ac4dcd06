/** The door of the custody room: what happened is recorded in the transaction in which it happens. */
export { canonicalJson, type JsonValue } from './canonical.ts'
export { type EventType, eventTypes } from './event-types.ts'
export { type CustodyEvent, recordEvent, recordEvents } from './queries.ts'

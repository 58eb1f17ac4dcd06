/** The second door of the room, for Node alone: catalogue files as messages for terminal, mail and documents. */
export { type CatalogueMessage, isForeign, readCatalogue, roomsWithMessages } from './catalogues.ts'
export { type ServerMessages, say, serverMessages } from './server-messages.ts'

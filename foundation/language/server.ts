// The second door of the room, for Node alone: catalogue files as messages for terminal, mail and documents.
//
// Server code has no macros. It marks a message with its Arabic for the extractor and the check, and passes it to say():
//   say(messages, /*i18n*/ { id: 'jobs.done.plain', message: 'اكتمل النسخ الاحتياطي \u2068{name}\u2069' }, { name })
// The texts stand in `<room>/messages/{ar,fr,en}.po`; a room gets its catalogue by making the folder `messages` and
// running `npx lingui extract --overwrite --clean`.
export { type CatalogueMessage, isForeign, readCatalogue, roomsWithMessages } from './catalogues.ts'
export { type ServerMessage, type ServerMessages, say, serverMessages } from './server-messages.ts'

/** The door of the agreement room: protocols as text, parties, rules, signatures and life. */

export { calendarFeed } from './calendar-routes.ts'
export { documentRoute } from './document-route.ts'
export { acceptMessages, inboxRoute } from './inbox-route.ts'
export { dataClasses, type ShareableClass, type Status } from './model.ts'
export { type AgreementRoutes, agreementRoutes } from './routes.ts'
export { institutionProfile, type Registry, shareableRegistry } from './shareable.ts'
export { type AgreementReport, verifyAgreementFile } from './verification/verify-file.ts'
export { agreementFinding, agreementSays } from './verification/words.ts'

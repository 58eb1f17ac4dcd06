/**
 * The second door of consent, for Node alone. `letLeave()` is the gate: whatever leaves for somebody else passes it in its own
 * transaction. Routes: `GET · POST /api/records/person/:id/consents`, `POST …/consent-withdrawal`,
 * `GET /api/records/case_file/:id/consent-check?kind&purpose&recipient`.
 */
export { allowedByConsent, letLeave, mustAllow } from './gate.ts'
export { personsConcerned } from './queries.ts'
export { type ConsentRoutes, consentRoutes } from './routes.ts'

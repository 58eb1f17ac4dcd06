/**
 * The second door of documentation, for Node alone: its routes, and recording for whoever brings records in.
 *
 * Routes (all of them for any kind of record):
 * - `GET /api/records/:kind?case_id&filter=field:value,…&from&to&mode&deleted&sort&limit&after` a page with labels
 * - `POST /api/records/:kind` `{ case_id, code?, fields, states?, notes?, extra? }` makes one; a `case_file` takes no `case_id` and opens it
 * - `GET · PATCH · DELETE /api/records/:kind/:id` (`If-Match` to write); PATCH sends what changes, null empties
 * - `POST …/state` `{ to, fields?, reason? }`, `POST …/restoration`, `POST …/reversion` `{ version }`
 * - `GET …/history?limit&after`, `GET …/links?from=kind&field=key&limit&after`
 * - `GET · POST /api/fields`, `PATCH /api/fields/:id`: fields of the institution
 */
export { createRecords, findRecord, findRecords, objectOf, type Provenance } from './record-queries.ts'
export { isRefused, type Outcome, recordAll } from './recording.ts'
export { type DocumentationRoutes, documentationRoutes } from './routes.ts'

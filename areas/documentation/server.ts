/**
 * The second door of documentation, for Node alone: its routes, and recording for whoever brings records in.
 *
 * Routes (all of them for any kind of record):
 * - `GET /api/records/:kind?case_id&filter=field:value,…&from&to&mode&deleted&sort&limit&after` a page with labels
 * - `POST /api/records/:kind` `{ case_id, code?, fields, states?, notes?, extra? }` makes one; a `case_file` takes no `case_id` and opens it
 * - `GET · PATCH · DELETE /api/records/:kind/:id` (`If-Match` to write); PATCH sends what changes, null empties
 * - `POST …/state` `{ to, fields?, reason? }`, `POST …/restoration`, `POST …/reversion` `{ version }`
 * - `GET …/history?limit&after`, `GET …/links?from=kind&field=key&limit&after`
 * - `GET · POST /api/records/person/:id/names`, `PATCH · DELETE …/names/:name_id`: open names, in cases with the policy `restricted` alone
 * - `POST /api/records/person/candidates` `{ person_id }` or `{ name, sex?, born?, age?, place? }`: who may be the same person, explained
 * - `GET /api/linkable?kinds&case_id?&search|ids` what a link may name
 * - `GET /api/records/person/:id/cluster`; `GET · POST /api/duplicates` `{ kind, records: [id, id], state, reason }`, `PATCH /api/duplicates/:id`
 * - `GET …/case_file/:id/team`, `GET · POST …/:kind/:id/comments` `{ body, parent_id?, mentions? }`, `PATCH /api/comments/:id`
 * - `GET · POST /api/tasks`, `PATCH /api/tasks/:id`; `GET /api/work?days` what waits for me; `POST /api/mentions/seen` `{ comments }`
 * - `GET …/case_file/:id/keeping`, `POST …/case_file/:id/hold` `{ held, reason }`; `POST …/case_file/:id/destruction` `{ reason }`,
 *   `GET /api/destructions`, `POST /api/destructions/:id/decision` `{ approve, reason }` by another person in charge
 * - `GET /api/work/count`, `GET /api/retention`, `PUT /api/retention/:id` (a term of `retention-class`)
 * - `GET /api/record-kinds`, `GET /api/record-kinds/:kind/schema`: the declarations, and JSON Schemas of what may be sent
 * - `GET · POST /api/fields`, `PATCH /api/fields/:id`: fields of the institution
 */

export { CODE_BYTES, codeFrom } from './codes.ts'
export { type ConsentRoutes, consentRoutes, letLeave, mustAllow, personsConcerned } from './consent/server.ts'
export { objectOf } from './custody-object.ts'
export { type DossierRoutes, openDossier } from './dossier/server.ts'
export { type EvidenceRoutes, openEvidence } from './evidence/server.ts'
export { fieldDefinitions } from './field-queries.ts'
export { QueryText } from './finding-model.ts'
export { type VerificationRoutes, verificationRoutes } from './findings/server.ts'
export { idsOf, type NamedId } from './ids-of.ts'
export { areaLabels, summariesOf, termLabels } from './labels.ts'
export { openListMatching } from './list-matching/server.ts'
export { lookUp, unfound } from './look-up.ts'
export { bearers, writeNameKeys } from './name-queries.ts'
export { type FieldDefinition, shownOwnFields } from './own-fields.ts'
export { type Content, emptyContent, prepare } from './prepare.ts'
export { viewOnly } from './problems.ts'
export { noteRecords } from './reading.ts'
export {
  createRecords,
  findRecord,
  findRecords,
  levelInCase,
  type Provenance,
  putInIndex,
  writeRecord,
  writeRecords,
} from './record-queries.ts'
export { contentOf, fieldsFor, type RecordRow, rowFor } from './record-rows.ts'
export { isRefused, type Outcome, recordAll } from './recording.ts'
export { mustEdit, mustFind, refused } from './route-parts.ts'
export { type DocumentationRoutes, documentationRoutes } from './routes.ts'
export { fillSlot, sealedHome } from './sealed-queries.ts'
export { addTask } from './task-queries.ts'
export { teamOf } from './team-queries.ts'
export {
  asPerson,
  type Counts,
  caseByCode,
  FileRefused,
  goOn,
  type ImportCall,
  ImportPlan,
  type ImportRun,
  type InTransaction,
  importFile,
  openTransfer,
  PackageRefused,
  readPackage,
  rejectedFile,
  writePackage,
} from './transfer/server.ts'
export { Labels, LinkedRecord } from './views.ts'
export { retentionTasks } from './work-retention-task.ts'

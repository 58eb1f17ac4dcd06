/**
 * The second door of the dossier, for Node alone. Routes: `POST /api/records/case_file/:id/dossier`,
 * `GET /api/records/case_file/:id/dossier.pdf?language&parts&purpose&recipient`.
 */
import type { Database } from '../../../foundation/database/index.ts'
import { dossierFile, dossierRoutes } from './routes.ts'

export type { DossierRoutes } from './routes.ts'

/** Everything that the composition root mounts. */
export const openDossier = (parts: { readonly database: Database; readonly now: () => Date }) =>
  [...dossierRoutes, dossierFile(parts)] as const

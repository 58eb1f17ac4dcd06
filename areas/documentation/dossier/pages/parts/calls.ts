/** The routes that the page of a dossier calls. */
import { client } from '../../../../../web/index.ts'
import type { DossierRoutes } from '../../routes.ts'

export const api = client<DossierRoutes>()
export type MadeDossier = Awaited<ReturnType<typeof api<'POST /api/records/case_file/:id/dossier'>>>

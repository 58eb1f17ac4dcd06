/** The routes that pages of evidence call. */
import type { VocabularyRoutes } from '../../../../../foundation/vocabulary/index.ts'
import { client } from '../../../../../web/index.ts'
import type { DocumentationRoutes } from '../../../server.ts'
import type { EvidenceRoutes } from '../../server.ts'

export const api = client<EvidenceRoutes>()
export const documentation = client<DocumentationRoutes>()
export const vocabulary = client<VocabularyRoutes>()

/** The routes that pages of documentation call. */
import type { VocabularyRoutes } from '../../../../foundation/vocabulary/index.ts'
import { client } from '../../../../web/index.ts'
import type { DocumentationRoutes } from '../../routes.ts'

export const api = client<DocumentationRoutes>()
export const vocabulary = client<VocabularyRoutes>()

/** The routes that pages of list matching call. */
import { client } from '../../../../web/index.ts'
import type { ListMatchRoutes } from '../../list-matching/index.ts'
import type { ImportRoutes } from '../../transfer/index.ts'

export const api = client<ListMatchRoutes>()
export const imports = client<ImportRoutes>()

/** The second door of list matching, for Node alone: its routes and its job. */
import type { Database } from '../../../foundation/database/index.ts'
import { listMatchRoutes } from './routes.ts'
import { matchTask } from './tasks.ts'

export function openListMatching({ database }: { readonly database: Database }) {
  const task = matchTask({ database })
  return { tasks: [task], routes: listMatchRoutes({ task }) } as const
}

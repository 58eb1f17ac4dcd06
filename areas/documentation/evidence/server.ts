/** The second door of evidence, for Node alone: routes and jobs. */
import type { Stamper } from '../../../foundation/custody/index.ts'
import type { Database } from '../../../foundation/database/index.ts'
import type { FileStore } from '../../../foundation/files/index.ts'
import { evidenceFileRoutes } from './file-routes.ts'
import { openingRoutes } from './opening-routes.ts'
import { evidenceRoutes } from './routes.ts'
import { evidenceTasks } from './tasks.ts'

export { flaggedEvidence } from './queries.ts'

/** Everything that the composition root mounts. With a `stamper`, each item is stamped by an authority as well. */
export function openEvidence(parts: {
  readonly database: Database
  readonly store: FileStore
  readonly now: () => Date
  readonly stamper?: Stamper | undefined
}) {
  const tasks = evidenceTasks(parts)
  const { store } = parts
  return {
    tasks: tasks.tasks,
    schedule: tasks.schedule,
    routes: [...jsonRoutes({ store, tasks }), ...evidenceFileRoutes(parts)],
  } as const
}
const jsonRoutes = (parts: Parameters<typeof evidenceRoutes>[0]) =>
  [...evidenceRoutes(parts), ...openingRoutes(parts)] as const
export type EvidenceRoutes = ReturnType<typeof jsonRoutes>

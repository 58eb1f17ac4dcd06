/** The second door of import and export, for Node alone: routes and jobs. */
import type { Database } from '../../../foundation/database/index.ts'
import type { FileStore } from '../../../foundation/files/index.ts'
import { packageRoute } from './exporting/package-route.ts'
import { viewRoute } from './exporting/view-route.ts'
import { rejectionsFile } from './file-routes.ts'
import { importRoutes } from './routes.ts'
import { importTask } from './running/tasks.ts'

export { PackageRefused, readPackage } from './exporting/read-package.ts'
export { writePackage } from './exporting/write-package.ts'
export { caseByCode, goOn, type ImportCall, ImportPlan, importFile, rejectedFile } from './import-file.ts'
export type { Counts, ImportRun } from './model.ts'
export { FileRefused } from './reading/limits.ts'
export type { ImportRoutes } from './routes.ts'
export { asPerson, type InTransaction } from './running/as-person.ts'

/** Everything that the composition root mounts. */
export function openTransfer({ database, store }: { readonly database: Database; readonly store: FileStore }) {
  const task = importTask({ database, store })
  return {
    tasks: [task],
    routes: [
      ...importRoutes({ store, task }),
      rejectionsFile({ database, store }),
      viewRoute({ database }),
      packageRoute({ database, store }),
    ],
  } as const
}

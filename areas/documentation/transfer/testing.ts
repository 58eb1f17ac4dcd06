/** For tests of imports: a file laid in the store as a person's own, and jobs run at once as the queue would run them. */
import { randomUUID } from 'node:crypto'
import { enterAs } from '../../../foundation/database/index.ts'
import type { TestDatabase } from '../../../foundation/database/testing.ts'
import { type FileStore, keepBytes } from '../../../foundation/files/index.ts'
import { runTask } from '../../../foundation/jobs/testing.ts'
import { importTask } from './running/tasks.ts'

type Person = { readonly id: string; readonly institution: string }

/** Keeps these bytes as an upload of the person; answers the id of the file. */
export async function layFile(
  database: TestDatabase,
  store: FileStore,
  person: Person,
  bytes: Uint8Array,
): Promise<string> {
  const actor = {
    person_id: person.id,
    institution_id: person.institution,
    capabilities: new Set(['files.upload', 'files.read']),
  }
  return await database.database.inTransaction(enterAs(actor, 'test', randomUUID()), async (tx) => {
    const { id } = await keepBytes(tx, store, { bytes, data_class: 'I', display_name: 'table.csv' })
    return id
  })
}

/** Runs a step of an import as its job would. */
export async function runStep(
  database: TestDatabase,
  store: FileStore,
  person: Person,
  run: string,
  step: 'preview' | 'run' | 'withdraw',
  signal = new AbortController().signal,
): Promise<void> {
  const payload = { run, person: person.id, institution: person.institution, step }
  await runTask(
    importTask({ database: database.database, store }),
    payload,
    {
      database: database.database,
      institution: async () => person.institution,
      report: () => undefined,
      now: () => new Date(),
    },
    signal,
  )
}

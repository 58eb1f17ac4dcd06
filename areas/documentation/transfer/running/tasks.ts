/** The job of an import: its dry run, its run and its withdrawal, each as the person who asked for it. */
import type { Database } from '../../../../foundation/database/index.ts'
import type { FileStore } from '../../../../foundation/files/index.ts'
import { task } from '../../../../foundation/jobs/index.ts'
import { asPerson } from './as-person.ts'
import { previewImport } from './preview-import.ts'
import { runImport } from './run-import.ts'
import { withdrawImport } from './withdraw-import.ts'

const importSteps = ['preview', 'run', 'withdraw'] as const

/** Thrown when the server stops: the job goes back to the queue and goes on at the row where it was. */
class Interrupted extends Error {}

export function importTask({ database, store }: { readonly database: Database; readonly store: FileStore }) {
  return task({
    name: 'documentation.import',
    payload: { run: 'uuid', person: 'uuid', institution: 'uuid', step: importSteps },
    run: async ({ payload, signal, at }) => {
      const person = { person_id: payload.person, institution_id: payload.institution }
      const parts = { inTransaction: asPerson(database, person), store, now: () => at }
      if (payload.step === 'preview') await previewImport(parts, payload.run)
      else if (payload.step === 'withdraw') await withdrawImport(parts, payload.run)
      else if ((await runImport(parts, payload.run, { signal })) === 'stopped' && signal.aborted)
        throw new Interrupted()
    },
  })
}
export type ImportTask = ReturnType<typeof importTask>

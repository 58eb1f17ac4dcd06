/** What is done to files without anybody asking: verifying that the store still holds what was received, giving up stale uploads. */
import { type Scheduled, task } from '../jobs/index.ts'
import { type Digests, hashStream } from './hashing.ts'
import type { Partials } from './partials.ts'
import { deleteExpiredUploads, filesToVerify, markVerified, stillReceiving } from './queries.ts'
import { type FileStore, ObjectMissing } from './store.ts'

/** Every file is read and hashed again this often. */
const VERIFY_EVERY_DAYS = 30
const BATCH = 50
const DAY = 86_400_000

type Expected = Digests & { readonly bytes: number }

/** Whether the store holds exactly these bytes. Fails (throws) when the store cannot be reached: that says nothing of the file. */
async function isIntact(store: FileStore, expected: Expected): Promise<boolean> {
  try {
    const found = await hashStream(await store.read(expected.sha256))
    return found.sha256 === expected.sha256 && found.sha512 === expected.sha512 && found.bytes === expected.bytes
  } catch (error) {
    if (error instanceof ObjectMissing) return false
    throw error
  }
}

export function filesTasks({ store, partials }: { readonly store: FileStore; readonly partials: Partials }) {
  const verify = task({
    name: 'files.verify',
    payload: {},
    run: async ({ inTransaction, signal, at, report }) => {
      const before = new Date(at.getTime() - VERIFY_EVERY_DAYS * DAY)
      let damaged = 0
      for (;;) {
        const due = await inTransaction((tx) => filesToVerify(tx, before, at, BATCH))
        for (const file of due) {
          if (signal.aborted) return
          const intact = await isIntact(store, file)
          if (!intact) damaged += 1
          // one transaction a file: a long run that is cut short has still done its part
          await inTransaction((tx) => markVerified(tx, file.id, intact, at))
        }
        if (due.length < BATCH) break
      }
      if (damaged > 0) report(`files.verify found ${damaged} files that are not as they were received`)
    },
  })
  const sweep = task({
    name: 'files.sweep-uploads',
    payload: {},
    run: async ({ inTransaction }) => {
      await inTransaction(deleteExpiredUploads)
      // listed before asking: an upload that begins meanwhile is not in the list
      const ids = await partials.ids()
      const kept = await inTransaction((tx) => stillReceiving(tx, ids))
      for (const id of ids) if (!kept.has(id)) await partials.remove(id)
    },
  })
  const schedule: readonly Scheduled[] = [
    { task: sweep, at: '20 * * * *' },
    { task: verify, at: '40 1 * * *' },
  ]
  return { tasks: [verify, sweep], schedule, verify, sweep } as const
}

/** What is done without anybody asking: looking for new matches of kept searches, each as its owner sees the records at that moment. */
import { randomUUID } from 'node:crypto'
import { capabilitiesOf } from '../access/server.ts'
import { type Database, enterAs, type Tx } from '../database/index.ts'
import { type Scheduled, task } from '../jobs/index.ts'
import { type Descendants, indexAgain, search, staleEntries } from './queries.ts'
import { enterAsOwner, keepFinds, searchesWithAlert } from './saved-queries.ts'

/** Records of transactions that were still under way at the last look are found by looking back; what was told already is not told again. */
const OVERLAP_MINUTES = 30
/** More at once are left to the search itself. */
const MOST_NEW = 200

const BATCH = 200
const NIL = '00000000-0000-0000-0000-000000000000'

/** Puts these records in the index as they now stand; those that are gone are taken out. */
export type Reindex = (tx: Tx, kind: string, ids: readonly string[]) => Promise<void>

/** `database`: of the application, whose transactions a job enters in somebody's name. */
export function searchTasks({
  descendants,
  database,
  reindex,
}: {
  readonly descendants: Descendants
  readonly database: Database
  readonly reindex: Reindex
}) {
  const alerts = task({
    name: 'search.alerts',
    payload: {},
    run: async ({ inTransaction, signal, at, report }) => {
      let told = 0
      for (const { id, query, since } of await inTransaction(searchesWithAlert)) {
        if (signal.aborted) return
        const changedSince = new Date(new Date(since).getTime() - OVERLAP_MINUTES * 60_000)
        told += await inTransaction(async (tx) => {
          if (!(await enterAsOwner(tx, id))) return 0
          const { ids } = await search(
            tx,
            { ...query, sort: 'updated' },
            { limit: MOST_NEW, changedSince, descendants },
          )
          return await keepFinds(tx, { id, found: ids, at })
        })
      }
      if (told > 0) report(`saved searches found ${told} new matches`)
    },
  })
  const renew = task({
    name: 'search.renew',
    payload: {},
    run: async ({ inTransaction, signal, report }) => {
      let renewed = 0
      let failed = 0
      // each is looked at once a round: what cannot be made again keeps nothing else waiting
      for (let after = NIL; !signal.aborted; ) {
        const from = after
        const stale = await inTransaction((tx) => staleEntries(tx, { most: BATCH, after: from }))
        const last = stale.at(-1)
        if (last === undefined) break
        after = last.record_id
        for (const [first, ...rest] of Map.groupBy(stale, ({ kind, person_id }) => `${kind} ${person_id}`).values()) {
          if (first === undefined || first.person_id === null || first.institution_id === null) continue
          const { kind, person_id, institution_id } = first
          const ids = [first, ...rest].map(({ record_id }) => record_id)
          try {
            await asPerson(database, { person_id, institution_id }, async (tx) => {
              await indexAgain(tx)
              await reindex(tx, kind, ids)
            })
            renewed += ids.length
          } catch {
            failed += ids.length
          }
        }
      }
      if (failed > 0) report(`${failed} entries of the index could not be made again`)
      if (renewed > 0) report(`${renewed} entries of the index were made again`)
    },
  })
  const schedule: readonly Scheduled[] = [
    { task: alerts, at: '*/10 * * * *' },
    { task: renew, at: '*/15 * * * *' },
  ]
  return { tasks: [alerts, renew], schedule }
}

/** A transaction of the application role as this person, with what they may do now. */
async function asPerson(
  database: Database,
  { person_id, institution_id }: { readonly person_id: string; readonly institution_id: string },
  run: (tx: Tx) => Promise<void>,
): Promise<void> {
  const bare = enterAs({ person_id, institution_id, capabilities: new Set() }, 'job', randomUUID(), true)
  const capabilities = await database.inTransaction(bare, (tx) => capabilitiesOf(tx, person_id))
  await database.inTransaction(enterAs({ person_id, institution_id, capabilities }, 'job', randomUUID()), run)
}

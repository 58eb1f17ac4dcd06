/** What is done without anybody asking: looking for new matches of kept searches, each as its owner sees the records at that moment. */
import { type Scheduled, task } from '../jobs/index.ts'
import { type Descendants, search } from './queries.ts'
import { enterAsOwner, keepFinds, searchesWithAlert } from './saved-queries.ts'

/** Records of transactions that were still under way at the last look are found by looking back; what was told already is not told again. */
const OVERLAP_MINUTES = 30
/** More at once are left to the search itself. */
const MOST_NEW = 200

export function searchTasks({ descendants }: { readonly descendants: Descendants }) {
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
  return { tasks: [alerts], schedule: [{ task: alerts, at: '*/10 * * * *' }] satisfies readonly Scheduled[] }
}

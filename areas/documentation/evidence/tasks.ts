/** What is done to evidence in the background: working copies, redactions, stamps of an authority, and telling what the check of files found. */
import type { Stamper } from '../../../foundation/custody/index.ts'
import type { Database } from '../../../foundation/database/index.ts'
import type { FileStore } from '../../../foundation/files/index.ts'
import { type Scheduled, task } from '../../../foundation/jobs/index.ts'
import { asPerson } from '../server.ts'
import { checkedSince, noteFixity } from './fixity-queries.ts'
import { findForStamp, keepStamp, statementOf } from './stamp-queries.ts'
import { deriveCopies, redactCopy } from './working/work-on.ts'

const BATCH = 100

export function evidenceTasks(parts: {
  readonly database: Database
  readonly store: FileStore
  readonly stamper?: Stamper | undefined
}) {
  const { database, store, stamper } = parts
  const who = { person: 'uuid', institution: 'uuid' } as const
  const asWho = (payload: { readonly person: string; readonly institution: string }) => ({
    inTransaction: asPerson(database, { person_id: payload.person, institution_id: payload.institution }),
    store,
  })
  const deriving = task({
    name: 'evidence.derive',
    payload: { evidence: 'uuid', ...who },
    run: ({ payload, signal }) => deriveCopies(asWho(payload), payload.evidence, signal),
  })
  const redacting = task({
    name: 'evidence.redact',
    payload: { evidence: 'uuid', copy: 'uuid', ...who },
    run: ({ payload }) => redactCopy(asWho(payload), payload.evidence, payload.copy),
  })
  const stamping = task({
    name: 'evidence.stamp',
    payload: {},
    run: async ({ inTransaction, at, signal, report }) => {
      if (stamper === undefined) return
      for (const item of await inTransaction((tx) => findForStamp(tx, BATCH))) {
        if (signal.aborted) return
        const stamped = await stamper.stamp(statementOf(item), at)
        // what one authority refuses now it refuses for all: the next run begins again
        if (stamped.status === 'failed') return report(`evidence.stamp got no time stamp: ${stamped.reason}`)
        await inTransaction((tx) => keepStamp(tx, item, stamped))
      }
    },
  })
  const fixity = task({
    name: 'evidence.fixity',
    payload: {},
    run: async ({ inTransaction, signal, report }) => {
      let flagged = 0
      for (;;) {
        const checked = await inTransaction((tx) => checkedSince(tx, BATCH))
        for (const item of checked) {
          if (signal.aborted) return
          await inTransaction((tx) => noteFixity(tx, item))
          if (!item.intact) flagged += 1
        }
        if (checked.length < BATCH) break
      }
      if (flagged > 0) report(`evidence.fixity flagged ${flagged} items whose original is not as it was received`)
    },
  })
  const schedule: readonly Scheduled[] = [
    { task: fixity, at: '*/30 * * * *' },
    ...(stamper === undefined ? [] : [{ task: stamping, at: '*/10 * * * *' }]),
  ]
  return { tasks: [deriving, redacting, stamping, fixity], schedule, deriving, redacting } as const
}
export type EvidenceTasks = ReturnType<typeof evidenceTasks>

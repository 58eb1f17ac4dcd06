/** What is done to the log without anybody asking: recomputing all of it once a day, and having its checkpoint stamped by an outsider. */
import { type Scheduled, task } from '../jobs/index.ts'
import { exportLog } from './export.ts'
import { withoutEnds } from './routes.ts'
import { findCheckpoint, type LogKeys, logInstitution } from './sequence.ts'
import { saveTimestamp } from './timestamp/queries.ts'
import type { Stamper } from './timestamp/stamper.ts'
import { findingSentence } from './verification/findings.ts'
import { verifyLog } from './verification/verify-log.ts'

export type CustodyTaskParts = {
  readonly keys: LogKeys
  /** Asks an outside authority for the time; undefined where none is set. */
  readonly stamper: Stamper | undefined
  /** The log is not what was signed: makes the instance read-only. */
  readonly onMismatch: (institution: string, reason: string) => Promise<void>
}

export function custodyTasks({ keys, stamper, onMismatch }: CustodyTaskParts) {
  const verify = task({
    name: 'custody.verify',
    payload: {},
    run: async ({ inTransaction, report }) => {
      const institution = await inTransaction(logInstitution)
      const checkpoint = await inTransaction((tx) => findCheckpoint(tx))
      if (institution === undefined || checkpoint === undefined) return
      const { intact, findings } = await verifyLog(
        withoutEnds(exportLog({ institution, keys, checkpoint, inTransaction })),
      )
      if (intact) return
      const [first] = findings
      const reason = first === undefined ? '' : findingSentence(first, 'en')
      report(`THE CUSTODY LOG IS NOT WHAT WAS SIGNED: ${findings.length} findings, the first: ${reason}`)
      await onMismatch(institution, reason)
    },
  })
  const stamp = task({
    name: 'custody.stamp',
    payload: {},
    run: async ({ inTransaction, at, report }) => {
      const checkpoint = await inTransaction((tx) => findCheckpoint(tx))
      if (stamper === undefined || checkpoint === undefined) return
      const stamped = await stamper.stamp(Buffer.from(checkpoint.note), at)
      if (stamped.status === 'stamped')
        await inTransaction((tx) => saveTimestamp(tx, { size: checkpoint.size, at: stamped.at, token: stamped.token }))
      else report(`the checkpoint of the custody log was not time-stamped: ${stamped.reason}`)
    },
  })
  const schedule: readonly Scheduled[] = [
    { task: verify, at: '30 2 * * *' },
    ...(stamper === undefined ? [] : [{ task: stamp, at: '50 0 * * *' }]),
  ]
  return { tasks: stamper === undefined ? [verify] : [verify, stamp], schedule, verify, stamp } as const
}

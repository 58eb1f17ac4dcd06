/** One run of one job: payload read again, transactions of its own, errors stripped of values. */
import { randomUUID } from 'node:crypto'
import { type Database, enterAs, SYSTEM_ACTOR } from '../database/index.ts'
import type { AnyTask } from './model.ts'

export type Work = {
  readonly database: Database
  /** The institution that this instance serves, asked at each run: it is named only at setup. */
  readonly institution: () => Promise<string>
  readonly report: (line: string) => void
  readonly now: () => Date
}

/** Thrown in place of what a task threw: its text reaches the job table and the log, so it holds no value. */
export class TaskFailed extends Error {}

/** Runs the task; whatever it throws comes out as TaskFailed with the kind of the error alone. */
export async function runTask(task: AnyTask, stored: unknown, work: Work, signal: AbortSignal): Promise<void> {
  try {
    const payload = task.payload.parse(withoutSchedule(stored))
    const actor = { person_id: SYSTEM_ACTOR, institution_id: await work.institution(), capabilities: new Set<string>() }
    const entry = enterAs(actor, 'job', randomUUID())
    await task.run({
      payload: payload as never,
      inTransaction: (run) => work.database.inTransaction(entry, run),
      signal,
      at: work.now(),
      report: work.report,
    })
  } catch (error) {
    throw new TaskFailed(kindOf(error))
  }
}

/** What went wrong without the values that messages carry: the class, the code of the database or the system, where. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'a thrown value that is no error'
  const code = 'code' in error ? ` ${String(error.code).replace(/[^\w.-]/g, '')}` : ''
  const place = /^ {4}at .*?([\w.-]+\.ts:\d+)/m.exec(error.stack ?? '')?.[1]
  return `${error.name}${code}${place === undefined ? '' : ` at ${place}`}`.slice(0, 200)
}

/** A scheduled job carries the minute it was due beside the (empty) payload. */
function withoutSchedule(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || !('_cron' in stored)) return stored
  const { _cron, ...payload } = stored
  return payload
}

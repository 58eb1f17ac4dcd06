/** Runs jobs until stopped: through restarts of the database, and taking up what a killed worker left behind. */
import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { parseCronItems, type Runner, run, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker'
import pg from 'pg'
import { type Connection, NO_INSTITUTION, openDatabase } from '../database/index.ts'
import type { AnyTask, Scheduled } from './model.ts'
import { kindOf, runTask, TaskFailed, type Work } from './run-task.ts'
import { silent, WORKER_SCHEMA } from './worker-schema.ts'

export type Jobs = {
  /** Waits for running tasks (`graceSeconds`), then returns them to the queue and ends. */
  readonly stop: () => Promise<void>
}

export type JobOptions = {
  /** As the role mithaq_job. */
  readonly connection: Connection
  readonly tasks: readonly AnyTask[]
  readonly schedule?: readonly Scheduled[]
  readonly institution?: () => Promise<string>
  /** Jobs at one time in this process. */
  readonly concurrency?: number
  readonly graceSeconds?: number
  /** Lines for the operator: task names, attempts, kinds of errors; never a payload. */
  readonly report?: (line: string) => void
  readonly now?: () => Date
}

const DAY = 86_400_000
/** How long a job must be held by a worker that has no connection left before it is taken from it. */
const LOST_AFTER_SECONDS = 20

/** Starts working on the queue and resolves when the first worker is up. The tables must be there: `migrateJobs()`. */
export async function startJobs(options: JobOptions): Promise<Jobs> {
  const { connection, tasks, concurrency = 2, graceSeconds = 10 } = options
  const report = options.report ?? (() => undefined)
  const database = await openDatabase(connection, { size: concurrency })
  const work: Work = {
    database,
    report,
    institution: options.institution ?? (async () => NO_INSTITUTION),
    now: options.now ?? (() => new Date()),
  }
  let stopping = false
  let current: Worker | undefined
  const halt = new AbortController()
  const keepRunning = async (first: Worker) => {
    for (let worker = first, failures = 0; ; ) {
      current = worker
      await worker.ended
      await worker.close()
      for (;;) {
        if (stopping) return
        report('the job worker lost the database; starting it again')
        await wait(Math.min(250 * 2 ** failures++, 15_000), undefined, { signal: halt.signal }).catch(() => undefined)
        if (stopping) return
        const next = await startWorker(options, work, concurrency).catch(() => undefined)
        if (next === undefined) continue
        worker = next
        failures = 0
        break
      }
    }
  }
  if (new Set(tasks.map(({ name }) => name)).size < tasks.length) throw new Error('Cannot run two tasks of one name')
  const running = keepRunning(
    await startWorker(options, work, concurrency).catch(async (error) => {
      await database.close()
      throw error
    }),
  )
  return {
    stop: async () => {
      stopping = true
      halt.abort()
      await current?.stop(graceSeconds * 1000)
      await running
      await database.close()
    },
  }
}

type Worker = {
  readonly ended: Promise<void>
  readonly stop: (grace: number) => Promise<void>
  readonly close: () => Promise<void>
}

async function startWorker(options: JobOptions, work: Work, concurrency: number): Promise<Worker> {
  // the name stands on its connections and on the jobs it holds, by which other processes see whether it still lives
  const name = `mithaq-jobs-${randomUUID()}`
  const pool = poolOf(options.connection, name, concurrency)
  const events: WorkerEvents = new EventEmitter()
  const { promise: broken, resolve: breakDown } = Promise.withResolvers<void>()
  // a worker whose first look at its tasks fails keeps that failure for good (0.18), so it is replaced, not waited for
  events.on('worker:getJob:error', () => breakDown())
  events.on('pool:fatalError', () => breakDown())
  let workers: WorkerPool | undefined
  events.on('pool:create', ({ workerPool }) => {
    workerPool.id = name
    workers = workerPool
  })
  events.on('job:error', ({ job, error }) => {
    const kind = error instanceof TaskFailed ? error.message : kindOf(error)
    work.report(`job ${job.task_identifier} failed, attempt ${job.attempts} of ${job.max_attempts}: ${kind}`)
  })
  let runner: Runner
  try {
    await unlockLost(pool)
    runner = await run({
      pgPool: pool,
      schema: WORKER_SCHEMA,
      taskList: taskListOf(options.tasks, work),
      parsedCronItems: parseCronItems(
        (options.schedule ?? []).map(({ task, at }) => ({
          task: task.name,
          match: at,
          identifier: task.name,
          options: { backfillPeriod: DAY, jobKey: task.name, maxAttempts: task.attempts },
        })),
      ),
      events,
      logger: silent,
      noHandleSignals: true,
      concurrency,
      pollInterval: 2000,
      gracefulShutdownAbortTimeout: 0,
      // with a delay, failing to write down an outcome ends the worker; without, it is a rejection that nobody handles (0.18)
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    })
  } catch (error) {
    await pool.end()
    throw error
  }
  const sweep = setInterval(() => void unlockLost(pool).catch(() => undefined), 30_000)
  const done = runner.promise.catch(() => undefined)
  return {
    ended: Promise.race([broken, done]),
    stop: async (grace) => {
      const graceful = runner.stop().catch(() => undefined)
      const late = Symbol('late')
      if ((await Promise.race([graceful, wait(grace, late, { ref: false })])) === late)
        await Promise.race([
          Promise.resolve(workers?.forcefulShutdown('the server stopped')).catch(() => undefined),
          wait(6_000, undefined, { ref: false }),
        ])
      breakDown()
    },
    close: async () => {
      clearInterval(sweep)
      const stopped = runner.stop().catch(() => undefined)
      await Promise.race([Promise.all([stopped, done]), wait(2_000, undefined, { ref: false })])
      await Promise.race([pool.end().catch(() => undefined), wait(2_000, undefined, { ref: false })])
    },
  }
}

function taskListOf(tasks: readonly AnyTask[], work: Work): TaskList {
  return Object.fromEntries(
    tasks.map((task) => [
      task.name,
      (payload: unknown, { abortSignal }: { abortSignal: AbortSignal }) => runTask(task, payload, work, abortSignal),
    ]),
  )
}

/** The worker reads times as Date and job numbers as text, unlike our own pool, which has changed the driver's global parsers. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === pg.types.builtins.TIMESTAMPTZ) return (text: string) => new Date(text)
    if (oid === pg.types.builtins.INT8) return (text: string) => text
    return pg.types.getTypeParser(oid, format)
  },
}

function poolOf(connection: Connection, name: string, concurrency: number): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    application_name: name,
    max: concurrency + 2,
    types,
    connectionTimeoutMillis: 10_000,
  })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** Jobs held by a worker that was killed would wait four hours: those whose holder has no connection left become free again. */
async function unlockLost(pool: pg.Pool): Promise<void> {
  await pool.query(
    `with held as (
       select locked_by from ${WORKER_SCHEMA}._private_jobs where locked_by is not null
       group by locked_by having max(locked_at) < now() - make_interval(secs => $1)
     )
     select ${WORKER_SCHEMA}.force_unlock_workers(array_agg(locked_by)) from held
     where not exists (select from pg_stat_activity where application_name = locked_by)
     having count(*) > 0`,
    [LOST_AFTER_SECONDS],
  )
}

/** Puts a job into the queue as part of the caller's transaction. */
import { type Kysely, sql } from 'kysely'
import type { Tables, Tx } from '../database/index.ts'
import type { PayloadFields, PayloadOf, Task } from './model.ts'

type When = {
  /** Not before this instant; at once after the commit when left out. */
  readonly runAt?: Date
  /** A second job with the same key replaces a waiting one. A code or ids joined by colons: it is stored readable. */
  readonly key?: string
}

/** The job runs after the transaction has committed, and never when it is rolled back. Refuses (throws) a payload outside its schema. */
export async function enqueue<F extends PayloadFields>(
  tx: Tx,
  task: Pick<Task<F>, 'name' | 'payload' | 'attempts'>,
  payload: PayloadOf<F>,
  { runAt, key }: When = {},
): Promise<void> {
  const read = task.payload.safeParse(payload)
  // the value that does not fit must not travel on in an error text
  if (!read.success) throw new Error(`Cannot enqueue ${task.name} as its payload is outside its schema`)
  await sql`select app.enqueue_job(${task.name}, ${JSON.stringify(read.data)}::jsonb, ${runAt ?? null}, ${task.attempts}, ${key ?? null})`.execute(
    tx as Kysely<Tables>,
  )
}

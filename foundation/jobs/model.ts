/** A task is data: its name, what its payload may hold, and what it does. */
import { z } from 'zod'
import type { Tx } from '../database/index.ts'

/**
 * What a field of a payload can be: an opaque id, a small integer, or one of a closed list of codes. There is no kind for text:
 * job tables, dead letters and worker logs then hold nothing that a thief could use (reference/security.md §1).
 */
export type PayloadField = 'uuid' | 'integer' | readonly string[]
export type PayloadFields = Readonly<Record<string, PayloadField>>
export type PayloadOf<F extends PayloadFields> = {
  readonly [Key in keyof F]: F[Key] extends 'uuid'
    ? string
    : F[Key] extends 'integer'
      ? number
      : F[Key] extends readonly string[]
        ? F[Key][number]
        : never
}

/** What a run of a task gets. A task may run twice (a worker died before it could say that it was done): it must be repeatable. */
export type Run<P> = {
  readonly payload: P
  /** One transaction as SYSTEM_ACTOR under the job role, committed when `work` returns. */
  readonly inTransaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** Aborted when the server stops: long work ends at its next step and goes on at the next run. */
  readonly signal: AbortSignal
  readonly at: Date
  /** A line for the operator; ids and counts only. */
  readonly report: (line: string) => void
}

export type Task<F extends PayloadFields = PayloadFields> = {
  readonly name: string
  readonly fields: F
  readonly payload: z.ZodType<PayloadOf<F>>
  /** How often it is tried, with growing pauses (about a day in all at 14), before it is left as failed. */
  readonly attempts: number
  readonly run: (run: Run<PayloadOf<F>>) => Promise<void>
}

// the list holds tasks of every payload; each was checked against its own where it was made
export type AnyTask = Omit<Task, 'payload' | 'run'> & {
  readonly payload: z.ZodType
  readonly run: (run: Run<never>) => Promise<void>
}

const CODE = /^[a-z0-9][a-z0-9.-]{0,59}$/
export const LARGEST_INTEGER = 1_000_000

/** Makes a task. Refuses a name or a code that is not of lower-case letters, digits, dots and hyphens. */
export function task<const F extends PayloadFields>(definition: {
  readonly name: string
  readonly payload: F
  readonly attempts?: number
  readonly run: (run: Run<PayloadOf<F>>) => Promise<void>
}): Task<F> {
  const { name, payload: fields, attempts = 14, run } = definition
  const codes = Object.values(fields).flatMap((field) => (typeof field === 'string' ? [] : field))
  const wrong = [name, ...codes].find((code) => !CODE.test(code))
  if (wrong !== undefined) throw new Error(`Cannot use ${JSON.stringify(wrong)} in a task as it is no code`)
  const shape = Object.fromEntries(Object.entries(fields).map(([field, kind]) => [field, schemaOf(kind)]))
  // the shape is made from the same fields as the type, key by key
  return { name, fields, payload: z.strictObject(shape) as never, attempts, run }
}

function schemaOf(kind: PayloadField): z.ZodType {
  if (kind === 'uuid') return z.uuid()
  if (kind === 'integer') return z.int().min(-LARGEST_INTEGER).max(LARGEST_INTEGER)
  return z.enum(kind)
}

/** When a task without payload runs by itself: a crontab pattern in UTC. A run missed while the server was off is made up for within a day. */
export type Scheduled = { readonly task: Task<Record<never, never>>; readonly at: string }

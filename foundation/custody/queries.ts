/** SQL of the custody log: recording what happens, in the transaction in which it happens. */
import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { canonicalJson, type JsonValue } from '../canonical/index.ts'
import type { Tables, Tx } from '../database/index.ts'
import { type EventType, isEventType } from './event-types.ts'

export type CustodyEvent = {
  readonly type: EventType
  /** What it happened to: a kind (`person`, `file` …) and its id. */
  readonly object: { readonly kind: string; readonly id: string }
  /** What a reader of the log needs beyond it; of class P or I, never X. It can be erased later, the entry cannot. */
  readonly detail?: Readonly<Record<string, JsonValue>>
}

const SALT_BYTES = 64

/**
 * Appends an event to the custody log in the caller's transaction: both happen or neither. Who, why, when and for which request are
 * those of the transaction. Refuses (throws) an unknown type, an object that is no kind and id, and a detail that is no JSON.
 */
export async function recordEvent(tx: Tx, event: CustodyEvent): Promise<void> {
  await recordEvents(tx, [event])
}

/** Appends many events in one statement, in this order. */
export async function recordEvents(tx: Tx, events: readonly CustodyEvent[]): Promise<void> {
  if (events.length === 0) return
  const columns = events.map(columnsOf)
  const random = randomBytes(SALT_BYTES * events.length)
  const salts = events.map((_, index) => random.subarray(index * SALT_BYTES, (index + 1) * SALT_BYTES))
  const part = (index: 0 | 1 | 2 | 3) => columns.map((row) => row[index])
  await sql`select app.record_events(${part(0)}, ${part(1)}, ${part(2)}, ${part(3)}, ${salts})`.execute(
    tx as Kysely<Tables>,
  )
}

function columnsOf({ type, object, detail = {} }: CustodyEvent): readonly [string, string, string, string] {
  if (!isEventType(type)) throw new Error(`Cannot record an event of the unknown type “${type}”: add it to eventTypes`)
  if (!/^[a-z][a-z0-9-]{0,59}$/.test(object.kind) || !/^[A-Za-z0-9._:-]{1,120}$/.test(object.id))
    throw new Error(`Cannot record ${type} as its object is no kind and id`)
  return [type, object.kind, object.id, canonicalJson(detail)]
}

/**
 * Erases what is known of all placed entries of an object: salts, texts, who. The entries stay, and so does their proof. For jobs; the
 * erasure is an entry itself, which does not say of what. Answers the numbers of the entries.
 */
export async function eraseOpenings(tx: Tx, object: CustodyEvent['object']): Promise<readonly number[]> {
  const { rows } = await sql<{ seq: number }>`select app.erase_openings(${object.kind}, ${object.id}) as seq`.execute(
    tx as Kysely<Tables>,
  )
  const entries = rows.map(({ seq }) => seq)
  if (entries.length > 0)
    await recordEvent(tx, { type: 'log.opening-erased', object: { kind: 'log', id: 'openings' }, detail: { entries } })
  return entries
}

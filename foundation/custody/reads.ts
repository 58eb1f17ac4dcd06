/**
 * What a request reads is collected beside its transaction, which may only read, and written in one of its own before the answer leaves.
 * Whoever answers requests begins and takes; without it, in jobs and tests of queries, nothing is collected.
 */
import type { Tx } from '../database/index.ts'
import { type CustodyEvent, recordEvents } from './queries.ts'

/** A record that was shown, or asked for and not shown: whether one that was not shown exists is not said. */
export type Read = Pick<CustodyEvent, 'object' | 'detail'> & { readonly refused?: true }

const reads = new WeakMap<Tx, Read[]>()

/** Begins to collect what this transaction reads; what an earlier one left is forgotten. */
export function beginReads(tx: Tx): void {
  reads.set(tx, [])
}

/** Notes a read of something sensitive. Names ids alone, never what was read. */
export function noteRead(tx: Tx, read: Read): void {
  reads.get(tx)?.push(read)
}

/** Ends collecting. Answers what writes the entries of what was read, each once, in a transaction of its own; undefined for nothing. */
export function takeReads(tx: Tx): ((into: Tx) => Promise<void>) | undefined {
  const taken = reads.get(tx) ?? []
  reads.delete(tx)
  if (taken.length === 0) return undefined
  const events = taken.map(({ refused, object, detail = {} }): CustodyEvent => {
    return { type: refused === true ? 'access.read-refused' : 'access.read', object, detail }
  })
  const each = [...new Map(events.map((event) => [JSON.stringify(event), event])).values()]
  return (into) => recordEvents(into, each)
}

/** Compares two lists in a thread of its own, so that seconds of comparing keep no request waiting; answers with places, never with names. */
import { parentPort, workerData } from 'node:worker_threads'
import { matchLists, type NamedPerson, type Reason } from '../../../foundation/search/index.ts'

export type Lists = { readonly older: readonly NamedPerson[]; readonly newer: readonly NamedPerson[] }

export type Compared = {
  readonly links: readonly {
    readonly older: number
    readonly newer: number
    readonly certain: boolean
    readonly reasons: readonly Reason[]
  }[]
  readonly withdrawn: readonly number[]
  readonly added: readonly number[]
}

const { older, newer }: Lists = workerData
const { links, withdrawn_by_source, added } = matchLists(older, newer)
const compared: Compared = {
  links: links.map(({ a, b, automatic, reasons }) => ({ older: a, newer: b, certain: automatic, reasons })),
  withdrawn: withdrawn_by_source,
  added,
}
parentPort?.postMessage(compared)

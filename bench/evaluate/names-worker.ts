/** Matches one list with another in a thread of its own and answers with places, never with names. */
import { parentPort, workerData } from 'node:worker_threads'
import { matchLists } from '../../foundation/search/index.ts'
import { type Field, readPeople } from './lists.ts'

export type Task = {
  readonly folder: string
  readonly older: string
  readonly newer: string
  readonly fields: readonly Field[]
}

export type Found = {
  /** For each row of the older list the place in the newer one that came first, or -1. */
  readonly first: Int32Array
  /** Pairs of places linked by rule, one after the other. */
  readonly automatic: Int32Array
  readonly withdrawn: number
  readonly proposed: number
}

const { folder, older, newer, fields }: Task = workerData
const { candidates, links, withdrawn_by_source } = matchLists(
  readPeople(folder, older, fields),
  readPeople(folder, newer, fields),
)
const automatic = links.filter((link) => link.automatic)
const found: Found = {
  first: Int32Array.from(candidates, ([best]) => best?.at ?? -1),
  automatic: Int32Array.from(automatic.flatMap(({ a, b }) => [a, b])),
  withdrawn: withdrawn_by_source.length,
  proposed: links.length - automatic.length,
}
parentPort?.postMessage(found)

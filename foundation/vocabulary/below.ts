/** What a chosen term or area means to a search. */
import type { Tx } from '../database/index.ts'
import { areasWithin } from './areas/queries.ts'
import { descendantsOf } from './queries.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** These ids and those of every term below and area within them; what is no id, as the code of a choice, stands for itself. */
export async function withAllBelow(tx: Tx, chosen: readonly string[]): Promise<readonly string[]> {
  const ids = chosen.filter((one) => UUID.test(one))
  if (ids.length === 0) return chosen
  return [...new Set([...chosen, ...(await descendantsOf(tx, ids)), ...(await areasWithin(tx, ids))])]
}

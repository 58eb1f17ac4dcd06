/** What the search room gets from rooms beside it: the trees that terms and areas stand in. */
import type { Descendants } from '../foundation/search/server.ts'
import { areasWithin, descendantsOf } from '../foundation/vocabulary/index.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A chosen term or area means what lies below it as well; the code of a choice stands for itself. */
export const descendants: Descendants = async (tx, ids) => {
  const below: string[] = []
  for (const id of ids.filter((one) => UUID.test(one)))
    below.push(...(await descendantsOf(tx, id)), ...(await areasWithin(tx, id)))
  return [...new Set([...ids, ...below])]
}

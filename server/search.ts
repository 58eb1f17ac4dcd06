/** What the search room gets from rooms beside it: the trees that terms and areas stand in, and how records go into the index again. */
import { type Kind, kinds } from '../areas/documentation/index.ts'
import { findRecords, putInIndex } from '../areas/documentation/server.ts'
import { type Descendants, type Reindex, removeRecords } from '../foundation/search/server.ts'
import { areasWithin, descendantsOf } from '../foundation/vocabulary/index.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A chosen term or area means what lies below it as well; the code of a choice stands for itself. */
export const descendants: Descendants = async (tx, ids) => {
  const below: string[] = []
  for (const id of ids.filter((one) => UUID.test(one)))
    below.push(...(await descendantsOf(tx, id)), ...(await areasWithin(tx, id)))
  return [...new Set([...ids, ...below])]
}

const isKind = (kind: string): kind is Kind => kinds.some((one) => one === kind)

/** Records of documentation go in as they now stand. */
export const reindex: Reindex = async (tx, kind, ids) => {
  const rows = isKind(kind) ? await findRecords(tx, kind, ids) : []
  if (isKind(kind)) await putInIndex(tx, kind, rows)
  const there = new Set(rows.map(({ id }) => id))
  await removeRecords(
    tx,
    ids.filter((id) => !there.has(id)),
  )
}

/** How the search room writes records into the index again. */
import { type Kind, kinds } from '../areas/documentation/index.ts'
import { findRecords, putInIndex } from '../areas/documentation/server.ts'
import { type Reindex, removeRecords } from '../foundation/search/server.ts'

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

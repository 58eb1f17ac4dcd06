/** At start: is the tree the one whose checkpoints were signed? Looks at the edge and the newest entries, whatever the size of the log. */
import { sql } from 'kysely'
import type { Tx } from '../database/index.ts'
import type { Anchor } from './anchor.ts'
import {
  confirmGrowth,
  fetchTiles,
  findCheckpoint,
  type LogKeys,
  LogMismatch,
  noteKeys,
  originOf,
  treeSize,
} from './sequence.ts'
import { openCheckpoint } from './tree/checkpoint.ts'
import { type Leaf, leafHashOf } from './tree/leaf.ts'
import { hashesIn, TILE_WIDTH } from './tree/tiles.ts'

/** An entry as stored, in the order of the tree. */
export type EntryRow = {
  readonly seq: number
  readonly id: number
  readonly type: string
  readonly at: string
  readonly actor_role: string
  readonly object_commit: string
  readonly detail_commit: string
  readonly prev_for_object: string | null
  readonly leaf_hash: Buffer
}

/** Columns of an entry in the spelling of its leaf. */
export const entryColumns = sql.raw(
  `e.seq, e.id, e.type, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, e.actor_role,
   encode(e.object_commit, 'hex') as object_commit, encode(e.detail_commit, 'hex') as detail_commit,
   encode(e.prev_for_object, 'hex') as prev_for_object, e.leaf_hash`,
)

export const leafOf = (row: EntryRow): Leaf => ({
  seq: row.seq,
  type: row.type,
  at: row.at,
  actorRole: row.actor_role,
  objectCommit: row.object_commit,
  detailCommit: row.detail_commit,
  prevForObject: row.prev_for_object,
})

/** How many of the newest entries are recomputed. All of them are, once a day, by the job. */
const NEWEST = 2 * TILE_WIDTH

/**
 * Refuses (LogMismatch) a tree that does not contain the last signed checkpoint or the one kept outside the database, and newest entries
 * that are not those in its tiles.
 */
export async function checkTree(
  tx: Tx,
  { institution, keys, anchor }: { readonly institution: string; readonly keys: LogKeys; readonly anchor: Anchor },
): Promise<void> {
  const size = await treeSize(tx)
  const last = await findCheckpoint(tx)
  await confirmGrowth(tx, size, last, institution, keys)
  const kept = await anchor.read()
  if (kept !== undefined) {
    const opened = openCheckpoint(kept, await noteKeys(institution, keys))
    if (opened.status !== 'signed')
      throw new LogMismatch(`The checkpoint kept in the data folder is not one of ${originOf(institution)}`)
    if (opened.size > (last?.size ?? 0))
      throw new LogMismatch(
        `The database was put back to an earlier state: its last checkpoint has ${last?.size ?? 0} entries, and one of ${opened.size} was signed`,
      )
    await confirmGrowth(tx, size, { size: opened.size, root: opened.root, note: kept }, institution, keys)
  }
  await checkNewest(tx, size)
}

async function checkNewest(tx: Tx, size: number): Promise<void> {
  const from = Math.max(0, Math.floor((size - NEWEST) / TILE_WIDTH) * TILE_WIDTH)
  const { rows } =
    await sql<EntryRow>`select ${entryColumns} from custody_entry e where e.seq >= ${from} order by e.seq`.execute(tx)
  if (rows.length !== size - from) throw new LogMismatch(`Entries after ${from} are missing from the log`)
  const indexes = [...new Set(rows.map(({ seq }) => Math.floor(seq / TILE_WIDTH)))]
  const read = await fetchTiles(
    tx,
    indexes.map((index) => ({ level: 0, index })),
  )
  const tiles = new Map(indexes.map((index) => [index, hashesIn(read({ level: 0, index }) ?? Buffer.alloc(0))]))
  for (const row of rows) {
    const recorded = tiles.get(Math.floor(row.seq / TILE_WIDTH))?.[row.seq % TILE_WIDTH]
    if (recorded?.equals(leafHashOf(leafOf(row))) !== true)
      throw new LogMismatch(`The entry ${row.seq} is not the one in the tree of the log`)
  }
}

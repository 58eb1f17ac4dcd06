/** The log as lines for the offline verification, read in steps of their own so that nobody waits for a long export. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../database/index.ts'
import { type EntryRow, entryColumns, leafOf } from './check.ts'
import { fetchTiles, type LogKeys, noteKeys, originOf, type StoredCheckpoint } from './sequence.ts'
import { leafText } from './tree/leaf.ts'
import { HASH_BYTES } from './tree/merkle.ts'
import { assembleNote, noteKey, vkeyOf } from './tree/note.ts'
import { type ExportLine, endText, type Opening, writeLine } from './verification/export-lines.ts'
import { ascending, tilesOf } from './verification/judge-tree.ts'

const ENTRIES_A_STEP = 1000
const TILES_A_STEP = 200

type OpenedRow = EntryRow & {
  readonly object_kind: string | null
  readonly object_id: string
  readonly object_salt: Buffer
  readonly detail: string
  readonly detail_salt: Buffer
}

export type ExportParts = {
  readonly institution: string
  readonly keys: LogKeys
  /** The log up to the entries of this signed checkpoint. */
  readonly checkpoint: StoredCheckpoint
  /** Each step in a transaction of somebody who may read the log. */
  readonly inTransaction: <T>(run: (tx: Tx) => Promise<T>) => Promise<T>
}

/** Every line of the log, each with its line feed. Entries whose details were erased come without them. */
export async function* exportLog({
  institution,
  keys,
  checkpoint,
  inTransaction,
}: ExportParts): AsyncGenerator<string> {
  const { size } = checkpoint
  const origin = originOf(institution)
  const digest = createHash('sha256')
  const counts = { entries: 0, checkpoints: 0, tiles: 0 }
  const write = (line: ExportLine) => {
    const text = writeLine(line)
    digest.update(text)
    return text
  }
  const vkeys = (await noteKeys(institution, keys)).map(vkeyOf)
  yield write({ kind: 'log', value: { format: 1, origin, keys: vkeys, size } })
  for (let after = 0; ; ) {
    const notes = await inTransaction((tx) => checkpointsAfter(tx, after, size))
    for (const { note } of notes) yield write({ kind: 'checkpoint', value: { n: ++counts.checkpoints, note } })
    const last = notes.at(-1)
    if (last === undefined) break
    after = last.size
  }
  const tiles = ascending(tilesOf(size))
  for (let from = 0; from < tiles.length; from += TILES_A_STEP) {
    const step = tiles.slice(from, from + TILES_A_STEP)
    const read = await inTransaction((tx) => fetchTiles(tx, step))
    for (const { level, index, width, path } of step) {
      const hashes = read({ level, index })?.subarray(0, width * HASH_BYTES)
      if (hashes === undefined) continue // the verification says so
      counts.tiles++
      yield write({ kind: 'tile', value: { path, hashes: hashes.toString('base64') } })
    }
  }
  for (let from = 0; from < size; from += ENTRIES_A_STEP) {
    const rows = await inTransaction((tx) => entriesBetween(tx, from, Math.min(size, from + ENTRIES_A_STEP)))
    for (const row of rows) {
      counts.entries++
      yield write({ kind: 'entry', value: { leaf: leafText(leafOf(row)), opening: openingOf(row) } })
    }
  }
  for (const { size: stamped, token } of await inTransaction((tx) => timestampsUpTo(tx, size)))
    yield write({ kind: 'timestamp', value: { size: stamped, token: token.toString('base64') } })
  const text = endText(origin, counts, digest.digest('hex'))
  const { publicKey, signature } = await keys.sign(Buffer.from(text))
  yield writeLine({ kind: 'end', value: assembleNote(text, noteKey(origin, publicKey), signature) })
}

async function checkpointsAfter(tx: Tx, after: number, size: number) {
  const { rows } = await sql<{ size: number; note: string }>`
    select size, note from custody_checkpoint where size > ${after} and size <= ${size} order by size limit ${ENTRIES_A_STEP}`.execute(
    tx,
  )
  return rows
}

async function entriesBetween(tx: Tx, from: number, end: number): Promise<readonly OpenedRow[]> {
  const { rows } = await sql<OpenedRow>`
    select ${entryColumns}, o.object_kind, o.object_id, o.object_salt, o.detail, o.detail_salt
    from custody_entry e left join custody_opening o using (id) where e.seq >= ${from} and e.seq < ${end} order by e.seq`.execute(
    tx,
  )
  return rows
}

async function timestampsUpTo(tx: Tx, size: number) {
  const { rows } = await sql<{ size: number; token: Buffer }>`
    select size, token from custody_timestamp where size <= ${size} order by size`.execute(tx)
  return rows
}

function openingOf(row: OpenedRow): Opening | null {
  if (row.object_kind === null) return null
  return {
    object: { kind: row.object_kind, id: row.object_id },
    object_salt: row.object_salt.toString('base64'),
    detail: row.detail,
    detail_salt: row.detail_salt.toString('base64'),
  }
}

/** Gives waiting events their place in the tree, and signs what the tree has become. One server at a time, whichever comes first. */
import { type Kysely, sql } from 'kysely'
import type { Tables, Tx } from '../database/index.ts'
import { checkpointText, openCheckpoint } from './tree/checkpoint.ts'
import { leafHashOf } from './tree/leaf.ts'
import { verifyConsistency } from './tree/merkle.ts'
import { assembleNote, type NoteKey, noteKey, vkeyOf } from './tree/note.ts'
import {
  type Edge,
  edgeFrom,
  edgeTiles,
  emptyEdge,
  grow,
  planConsistency,
  rootOfEdge,
  type TileAddress,
  TileDamaged,
  type TileReader,
} from './tree/tiles.ts'

/** The institution's keys for the log, from the composition root: raw Ed25519 keys of 32 bytes, every one that ever signed. */
export type LogKeys = {
  readonly sign: (bytes: Uint8Array) => Promise<{ readonly publicKey: Uint8Array; readonly signature: Uint8Array }>
  readonly publicKeys: () => Promise<readonly Uint8Array[]>
}

/** The tree is not the one whose checkpoint was signed: nothing may be added to it any more. */
export class LogMismatch extends Error {}

/** Any number will do, as long as all servers on one database take the same. */
const LEADER_LOCK = 4_310_020
/** Events placed in one transaction. */
const MOST_PLACED = 4096

type Waiting = {
  readonly id: number
  readonly type: string
  readonly at: string
  readonly actor_role: string
  readonly object_commit: string
  readonly detail_commit: string
  readonly object_kind: string
  readonly object_id: string
}

/** The name of the log of an institution: it has no spaces and no plus signs, so it is never the institution's own name. */
export const originOf = (institution: string) => `mithaq/log/${institution}`

/** The institution whose log this is; undefined before setup, when events wait. */
export async function logInstitution(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from institution where is_self`.execute(tx)
  return rows[0]?.id
}

/** Takes the lead until the transaction ends; false when another server has it. What is written is on disk when the commit returns. */
export async function takeLead(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ leads: boolean }>`
    select pg_try_advisory_xact_lock(${LEADER_LOCK}) as leads, set_config('synchronous_commit', 'on', true)`.execute(tx)
  return rows[0]?.leads === true
}

/** How many entries the tree has. A statement of its own after `takeLead`: only then it sees what the leader before has committed. */
export async function treeSize(tx: Tx): Promise<number> {
  const { rows } = await sql<{ size: number }>`select coalesce(max(seq) + 1, 0) as size from custody_entry`.execute(tx)
  return rows[0]?.size ?? 0
}

/** Fetches tiles, to be read one by one afterwards. */
export async function fetchTiles(tx: Tx, addresses: readonly TileAddress[]): Promise<TileReader> {
  const nameOf = ({ level, index }: TileAddress) => `${level}/${index}`
  const { rows } = await sql<TileAddress & { readonly hashes: Buffer }>`
    select tile.level, tile.index, tile.hashes from custody_tile tile
    join unnest(${addresses.map(({ level }) => level)}::smallint[], ${addresses.map(({ index }) => index)}::bigint[]) wanted (level, index)
      on tile.level = wanted.level and tile.index = wanted.index`.execute(tx)
  const found = new Map(rows.map((row) => [nameOf(row), row.hashes]))
  return (address) => found.get(nameOf(address))
}

/** The edge of the tree as stored; LogMismatch when a tile of it is missing. */
async function loadEdge(tx: Tx, size: number): Promise<Edge> {
  if (size === 0) return emptyEdge
  const read = await fetchTiles(tx, edgeTiles(size))
  return refuseDamage(() => edgeFrom(size, read))
}

const refuseDamage = <T>(work: () => T): T => {
  try {
    return work()
  } catch (error) {
    throw error instanceof TileDamaged ? new LogMismatch(error.message, { cause: error }) : error
  }
}

/**
 * Places waiting events, oldest first, up to MOST_PLACED. `known` is the edge from the last round, used if nobody else has placed since.
 * An event that was committed before another was recorded comes before it, so the chain of an object follows the order of its acts.
 */
export async function placeWaiting(tx: Tx, known: Edge): Promise<{ readonly edge: Edge; readonly placed: number }> {
  const size = await treeSize(tx)
  const edge = known.size === size ? known : await loadEdge(tx, size)
  const { rows: waiting } = await sql<Waiting>`
    select p.id, p.type, to_char(p.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, p.actor_role,
      encode(p.object_commit, 'hex') as object_commit, encode(p.detail_commit, 'hex') as detail_commit, o.object_kind, o.object_id
    from custody_pending p join custody_opening o using (id) order by p.id limit ${MOST_PLACED}`.execute(tx)
  if (waiting.length === 0) return { edge, placed: 0 }
  const chains = await loadChains(tx, waiting)
  const placed = waiting.map((event, index) => {
    const chain = chains.get(chainName(event))
    const prev = chain?.last_hash
    const seq = size + index
    const hash = leafHashOf({
      seq,
      type: event.type,
      at: event.at,
      actorRole: event.actor_role,
      objectCommit: event.object_commit,
      detailCommit: event.detail_commit,
      prevForObject: prev?.toString('hex') ?? null,
    })
    const { object_kind, object_id } = event
    const entries = (chain?.entries ?? 0) + 1
    chains.set(chainName(event), { object_kind, object_id, entries, last_seq: seq, last_hash: hash, longer: true })
    return { id: event.id, seq, prev: prev ?? null, hash }
  })
  await sql`
    insert into custody_entry (seq, id, type, at, actor_role, object_commit, detail_commit, prev_for_object, leaf_hash)
    select place.seq, p.id, p.type, p.at, p.actor_role, p.object_commit, p.detail_commit, place.prev, place.hash
    from unnest(${placed.map(({ id }) => id)}::bigint[], ${placed.map(({ seq }) => seq)}::bigint[],
      ${placed.map(({ prev }) => prev)}::bytea[], ${placed.map(({ hash }) => hash)}::bytea[]) place (id, seq, prev, hash)
    join custody_pending p using (id)`.execute(tx)
  await sql`delete from custody_pending where id = any(${placed.map(({ id }) => id)}::bigint[])`.execute(tx)
  await saveChains(
    tx,
    [...chains.values()].filter(({ longer }) => longer),
  )
  const grown = grow(
    edge,
    placed.map(({ hash }) => hash),
  )
  await saveTiles(tx, grown.tiles)
  return { edge: grown.edge, placed: placed.length }
}

type Chain = {
  readonly object_kind: string
  readonly object_id: string
  readonly entries: number
  readonly last_seq: number
  readonly last_hash: Buffer
  readonly longer?: boolean
}
const chainName = ({ object_kind, object_id }: Pick<Chain, 'object_kind' | 'object_id'>) =>
  `${object_kind}/${object_id}`

async function loadChains(tx: Tx, waiting: readonly Waiting[]): Promise<Map<string, Chain>> {
  const objects = [...new Map(waiting.map((event) => [chainName(event), event])).values()]
  const { rows } = await sql<Chain>`
    select c.object_kind, c.object_id, c.entries, c.last_seq, c.last_hash from custody_chain c
    join unnest(${objects.map(({ object_kind }) => object_kind)}::text[], ${objects.map(({ object_id }) => object_id)}::text[])
      wanted (kind, id) on c.object_kind = wanted.kind and c.object_id = wanted.id`.execute(tx)
  return new Map(rows.map((row) => [chainName(row), row]))
}

async function saveChains(tx: Tx, chains: readonly Chain[]): Promise<void> {
  await sql`
    insert into custody_chain (object_kind, object_id, entries, last_seq, last_hash)
    select * from unnest(${chains.map((one) => one.object_kind)}::text[], ${chains.map((one) => one.object_id)}::text[],
      ${chains.map((one) => one.entries)}::bigint[], ${chains.map((one) => one.last_seq)}::bigint[],
      ${chains.map((one) => one.last_hash)}::bytea[])
    on conflict (object_kind, object_id) do update
      set entries = excluded.entries, last_seq = excluded.last_seq, last_hash = excluded.last_hash`.execute(tx)
}

async function saveTiles(tx: Tx, tiles: readonly (TileAddress & { readonly hashes: Buffer })[]): Promise<void> {
  await sql`
    insert into custody_tile (level, index, hashes)
    select * from unnest(${tiles.map(({ level }) => level)}::smallint[], ${tiles.map(({ index }) => index)}::bigint[],
      ${tiles.map(({ hashes }) => hashes)}::bytea[])
    on conflict (level, index) do update set hashes = excluded.hashes`.execute(tx)
}

export type StoredCheckpoint = {
  readonly size: number
  readonly root: Buffer
  readonly signed_at: string
  readonly note: string
}

/** The newest signed checkpoint, or the one of `size`. */
export async function findCheckpoint(tx: Tx, size?: number): Promise<StoredCheckpoint | undefined> {
  const { rows } = await sql<StoredCheckpoint>`
    select size, root, signed_at, note from custody_checkpoint
    where ${size === undefined ? sql`true` : sql`size = ${size}`} order by size desc limit 1`.execute(
    tx as Kysely<Tables>,
  )
  return rows[0]
}

/** The key of an institution's log as policies name it: `name+id+key`. `publicKey` is the raw key of its use `log`, 32 bytes. */
export const logVkey = (institution: string, publicKey: Uint8Array): string =>
  vkeyOf(noteKey(originOf(institution), publicKey))

/** The keys that checkpoints of this log are checked with. */
export const noteKeys = async (institution: string, keys: LogKeys): Promise<readonly NoteKey[]> =>
  (await keys.publicKeys()).map((publicKey) => noteKey(originOf(institution), publicKey))

/**
 * Signs a checkpoint when the tree has grown since the last one, from tiles that an earlier transaction has committed. Refuses
 * (LogMismatch) when the last checkpoint is not one of ours or its tree is not the beginning of this one.
 */
export async function signCheckpoint(
  tx: Tx,
  { institution, keys, at }: { readonly institution: string; readonly keys: LogKeys; readonly at: Date },
): Promise<StoredCheckpoint | undefined> {
  const size = await treeSize(tx)
  const last = await findCheckpoint(tx)
  if (size === (last?.size ?? 0)) return undefined
  const root = await confirmGrowth(tx, size, last, institution, keys)
  const text = checkpointText({ origin: originOf(institution), size, root })
  const { publicKey, signature } = await keys.sign(Buffer.from(text))
  const note = assembleNote(text, noteKey(originOf(institution), publicKey), signature)
  await sql`insert into custody_checkpoint (size, root, signed_at, note) values (${size}, ${root}, ${at}, ${note})`.execute(
    tx,
  )
  return { size, root, signed_at: at.toISOString(), note }
}

/** The root of the tree of `size` entries, after proving from its tiles that `last` is its beginning. */
export async function confirmGrowth(
  tx: Tx,
  size: number,
  last: Pick<StoredCheckpoint, 'size' | 'root' | 'note'> | undefined,
  institution: string,
  keys: LogKeys,
): Promise<Buffer> {
  if (last === undefined) return rootOfEdge(await loadEdge(tx, size))
  const opened = openCheckpoint(last.note, await noteKeys(institution, keys))
  if (opened.status !== 'signed' || opened.size !== last.size || !opened.root.equals(last.root))
    throw new LogMismatch(`The checkpoint of ${last.size} entries is not signed by a key of this institution`)
  if (last.size > size)
    throw new LogMismatch(`The log has ${size} entries, and a checkpoint of ${last.size} entries was signed`)
  const plan = planConsistency(last.size, size)
  const read = await fetchTiles(tx, [...edgeTiles(size), ...plan.tiles])
  return refuseDamage(() => {
    const root = rootOfEdge(edgeFrom(size, read))
    if (!verifyConsistency({ size1: last.size, size2: size, root1: last.root, root2: root, proof: plan.hashes(read) }))
      throw new LogMismatch(`The first ${last.size} entries of the log are not those of their signed checkpoint`)
    return root
  })
}

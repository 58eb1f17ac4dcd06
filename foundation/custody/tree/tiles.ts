/** The tree as tiles of 256 hashes (c2sp.org/tlog-tiles): growing it at its right edge, reading any hash or proof from it. */
import { EMPTY_ROOT, HASH_BYTES, hashNode, largestPowerBelow, rootOf } from './merkle.ts'

/** Hashes in a full tile, and levels of the tree from one level of tiles to the next. */
export const TILE_WIDTH = 256
const TILE_HEIGHT = 8

export type TileAddress = { readonly level: number; readonly index: number }
export type Tile = TileAddress & { readonly hashes: Buffer }

/** The tree without its full tiles: at each level the hashes of the tile that is not full yet. */
export type Edge = { readonly size: number; readonly levels: readonly (readonly Buffer[])[] }

export const emptyEdge: Edge = { size: 0, levels: [] }

/** Hashes of a tile, or the first `count` of them. */
export const hashesIn = (bytes: Buffer, count = bytes.length / HASH_BYTES): readonly Buffer[] =>
  Array.from({ length: count }, (_, index) => bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES))

/** Adds leaf hashes. Out: the new edge, and every tile that is new or longer than before, full ones and partial ones. */
export function grow(
  edge: Edge,
  leafHashes: readonly Buffer[],
): { readonly edge: Edge; readonly tiles: readonly Tile[] } {
  const levels = edge.levels.map((hashes) => [...hashes])
  const tiles: Tile[] = []
  const touched = new Set<number>()
  const full = levels.map((_, level) => Math.floor(edge.size / TILE_WIDTH ** (level + 1)))
  const push = (level: number, hash: Buffer): void => {
    const hashes = levels[level] ?? []
    levels[level] = hashes
    hashes.push(hash)
    touched.add(level)
    if (hashes.length < TILE_WIDTH) return
    const index = full[level] ?? 0
    tiles.push({ level, index, hashes: Buffer.concat(hashes) })
    full[level] = index + 1
    levels[level] = []
    touched.delete(level)
    push(level + 1, rootOf(hashes))
  }
  for (const hash of leafHashes) push(0, hash)
  for (const level of touched)
    tiles.push({ level, index: full[level] ?? 0, hashes: Buffer.concat(levels[level] ?? []) })
  return { edge: { size: edge.size + leafHashes.length, levels }, tiles }
}

/** The root of the tree with this edge. */
export function rootOfEdge({ levels }: Edge): Buffer {
  let rest: readonly Buffer[] = []
  for (const hashes of levels) if (hashes.length + rest.length > 0) rest = [rootOf([...hashes, ...rest])]
  return rest[0] ?? EMPTY_ROOT
}

/** How many hashes the tile has in a tree of `size` entries: 256, fewer at the right edge, 0 beyond it. */
export function widthOf({ level, index }: TileAddress, size: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level)
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH))
}

/** The tiles of the right edge of a tree of `size` entries that are not full. */
export function edgeTiles(size: number): readonly TileAddress[] {
  const tiles: TileAddress[] = []
  for (let level = 0, hashes = size; hashes > 0; level++, hashes = Math.floor(hashes / TILE_WIDTH))
    if (hashes % TILE_WIDTH > 0) tiles.push({ level, index: Math.floor(hashes / TILE_WIDTH) })
  return tiles
}

/** Reads a tile that was asked for; undefined when there is none. It may be longer than the tree of interest. */
export type TileReader = (address: TileAddress) => Buffer | undefined

/** The edge of the tree of `size` entries from its tiles. Throws when one is missing or too short. */
export function edgeFrom(size: number, read: TileReader): Edge {
  const levels: Buffer[][] = []
  for (let level = 0, hashes = size; hashes > 0; level++, hashes = Math.floor(hashes / TILE_WIDTH)) levels[level] = []
  for (const address of edgeTiles(size))
    levels[address.level] = [...hashesIn(readTile(address, read, widthOf(address, size)), widthOf(address, size))]
  return { size, levels }
}

type Range = readonly [first: number, end: number]

/** Entries whose hashes prove that the entry at `index` is in the tree of `size`, nearest first. */
function inclusionRanges(index: number, size: number): readonly Range[] {
  const ranges: Range[] = []
  for (let [first, end] = [0, size]; end - first > 1; ) {
    const middle = first + largestPowerBelow(end - first)
    ranges.push(index < middle ? [middle, end] : [first, middle])
    if (index < middle) end = middle
    else first = middle
  }
  return ranges.reverse()
}

/** Entries whose hashes prove that the tree of `size1` is the beginning of that of `size2` (RFC 9162 §2.1.4.1). */
function consistencyRanges(size1: number, size2: number): readonly Range[] {
  const ranges: Range[] = []
  let [first, end] = [0, size2]
  while (size1 !== end) {
    const middle = first + largestPowerBelow(end - first)
    ranges.push(size1 <= middle ? [middle, end] : [first, middle])
    if (size1 <= middle) end = middle
    else first = middle
  }
  // the subtree that both share is known to whoever knows the smaller tree, if it is the whole of it
  if (first > 0) ranges.push([first, end])
  return ranges.reverse()
}

type Node = { readonly level: number; readonly index: number }

/** The complete subtrees that a range at the right of a tree falls into, largest first. */
function nodesOf([first, end]: Range): readonly Node[] {
  const nodes: Node[] = []
  for (let at = first; at < end; ) {
    let level = 0
    while (2 ** (level + 1) <= end - at && at % 2 ** (level + 1) === 0) level++
    nodes.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return nodes
}

/** Where the hashes below a node lie: a tile, the first of them in it, how many. */
function placeOf({ level, index }: Node) {
  const tileLevel = Math.floor(level / TILE_HEIGHT)
  const count = 2 ** (level % TILE_HEIGHT)
  const first = index * count
  return { address: { level: tileLevel, index: Math.floor(first / TILE_WIDTH) }, first: first % TILE_WIDTH, count }
}

/** A proof to be read from tiles: which tiles it needs, and the hashes once they are there. */
export type PlannedProof = {
  readonly tiles: readonly TileAddress[]
  readonly hashes: (read: TileReader) => readonly Buffer[]
}

const plan = (ranges: readonly Range[]): PlannedProof => {
  const parts = ranges.map((range) => nodesOf(range).map(placeOf))
  const tiles = new Map(parts.flat().map(({ address }) => [`${address.level}/${address.index}`, address]))
  return {
    tiles: [...tiles.values()],
    hashes: (read) =>
      parts.map((places) => {
        const roots = places.map(({ address, first, count }) =>
          rootOf(hashesIn(readTile(address, read, first + count), first + count).slice(first)),
        )
        return roots.reduceRight((rest, node) => hashNode(node, rest))
      }),
  }
}

/** The proof that the entry at `index` is in the tree of `size` entries. Refuses an index outside of it. */
export function planInclusion(index: number, size: number): PlannedProof {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new RangeError(`Cannot prove the entry ${index} in a tree of ${size} entries`)
  return plan(inclusionRanges(index, size))
}

/** The proof that the tree of `size1` entries is the beginning of that of `size2`. Refuses size 0 and a smaller second tree. */
export function planConsistency(size1: number, size2: number): PlannedProof {
  if (!Number.isSafeInteger(size1) || size1 < 1 || size1 > size2)
    throw new RangeError(`Cannot prove a tree of ${size1} entries consistent with one of ${size2}`)
  return plan(size1 === size2 ? [] : consistencyRanges(size1, size2))
}

function readTile(address: TileAddress, read: TileReader, width: number): Buffer {
  const bytes = read(address)
  if (bytes === undefined || bytes.length < width * HASH_BYTES || bytes.length % HASH_BYTES !== 0)
    throw new TileDamaged(address)
  return bytes
}

/** A tile of the tree is missing or too short. */
export class TileDamaged extends Error {
  readonly address: TileAddress
  constructor(address: TileAddress) {
    super(`The tile ${address.level}/${address.index} of the log is missing or too short`)
    this.address = address
  }
}

/** `tile/0/x001/x234/067.p/8`: the path of a tile, partial with `width`, or of a bundle of entries with the level `entries`. */
export function tilePath(level: number | 'entries', index: number, width = TILE_WIDTH): string {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0')
  const groups = digits.match(/\d{3}/g) ?? []
  const name = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${level}/${name}${width < TILE_WIDTH ? `.p/${width}` : ''}`
}

/** Reads the path of a tile after `tile/`; undefined for one that the specification does not allow. */
export function readTilePath(
  path: string,
): { readonly level: number | 'entries'; readonly index: number; readonly width: number } | undefined {
  const [, level, groups, width] =
    /^(entries|[0-9]|[1-5][0-9]|6[0-3])\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path) ?? []
  if (level === undefined || groups === undefined || Number(width ?? 1) >= TILE_WIDTH) return undefined
  const index = Number(groups.replaceAll(/[x/]/g, ''))
  const read = {
    level: level === 'entries' ? level : Number(level),
    index,
    width: Number(width ?? TILE_WIDTH),
  } as const
  return Number.isSafeInteger(index) && tilePath(read.level, index, read.width) === `tile/${path}` ? read : undefined
}

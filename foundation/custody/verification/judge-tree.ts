/** Entries, tiles and checkpoints against each other: the signed root decides which of them was changed. */
import { HASH_BYTES, hashNode, rootOf } from '../tree/merkle.ts'
import { type Edge, hashesIn, rootOfEdge, TILE_WIDTH, tilePath, widthOf } from '../tree/tiles.ts'
import { type Finding, finding } from './findings.ts'

export type GivenCheckpoint = { readonly n: number; readonly size: number; readonly root: Buffer }

/** Every tile of a tree, path without `tile/`, from the top level down. */
export function tilesOf(size: number) {
  const tiles: { readonly level: number; readonly index: number; readonly width: number; readonly path: string }[] = []
  const levels = Math.max(1, Math.ceil(Math.log(Math.max(size, 2)) / Math.log(TILE_WIDTH)) + 1)
  for (let level = levels; level >= 0; level--)
    for (let index = 0; widthOf({ level, index }, size) > 0; index++) {
      const width = widthOf({ level, index }, size)
      tiles.push({ level, index, width, path: tilePath(level, index, width).slice('tile/'.length) })
    }
  return tiles
}

/** Tiles in the order of an export: level by level from the leaves. */
export const ascending = (tiles: ReturnType<typeof tilesOf>) =>
  [...tiles].sort((one, other) => one.level - other.level || one.index - other.index)

type Hash = Buffer | undefined
type Judged = { readonly hashes: readonly Hash[]; readonly findings: readonly Finding[] }

/**
 * Judges a tree of `size` entries. `own` are the leaf hashes computed from the entries, `root` the signed root of this size if there is
 * one. Answers what is wrong, and the leaf hashes that the tree stands for.
 */
export function judgeTree(
  size: number,
  own: readonly Hash[],
  given: ReadonlyMap<string, Buffer>,
  root: Buffer | undefined,
): Judged {
  const findings: Finding[] = []
  const expected = tilesOf(size)
  const known = new Set(expected.map(({ path }) => path))
  for (const path of given.keys()) if (!known.has(path)) findings.push(finding('tile.inserted', { tile: path }))

  const usable = new Map<string, readonly Buffer[]>()
  for (const { path, width } of expected) {
    const bytes = given.get(path)
    if (bytes === undefined) findings.push(finding('tile.missing', { tile: path }))
    else if (bytes.length !== width * HASH_BYTES) findings.push(finding('tile.truncated', { tile: path }))
    else usable.set(path, hashesIn(bytes))
  }
  const computed = computedLevels(size, own, usable)
  const trusted = trustEdges(size, usable, computed, root)
  // from the top down: a tile is right when it gives the hash that the trusted tile above holds for it
  for (const { level, index, width, path } of expected) {
    const mine = computed[level]?.slice(index * TILE_WIDTH, index * TILE_WIDTH + width) ?? []
    const theirs = usable.get(path)
    const above = trusted[level + 1]?.[index]
    const isEdge = width < TILE_WIDTH
    const settled = isEdge ? trusted[level]?.slice(index * TILE_WIDTH, index * TILE_WIDTH + width) : undefined
    const choice =
      settled ??
      [theirs, mine].find(
        (hashes): hashes is readonly Buffer[] =>
          hashes?.every((hash) => hash !== undefined) === true &&
          above !== undefined &&
          rootOf(whole(hashes)).equals(above),
      )
    if (theirs !== undefined && (choice === undefined || !same(theirs, choice)))
      findings.push(finding('tile.altered', { tile: path }))
    const chosen = choice ?? theirs ?? mine
    if (choice === undefined && level === 0 && !same(mine, chosen))
      findings.push(finding('entries.unproven', { from: index * TILE_WIDTH, to: index * TILE_WIDTH + width - 1 }))
    const row = trusted[level] ?? []
    trusted[level] = row
    chosen.forEach((hash, offset) => {
      row[index * TILE_WIDTH + offset] = hash
    })
  }
  const leaves = trusted[0] ?? []
  for (let seq = 0; seq < size; seq++) {
    const [mine, right] = [own[seq], leaves[seq]]
    if (mine !== undefined && right !== undefined && !mine.equals(right))
      findings.push(finding('entry.altered', { seq }))
  }
  return { hashes: leaves, findings }
}

const whole = (hashes: readonly Hash[]) => hashes.filter((hash) => hash !== undefined)
const same = (one: readonly Hash[], other: readonly Hash[]) =>
  one.length === other.length && one.every((hash, index) => hash !== undefined && other[index]?.equals(hash) === true)

/** The hashes of every level of tiles as the entries give them; a hole is filled with what the tile below holds, if it is there. */
function computedLevels(size: number, own: readonly Hash[], given: ReadonlyMap<string, readonly Buffer[]>): Hash[][] {
  const levels: Hash[][] = [
    Array.from({ length: size }, (_, seq) => {
      if (own[seq] !== undefined) return own[seq]
      const index = Math.floor(seq / TILE_WIDTH)
      const path = tilePath(0, index, widthOf({ level: 0, index }, size)).slice('tile/'.length)
      return given.get(path)?.[seq % TILE_WIDTH]
    }),
  ]
  for (let below = levels[0] ?? []; below.length >= TILE_WIDTH; ) {
    const row: Hash[] = []
    for (let index = 0; (index + 1) * TILE_WIDTH <= below.length; index++) {
      const hashes = below.slice(index * TILE_WIDTH, (index + 1) * TILE_WIDTH)
      row.push(hashes.includes(undefined) ? undefined : rootOf(whole(hashes)))
    }
    levels.push(row)
    below = row
  }
  return levels
}

/** The hashes of the tiles at the right edge that give the signed root: as given, with one of them computed, or all computed. */
function trustEdges(
  size: number,
  given: ReadonlyMap<string, readonly Buffer[]>,
  computed: readonly (readonly Hash[])[],
  root: Buffer | undefined,
): Hash[][] {
  const edges = tilesOf(size).filter(({ width }) => width < TILE_WIDTH)
  const choices = [
    new Set<string>(),
    ...edges.map(({ path }) => new Set([path])),
    new Set(edges.map(({ path }) => path)),
  ]
  for (const fromEntries of choices) {
    const levels: Buffer[][] = []
    const complete = edges.every(({ level, index, width, path }) => {
      const mine = computed[level]?.slice(index * TILE_WIDTH, index * TILE_WIDTH + width) ?? []
      const hashes = fromEntries.has(path) ? mine : (given.get(path) ?? mine)
      levels[level] = whole(hashes)
      return levels[level].length === width
    })
    if (!complete) continue
    const edge: Edge = { size, levels: Array.from(levels, (hashes) => hashes ?? []) }
    if (root !== undefined && !rootOfEdge(edge).equals(root)) continue
    const trusted: Hash[][] = []
    for (const { level, index } of edges) {
      const row: Hash[] = []
      levels[level]?.forEach((hash, offset) => {
        row[index * TILE_WIDTH + offset] = hash
      })
      trusted[level] = row
    }
    return trusted
  }
  return []
}

/** Checkpoints, smallest first, whose root is not that of the first entries of the tree. */
export function judgeCheckpoints(checkpoints: readonly GivenCheckpoint[], leaves: readonly Hash[]): readonly Finding[] {
  const findings: Finding[] = []
  // complete subtrees from the left, largest first: what is needed of a tree to know its root and let it grow
  const nodes: { readonly entries: number; readonly hash: Buffer }[] = []
  let at = 0
  let broken = false
  for (const { n, size, root } of [...checkpoints].sort((one, other) => one.size - other.size)) {
    if (size > leaves.length) {
      findings.push(finding('checkpoint.beyond', { n, size }))
      continue
    }
    for (; at < size && !broken; at++) {
      const leaf = leaves[at]
      if (leaf === undefined) broken = true
      else {
        let node = { entries: 1, hash: leaf }
        for (let left = nodes.at(-1); left?.entries === node.entries; left = nodes.at(-1)) {
          nodes.pop()
          node = { entries: left.entries * 2, hash: hashNode(left.hash, node.hash) }
        }
        nodes.push(node)
      }
    }
    const found = nodes.map(({ hash }) => hash).reduceRight((rest, hash) => hashNode(hash, rest))
    if (broken || !found.equals(root)) findings.push(finding('checkpoint.mismatch', { n, size }))
  }
  return findings
}

/** The tree of RFC 6962 / RFC 9162 §2.1: hashes, and strict verification of inclusion and consistency. */
import { hash } from 'node:crypto'

export const HASH_BYTES = 32
const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

const sha256 = (...parts: readonly Uint8Array[]): Buffer => hash('sha256', Buffer.concat(parts), 'buffer')

/** Root of the tree without entries. */
export const EMPTY_ROOT = sha256()

export const hashLeaf = (entry: Uint8Array): Buffer => sha256(LEAF, entry)
export const hashNode = (left: Uint8Array, right: Uint8Array): Buffer => sha256(NODE, left, right)

/** Root over hashes of complete subtrees of one size, the last of which may stand for a smaller rest. Refuses none at all. */
export function rootOf(hashes: readonly Uint8Array[]): Buffer {
  if (hashes.length === 0) throw new Error('Cannot compute the root of no hashes')
  const [only] = hashes
  if (hashes.length === 1 && only !== undefined) return Buffer.from(only)
  const middle = largestPowerBelow(hashes.length)
  return hashNode(rootOf(hashes.slice(0, middle)), rootOf(hashes.slice(middle)))
}

/** The largest power of two below `size` (2 or more). */
export function largestPowerBelow(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}

type Path = readonly Uint8Array[]
const isHash = (bytes: Uint8Array) => bytes.length === HASH_BYTES
const isCount = (number: number) => Number.isSafeInteger(number) && number >= 0
const equal = (one: Uint8Array | undefined, other: Uint8Array) => one !== undefined && Buffer.compare(one, other) === 0
const half = (number: number) => Math.floor(number / 2)
const isOdd = (number: number) => number % 2 === 1

export type Inclusion = {
  readonly index: number
  readonly size: number
  readonly leafHash: Uint8Array
  readonly root: Uint8Array
  readonly path: Path
}

/** Whether the path proves that the leaf stands at `index` in the tree of `size` entries with this root (RFC 9162 §2.1.3.2). */
export function verifyInclusion({ index, size, leafHash, root, path }: Inclusion): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || ![leafHash, root, ...path].every(isHash)) return false
  let [at, last] = [index, size - 1]
  let found: Uint8Array = leafHash
  for (const sibling of path) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      found = hashNode(sibling, found)
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else found = hashNode(found, sibling)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && equal(found, root)
}

export type Consistency = {
  readonly size1: number
  readonly size2: number
  readonly root1: Uint8Array
  readonly root2: Uint8Array
  readonly proof: Path
}

/**
 * Whether the proof shows that the first `size1` entries of the tree `root2` are those of `root1` (RFC 9162 §2.1.4.2). A tree without
 * entries proves nothing and is refused.
 */
export function verifyConsistency({ size1, size2, root1, root2, proof }: Consistency): boolean {
  if (!isCount(size1) || size1 === 0) return false
  return verifySubtreeConsistency({ start: 0, end: size1, size: size2, root1, root2, proof })
}

export type SubtreeInclusion = Omit<Inclusion, 'size'> & { readonly start: number; readonly end: number }

/** The same for the entries from `start` to before `end`, which must be a subtree of every tree that holds them (draft-ietf-plants-merkle-tree-certs). */
export function verifySubtreeInclusion({ start, end, index, ...rest }: SubtreeInclusion): boolean {
  return isSubtree(start, end) && verifyInclusion({ ...rest, index: index - start, size: end - start })
}

export type SubtreeConsistency = Omit<Consistency, 'size1' | 'size2'> & {
  readonly start: number
  readonly end: number
  readonly size: number
}

/** Whether the proof shows that `root1` is that of the entries from `start` to before `end` in the tree of `size` entries with `root2`. */
export function verifySubtreeConsistency({ start, end, size, root1, root2, proof }: SubtreeConsistency): boolean {
  if (!isSubtree(start, end) || !isCount(size) || end > size) return false
  // no entries are part of any tree, whatever its root
  if (start === end) return proof.length === 0 && equal(root1, EMPTY_ROOT)
  if (![root1, root2, ...proof].every(isHash)) return false
  let [first, last, final] = [start, end - 1, size - 1]
  const up = () => {
    ;[first, last, final] = [half(first), half(last), half(final)]
  }
  const reachesEnd = last === final
  while (first !== last && (reachesEnd || isOdd(last))) up()
  let rest = proof
  let [small, large]: [Uint8Array | undefined, Uint8Array | undefined] = [root1, root1]
  if (first !== last) {
    ;[small, rest] = [rest[0], rest.slice(1)]
    large = small
  }
  if (small === undefined || large === undefined) return false
  for (const sibling of rest) {
    if (final === 0) return false
    if (isOdd(last) || last === final) {
      if (first < last) small = hashNode(sibling, small)
      large = hashNode(sibling, large)
      while (!isOdd(last) && last !== 0) up()
    } else large = hashNode(large, sibling)
    up()
  }
  return final === 0 && equal(small, root1) && equal(large, root2)
}

/** Whether these entries hang below one node in every tree that holds them: the start is a multiple of their number rounded up to a power of two. */
function isSubtree(start: number, end: number): boolean {
  if (!isCount(start) || !isCount(end) || start > end) return false
  let span = 1
  while (span < end - start) span *= 2
  return start === end || start % span === 0
}

/** An entry of the tree: canonical JSON (RFC 8785) of commitments and of what nobody needs to keep secret. */
import { hash } from 'node:crypto'
import { hashLeaf } from './merkle.ts'

export type Leaf = {
  readonly seq: number
  readonly type: string
  /** UTC, milliseconds: `2026-11-23T10:00:00.000Z`. */
  readonly at: string
  readonly actorRole: string
  /** SHA-256 of 32 random bytes and of the canonical JSON of the object, in hexadecimal digits; the same for the detail. */
  readonly objectCommit: string
  readonly detailCommit: string
  /** Leaf hash of the entry before this one about the same object; null for the first. */
  readonly prevForObject: string | null
}

/** The format of leaves. */
const VERSION = 1
const HASH = /^[0-9a-f]{64}$/
/** C2SP bundles write the length of an entry in two bytes. */
const LONGEST_LEAF = 65_535

/** The bytes of an entry. Members stand in the order RFC 8785 wants, and no value needs escaping: `isLeaf()` holds. */
export function leafText({ seq, type, at, actorRole, objectCommit, detailCommit, prevForObject }: Leaf): string {
  const prev = prevForObject === null ? 'null' : `"${prevForObject}"`
  return `{"actorRole":"${actorRole}","at":"${at}","detailCommit":"${detailCommit}","objectCommit":"${objectCommit}","prevForObject":${prev},"seq":${seq},"type":"${type}","v":${VERSION}}`
}

/** Reads the bytes of an entry; undefined when they are not exactly those of a leaf. */
export function readLeaf(text: string): Leaf | undefined {
  try {
    const { v: _, ...leaf } = JSON.parse(text) as Leaf & { readonly v: unknown }
    return isLeaf(leaf) && leafText(leaf) === text ? leaf : undefined
  } catch {
    return undefined
  }
}

const isLeaf = (leaf: Leaf): boolean =>
  Number.isSafeInteger(leaf.seq) &&
  leaf.seq >= 0 &&
  /^[a-z][a-z0-9.-]{0,59}$/.test(leaf.type) &&
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(leaf.at) &&
  /^[a-z][a-z0-9+-]{0,199}$/.test(leaf.actorRole) &&
  HASH.test(leaf.objectCommit) &&
  HASH.test(leaf.detailCommit) &&
  (leaf.prevForObject === null || HASH.test(leaf.prevForObject))

export const leafHashOf = (leaf: Leaf): Buffer => hashLeaf(Buffer.from(leafText(leaf)))

/** The commitment to canonical JSON under a salt of 32 bytes. */
export const commitmentOf = (salt: Uint8Array, canonical: string): string =>
  hash('sha256', Buffer.concat([salt, Buffer.from(canonical)]), 'hex')

/** The bytes of up to 256 entries as c2sp.org/tlog-tiles bundles them: each after its length in two bytes. */
export function bundleOf(entries: readonly string[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => {
      const bytes = Buffer.from(entry)
      if (bytes.length > LONGEST_LEAF) throw new RangeError(`Cannot bundle an entry of ${bytes.length} bytes`)
      const length = Buffer.alloc(2)
      length.writeUInt16BE(bytes.length)
      return [length, bytes]
    }),
  )
}

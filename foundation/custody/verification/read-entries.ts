/** The entries of an exported log in the order of its lines: which is missing, moved or put in, and whether its details are its own. */
import { canonicalJson } from '../../canonical/index.ts'
import { commitmentOf, type Leaf, leafHashOf, readLeaf } from '../tree/leaf.ts'
import type { Opening } from './export-lines.ts'
import { type Finding, finding } from './findings.ts'

/** What is kept of an entry: its hash, the one before about the same object, and the object where that could be opened. */
export type ReadEntry = {
  readonly hash: Buffer
  readonly prev: Buffer | null
  readonly object: string | undefined
}

/** What the entries come to. `entries[seq]` is absent where there is no readable one. */
export type Entries = {
  readonly entries: readonly (ReadEntry | undefined)[]
  readonly findings: readonly Finding[]
  readonly opened: number
  readonly first: string | undefined
  readonly last: string | undefined
}

/** Takes the entries of a log of `size` one by one. */
export function entryReader(size: number) {
  const entries: (ReadEntry | undefined)[] = []
  const findings: Finding[] = []
  let gaps: (readonly [from: number, to: number])[] = []
  let expected = 0
  let opened = 0
  let first: string | undefined
  let last: string | undefined

  const place = ({ seq }: Leaf, line: number): boolean => {
    if (seq >= expected && seq < size) {
      if (seq > expected) gaps.push([expected, seq - 1])
      expected = seq + 1
      return true
    }
    const isMoved = gaps.some(([from, to]) => seq >= from && seq <= to)
    gaps = isMoved ? gaps.flatMap((gap) => without(gap, seq)) : gaps
    findings.push(finding(isMoved ? 'entry.misplaced' : 'entry.inserted', { seq, line }))
    return isMoved
  }

  return {
    take: (text: string, opening: Opening | null, line: number): void => {
      const leaf = readLeaf(text)
      if (leaf === undefined) {
        findings.push(finding('entry.unreadable', { seq: expected, line }))
        expected++
        return
      }
      if (!place(leaf, line)) return
      first ??= leaf.at
      last = leaf.at
      const isOpened = opening !== null && opens(leaf, opening)
      if (opening !== null && !isOpened) findings.push(finding('opening.altered', { seq: leaf.seq }))
      if (isOpened) opened++
      entries[leaf.seq] = {
        hash: leafHashOf(leaf),
        prev: leaf.prevForObject === null ? null : Buffer.from(leaf.prevForObject, 'hex'),
        object: isOpened ? `${opening.object.kind}/${opening.object.id}` : undefined,
      }
    },
    end: (): Entries => {
      if (expected < size) findings.push(finding('entries.truncated', { from: expected, to: size - 1 }))
      for (const [from, to] of gaps)
        findings.push(from === to ? finding('entry.missing', { seq: from }) : finding('entries.missing', { from, to }))
      return { entries, findings, opened, first, last }
    },
  }
}

const without = ([from, to]: readonly [number, number], seq: number): (readonly [number, number])[] =>
  seq < from || seq > to
    ? [[from, to]]
    : (
        [
          [from, seq - 1],
          [seq + 1, to],
        ] as const
      ).filter(([first, last]) => first <= last)

/** Whether salts and texts are those that the entry committed to. */
function opens(leaf: Leaf, { object, object_salt, detail, detail_salt }: Opening): boolean {
  const [salt1, salt2] = [Buffer.from(object_salt, 'base64'), Buffer.from(detail_salt, 'base64')]
  return (
    salt1.length === 32 &&
    salt2.length === 32 &&
    commitmentOf(salt1, canonicalJson(object)) === leaf.objectCommit &&
    commitmentOf(salt2, detail) === leaf.detailCommit
  )
}

/**
 * Every entry continues the end of exactly one chain or begins one; where objects are known, each chain is of one object. `right` are the
 * leaf hashes that the tree stands for: an entry that is absent or changed keeps its place in its chain.
 */
export function judgeChains(
  entries: readonly (ReadEntry | undefined)[],
  right: readonly (Buffer | undefined)[],
): { readonly chains: number; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  const ends = new Map<string, string | undefined>()
  let chains = 0
  for (let seq = 0; seq < right.length; seq++) {
    const entry = entries[seq]
    const own = right[seq] ?? entry?.hash
    if (own === undefined) continue
    const isOwn = entry?.hash.equals(own) === true
    if (isOwn && entry.prev === null) chains++
    let object = isOwn ? entry.object : undefined
    if (isOwn && entry.prev !== null) {
      const before = entry.prev.toString('latin1')
      const other = ends.get(before)
      if (!ends.delete(before)) findings.push(finding('chain.broken', { seq }))
      else if (object !== undefined && other !== undefined && object !== other)
        findings.push(finding('chain.mixed', { seq }))
      object ??= other
    }
    ends.set(own.toString('latin1'), object)
  }
  return { chains, findings }
}

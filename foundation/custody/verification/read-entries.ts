/** The entries of an exported log in the order of its lines: which is altered, missing, moved or put in, and whether each chain is whole. */
import { canonicalJson } from '../canonical.ts'
import { commitmentOf, type Leaf, leafHashOf, readLeaf } from '../tree/leaf.ts'
import type { Opening } from './export-lines.ts'
import { type Finding, finding } from './findings.ts'

/** What the entries come to. `hashes[seq]` is the leaf hash computed from the entry; absent where there is no readable one. */
export type Entries = {
  readonly hashes: readonly (Buffer | undefined)[]
  readonly findings: readonly Finding[]
  readonly opened: number
  readonly objects: number
  readonly first: string | undefined
  readonly last: string | undefined
}

/** Takes entries one by one. `recorded(seq)` is the hash that the tiles hold for an entry, where they do. */
export function entryReader(size: number, recorded: (seq: number) => Buffer | undefined) {
  const hashes: (Buffer | undefined)[] = []
  const findings: Finding[] = []
  let skipped: (readonly [from: number, to: number])[] = []
  const chains = chainChecker()
  let expected = 0
  let opened = 0
  let first: string | undefined
  let last: string | undefined

  const place = (leaf: Leaf, line: number): boolean => {
    const { seq } = leaf
    if (seq === expected) {
      expected++
      return true
    }
    if (seq > expected && seq < size) {
      skipped.push([expected, seq - 1])
      expected = seq + 1
      return true
    }
    if (skipped.some(([from, to]) => seq >= from && seq <= to)) {
      skipped = skipped.flatMap((gap) => without(gap, seq))
      findings.push(finding('entry.misplaced', { seq, line }))
      return true
    }
    findings.push(finding('entry.inserted', { seq, line }))
    return false
  }

  return {
    take: (text: string, opening: Opening | null, line: number): void => {
      const leaf = readLeaf(text)
      if (leaf === undefined) {
        findings.push(finding('entry.unreadable', { seq: expected, line }))
        hashes[expected++] = undefined
        return
      }
      if (!place(leaf, line)) return
      const hash = leafHashOf(leaf)
      hashes[leaf.seq] = hash
      first ??= leaf.at
      last = leaf.at
      const object = opening === null ? undefined : `${opening.object.kind}/${opening.object.id}`
      const broken = chains.add(leaf, recorded(leaf.seq) ?? hash, object)
      if (broken !== undefined) findings.push(finding(broken, { seq: leaf.seq }))
      if (opening === null) return
      opened++
      if (!opens(leaf, opening)) findings.push(finding('opening.altered', { seq: leaf.seq }))
    },
    end: (): Entries => {
      if (expected < size) findings.push(finding('entries.truncated', { from: expected, to: size - 1 }))
      for (const [from, to] of skipped)
        findings.push(from === to ? finding('entry.missing', { seq: from }) : finding('entries.missing', { from, to }))
      return { hashes, findings, opened, objects: chains.objects(), first, last }
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

/** Every entry continues the end of exactly one chain or begins one; where objects are known, each chain is of one object. */
function chainChecker() {
  const ends = new Map<string, string | undefined>()
  let begun = 0
  return {
    add: (leaf: Leaf, hash: Buffer, object: string | undefined): 'chain.broken' | 'chain.mixed' | undefined => {
      const key = hash.toString('latin1')
      if (leaf.prevForObject === null) {
        begun++
        ends.set(key, object)
        return undefined
      }
      const before = Buffer.from(leaf.prevForObject, 'hex').toString('latin1')
      const known = ends.has(before)
      const other = ends.get(before)
      ends.delete(before)
      ends.set(key, object ?? other)
      if (!known) return 'chain.broken'
      return object !== undefined && other !== undefined && object !== other ? 'chain.mixed' : undefined
    },
    objects: () => begun,
  }
}

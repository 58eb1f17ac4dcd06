/** Verifies a whole log from its exported lines, without server or network, and names everything that was changed in it. */
import { createHash } from 'node:crypto'
import { openCheckpoint } from '../tree/checkpoint.ts'
import { type NoteKey, openNote, readVkey } from '../tree/note.ts'
import { type LineKind, lineKinds, readEnd, readLine } from './export-lines.ts'
import { type Finding, finding } from './findings.ts'
import { ascending, type GivenCheckpoint, judgeCheckpoints, judgeTree, tilesOf } from './judge-tree.ts'
import { entryReader, judgeChains } from './read-entries.ts'

export type LogReport = {
  readonly intact: boolean
  readonly origin: string
  /** Keys that the file names as the institution's. Whether they are must be compared by another way. */
  readonly keys: readonly NoteKey[]
  readonly findings: readonly Finding[]
  readonly entries: number
  readonly checkpoints: number
  readonly tiles: number
  /** Entries whose details came with them; the others can be proven but not read. */
  readonly opened: number
  readonly chains: number
  readonly first: string | undefined
  readonly last: string | undefined
  /** Outsiders who saw a checkpoint at a time. Whether they can be believed is not checked: that needs their root certificate. */
  readonly timestamps: readonly { readonly size: number; readonly at: string; readonly authority: string }[]
}

/** Entries that may be absent before the rest of the tree is judged without them. */
const MOST_ABSENT = 1_000_000

export type VerifyOptions = {
  /** Accept this key alone, whatever the file names. */
  readonly key?: NoteKey | undefined
  readonly onProgress?: (done: number, size: number) => void
}

/** Takes the lines without their line feeds. Never throws for what is in them. */
export async function verifyLog(
  lines: AsyncIterable<string> | Iterable<string>,
  { key, onProgress = () => undefined }: VerifyOptions = {},
): Promise<LogReport> {
  const findings: Finding[] = []
  const digest = createHash('sha256')
  const tiles = new Map<string, Buffer>()
  const notes: { readonly n: number; readonly note: string }[] = []
  const tokens: { readonly size: number; readonly token: Buffer }[] = []
  let header: { readonly origin: string; readonly keys: readonly string[]; readonly size: number } | undefined
  let keys: readonly NoteKey[] = []
  let reader = entryReader(0)
  let end: string | undefined
  let entries = 0
  let line = 0
  let stage = 0
  let lastTile = -1
  let order = new Map<string, number>()

  for await (const text of lines) {
    line++
    if (end !== undefined) {
      findings.push(finding('line.misplaced', { line }))
      continue
    }
    const read = readLine(text)
    if (read?.kind !== 'end') digest.update(text).update('\n')
    if (read === undefined) {
      findings.push(finding('line.unreadable', { line }))
      continue
    }
    const at = lineKinds.indexOf(read.kind satisfies LineKind)
    if (at < stage || (at === 0 && header !== undefined)) findings.push(finding('line.misplaced', { line }))
    stage = Math.max(stage, at)
    if (read.kind === 'log') {
      if (header !== undefined) continue
      header = read.value
      const { size } = header
      const named = header.keys.map(readVkey).filter((one) => one !== undefined && one.name === read.value.origin)
      keys = named.filter((one) => one !== undefined)
      if (key !== undefined) {
        if (!keys.some(({ id, publicKey }) => id.equals(key.id) && publicKey.equals(key.publicKey)))
          findings.push(finding('key.other'))
        keys = [key]
      }
      order = new Map(ascending(tilesOf(size)).map(({ path }, index) => [path, index]))
      reader = entryReader(size)
    } else if (read.kind === 'checkpoint') notes.push(read.value)
    else if (read.kind === 'tile') {
      const { path, hashes } = read.value
      const rank = order.get(path) ?? -1
      if (tiles.has(path)) findings.push(finding('tile.inserted', { tile: path }))
      else {
        if (rank >= 0 && rank < lastTile) findings.push(finding('tile.misplaced', { tile: path }))
        lastTile = Math.max(lastTile, rank)
        tiles.set(path, Buffer.from(hashes, 'base64'))
      }
    } else if (read.kind === 'entry') {
      entries++
      reader.take(read.value.leaf, read.value.opening, line)
      if (entries % 1000 === 0) onProgress(entries, header?.size ?? 0)
    } else if (read.kind === 'timestamp')
      tokens.push({ size: read.value.size, token: Buffer.from(read.value.token, 'base64') })
    else end = read.value
  }

  if (header === undefined) findings.push(finding('file.no-header'))
  const stated = header?.size ?? 0
  // a forged size must not cost more than the file itself
  const size = stated <= entries + MOST_ABSENT ? stated : entries
  const origin = header?.origin ?? ''
  const checkpoints = readCheckpoints(notes, keys, findings)
  const whole = checkpoints.find((one) => one.size === size)
  if (whole === undefined && size > 0) findings.push(finding('checkpoint.none'))
  const read = reader.end()
  const tree = judgeTree(
    size,
    Array.from({ length: size }, (_, seq) => read.entries[seq]?.hash),
    tiles,
    whole?.root,
  )
  const { chains, findings: links } = judgeChains(read.entries, tree.hashes)
  findings.push(...read.findings, ...tree.findings, ...links, ...judgeCheckpoints(checkpoints, tree.hashes))
  findings.push(...judgeEnd(end, origin, keys, [entries, notes.length, tiles.size], digest.digest('hex')))
  const timestamps = await readTimestamps(
    tokens.map(({ size: stamped, token }) => ({
      size: stamped,
      token,
      note: notes[checkpoints.find((one) => one.size === stamped)?.at ?? -1]?.note,
    })),
    findings,
  )
  onProgress(entries, size)
  return {
    intact: findings.length === 0,
    origin,
    keys,
    findings,
    entries,
    checkpoints: notes.length,
    tiles: tiles.size,
    opened: read.opened,
    chains,
    first: read.first,
    last: read.last,
    timestamps,
  }
}

/** Opens every checkpoint; those that hold are given out, what is wrong with the others or with their numbers is found. */
function readCheckpoints(
  notes: readonly { readonly n: number; readonly note: string }[],
  keys: readonly NoteKey[],
  findings: Finding[],
): readonly (GivenCheckpoint & { readonly at: number })[] {
  const checkpoints: (GivenCheckpoint & { readonly at: number })[] = []
  const numbers = new Set(notes.map(({ n }) => n))
  for (let n = 1; n <= Math.max(0, ...numbers); n++)
    if (!numbers.has(n)) findings.push(finding('checkpoint.missing', { n }))
  let before = 0
  for (const [at, { n, note }] of notes.entries()) {
    if (n <= before) findings.push(finding('checkpoint.misplaced', { n }))
    before = Math.max(before, n)
    const opened = openCheckpoint(note, keys)
    if (opened.status === 'signed') checkpoints.push({ n, size: opened.size, root: opened.root, at })
    else findings.push(finding(`checkpoint.${opened.status}`, { n }))
  }
  return checkpoints
}

type GivenToken = { readonly size: number; readonly token: Buffer; readonly note: string | undefined }

async function readTimestamps(tokens: readonly GivenToken[], findings: Finding[]): Promise<LogReport['timestamps']> {
  if (tokens.length === 0) return []
  // read only where it is needed: certificates are a large library
  const { checkToken } = await import('../timestamp/token.ts')
  const timestamps: { readonly size: number; readonly at: string; readonly authority: string }[] = []
  for (const { size, token, note } of tokens) {
    const checked = note === undefined ? undefined : await checkToken(token, Buffer.from(note))
    if (checked?.status === 'valid')
      timestamps.push({ size, at: checked.at.toISOString(), authority: checked.authority })
    else findings.push(finding('timestamp.refused', { size }))
  }
  return timestamps
}

function judgeEnd(
  note: string | undefined,
  origin: string,
  keys: readonly NoteKey[],
  counts: readonly number[],
  sha256: string,
): readonly Finding[] {
  if (note === undefined) return [finding('file.truncated')]
  const opened = openNote(note, keys)
  const stated = opened.status === 'signed' ? readEnd(opened.text) : undefined
  if (stated === undefined || stated.origin !== origin) return [finding('file.forged')]
  return [
    ...(stated.counts.join() === counts.join() ? [] : [finding('file.counts')]),
    ...(stated.sha256 === sha256 ? [] : [finding('file.altered')]),
  ]
}

/** What the log states and signs: checkpoints (c2sp.org/tlog-checkpoint), proofs (c2sp.org/tlog-proof) and heads of objects. */
import { HASH_BYTES, verifyInclusion } from './merkle.ts'
import { type NoteKey, openNote, strictBase64 } from './note.ts'

export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Buffer }

/** The text of a checkpoint, ready to be signed. */
export const checkpointText = ({ origin, size, root }: Checkpoint) => `${origin}\n${size}\n${root.toString('base64')}\n`

/** Reads the text of a checkpoint; undefined when it is none. Extension lines are allowed and ignored. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const [origin, digits, base64, ...rest] = text.split('\n')
  const size = readCount(digits)
  const root = strictBase64(base64 ?? '')
  if (origin === undefined || origin === '' || size === undefined || root?.length !== HASH_BYTES) return undefined
  return rest.at(-1) === '' && rest.slice(0, -1).every((line) => line !== '') ? { origin, size, root } : undefined
}

export type OpenedCheckpoint =
  | (Checkpoint & { readonly status: 'signed'; readonly by: readonly NoteKey[] })
  | { readonly status: 'malformed' | 'forged' | 'unknown-key' }

/** Opens a signed checkpoint of the log whose keys these are: their name is its origin. */
export function openCheckpoint(note: string, keys: readonly NoteKey[]): OpenedCheckpoint {
  const opened = openNote(note, keys)
  if (opened.status !== 'signed') return opened
  const read = readCheckpoint(opened.text)
  if (read === undefined || opened.by.some(({ name }) => name !== read.origin)) return { status: 'malformed' }
  return { ...read, status: 'signed', by: opened.by }
}

/** A number as notes write it: digits without leading zeros, within what counts exactly. */
function readCount(text: string | undefined): number | undefined {
  if (text === undefined || !/^(0|[1-9]\d{0,15})$/.test(text)) return undefined
  return Number.isSafeInteger(Number(text)) ? Number(text) : undefined
}

export type TlogProof = { readonly index: number; readonly path: readonly Buffer[]; readonly checkpoint: string }
const PROOF = 'c2sp.org/tlog-proof@v1'
/** A path in a tree of 2^53 entries. */
const LONGEST_PATH = 63

/** The file that proves an entry without this server. */
export const tlogProofText = ({ index, path, checkpoint }: TlogProof) =>
  `${PROOF}\nindex ${index}\n${path.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${checkpoint}`

/** Reads such a file; undefined when it is none. An `extra` line is allowed; nothing vouches for it, so it is not given out. */
export function readTlogProof(text: string): TlogProof | undefined {
  const split = text.indexOf('\n\n')
  if (split < 0) return undefined
  const [header, ...lines] = text.slice(0, split).split('\n')
  if (lines[0]?.startsWith('extra ')) {
    if (strictBase64(lines[0].slice(6)) === undefined) return undefined
    lines.shift()
  }
  const [, digits] = /^index (\d+)$/.exec(lines.shift() ?? '') ?? []
  const index = readCount(digits)
  const path = lines.map(strictBase64)
  if (header !== PROOF || index === undefined || path.length > LONGEST_PATH) return undefined
  if (!path.every((hash) => hash?.length === HASH_BYTES)) return undefined
  return { index, path: path.filter((hash) => hash !== undefined), checkpoint: text.slice(split + 2) }
}

/** Whether the file proves that this leaf stands in the log with these keys. Gives the checkpoint it stands in, or what is wrong. */
export function verifyTlogProof(
  text: string,
  leafHash: Uint8Array,
  keys: readonly NoteKey[],
):
  | { readonly status: 'proven'; readonly index: number; readonly checkpoint: Checkpoint }
  | { readonly status: 'malformed' | 'forged' | 'unknown-key' | 'not-included' } {
  const proof = readTlogProof(text)
  if (proof === undefined) return { status: 'malformed' }
  const checkpoint = openCheckpoint(proof.checkpoint, keys)
  if (checkpoint.status !== 'signed') return checkpoint
  const { index, path } = proof
  if (!verifyInclusion({ index, size: checkpoint.size, root: checkpoint.root, leafHash, path }))
    return { status: 'not-included' }
  return { status: 'proven', index, checkpoint }
}

/** States how many entries an object has in the tree of `size` entries, and which is the last: with `prevForObject` that is all of them. */
export type ObjectHead = {
  readonly origin: string
  readonly entries: number
  readonly lastSeq: number
  readonly lastHash: Buffer
  readonly size: number
  readonly root: Buffer
}

/** The text of a head. Its first line keeps anybody from taking it for a checkpoint of the same key. */
export const objectHeadText = ({ origin, entries, lastSeq, lastHash, size, root }: ObjectHead) =>
  `${origin}/object-head\n${entries}\n${lastSeq}\n${lastHash.toString('base64')}\n${size}\n${root.toString('base64')}\n`

/** Opens a signed head; undefined when it is malformed or not signed by one of these keys. */
export function openObjectHead(note: string, keys: readonly NoteKey[]): ObjectHead | undefined {
  const opened = openNote(note, keys)
  if (opened.status !== 'signed') return undefined
  const [title, entries, lastSeq, lastHash, size, root, ...rest] = opened.text.split('\n')
  const [origin] = opened.by.map(({ name }) => name)
  const read = {
    origin,
    entries: readCount(entries),
    lastSeq: readCount(lastSeq),
    lastHash: strictBase64(lastHash ?? ''),
    size: readCount(size),
    root: strictBase64(root ?? ''),
  }
  if (title !== `${origin}/object-head` || rest.join() !== '' || Object.values(read).includes(undefined))
    return undefined
  return read.lastHash?.length === HASH_BYTES && read.root?.length === HASH_BYTES ? (read as ObjectHead) : undefined
}

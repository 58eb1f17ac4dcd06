/** What can be told of a sealed object without opening it: all that the server ever looks at. */
import { SealingRefused } from './refused.ts'

const VERSION_LINE = 'age-encryption.org/v1'
const FIRST_LINES = 64
const STANZA_TYPE = 'mlkem768x25519'
const LONGEST_HEADER = 2_000_000

export type SealedShape = {
  readonly recipients: number
  /** Bytes of the plaintext with its padding, worked out from the size of the file. */
  readonly padded: number
}

/**
 * What can be told of an age file without opening it. Refuses what is no age file, and one whose stanzas are not all hybrid: a classic
 * recipient among them would undo the others. `whole`: bytes of the file, where only its beginning is given.
 */
export function shapeOf(file: Uint8Array, whole = file.length): SealedShape {
  const { lines, size } = headerOf(file)
  const stanzas = lines.filter((line) => line.startsWith('-> '))
  if (lines[0] !== VERSION_LINE || stanzas.length === 0) throw new SealingRefused('not-sealed')
  for (const stanza of stanzas)
    if (stanza.split(' ').length !== 3 || stanza.split(' ')[1] !== STANZA_TYPE) throw new SealingRefused('not-hybrid')
  const payload = whole - size - NONCE
  const chunks = Math.ceil(payload / (CHUNK + TAG))
  if (payload < TAG) throw new SealingRefused('not-sealed')
  return { recipients: stanzas.length, padded: payload - chunks * TAG }
}

const NONCE = 16
const TAG = 16
const CHUNK = 65_536

/** The lines of the header, the one of its MAC included, and its size in bytes. */
function headerOf(file: Uint8Array): { readonly lines: readonly string[]; readonly size: number } {
  const lines: string[] = []
  const text = new TextDecoder('latin1')
  for (let start = 0; start < Math.min(file.length, LONGEST_HEADER); ) {
    const end = file.indexOf(10, start)
    if (end === -1 || (lines.length === 0 && end > FIRST_LINES)) break
    const line = text.decode(file.subarray(start, end))
    lines.push(line)
    start = end + 1
    if (line.startsWith('--- ')) return { lines, size: start }
  }
  throw new SealingRefused('not-sealed')
}

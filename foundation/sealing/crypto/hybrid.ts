/** Hybrid age keys (ML-KEM-768 with X25519) and the stanzas of an age file: what the format leaves open, this wrapper closes. */
import { generateHybridIdentity, identityToRecipient } from 'age-encryption'
import { SealingRefused } from './refused.ts'

/** 1,216 bytes of both public keys in bech32. */
export const hybridRecipient = /^age1pq1[02-9ac-hj-np-z]{1940,1960}$/
const hybridIdentity = /^AGE-SECRET-KEY-PQ-1[02-9AC-HJ-NP-Z]{58}$/

/** A new hybrid identity, `AGE-SECRET-KEY-PQ-1…`: the library's plain generator still makes classic ones. */
export async function newIdentity(): Promise<string> {
  const identity = await generateHybridIdentity()
  if (!hybridIdentity.test(identity)) throw new SealingRefused('not-hybrid')
  return identity
}

/** The public key of a hybrid identity, `age1pq1…`. Refuses a classic one. */
export async function recipientOf(identity: string): Promise<string> {
  if (!hybridIdentity.test(identity)) throw new SealingRefused('not-hybrid')
  return await identityToRecipient(identity)
}

/** Refuses an empty list of recipients and one in which a single one is not hybrid: the library would mix them without a word. */
export function assertHybrid(recipients: readonly string[]): void {
  if (recipients.length === 0) throw new SealingRefused('no-recipient')
  if (!recipients.every((one) => hybridRecipient.test(one))) throw new SealingRefused('not-hybrid')
}

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
 * recipient among them would undo the others.
 */
export function shapeOf(file: Uint8Array): SealedShape {
  const { lines, size } = headerOf(file)
  const stanzas = lines.filter((line) => line.startsWith('-> '))
  if (lines[0] !== VERSION_LINE || stanzas.length === 0) throw new SealingRefused('not-sealed')
  for (const stanza of stanzas)
    if (stanza.split(' ').length !== 3 || stanza.split(' ')[1] !== STANZA_TYPE) throw new SealingRefused('not-hybrid')
  const payload = file.length - size - NONCE
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

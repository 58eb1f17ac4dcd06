/** Signed notes (c2sp.org/signed-note) with Ed25519: a text, a blank line, and signature lines. */
import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto'

/** A key that notes are checked with: its name, its id, and the raw 32 bytes. */
export type NoteKey = { readonly name: string; readonly id: Buffer; readonly publicKey: Buffer }

const ED25519 = 0x01
/** A signature line beyond these is more than anybody needs; fewer must be accepted. */
const MOST_SIGNATURES = 100
const MOST_BYTES = 1_000_000
/** What stands before the raw key in its SubjectPublicKeyInfo (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

const isName = (name: string) => /^[^\s+]+$/u.test(name) && name.isWellFormed()

/** The key under a name without spaces and plus signs. Refuses any other, and a key that has not 32 bytes. */
export function noteKey(name: string, publicKey: Uint8Array): NoteKey {
  if (!isName(name)) throw new Error('Cannot name a key of notes with spaces or plus signs')
  if (publicKey.length !== 32) throw new Error('Cannot use an Ed25519 key that has not 32 bytes')
  const raw = Buffer.from(publicKey)
  const id = hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(ED25519), raw]), 'buffer').subarray(0, 4)
  return { name, id, publicKey: raw }
}

/** `name+id+key`: how a key is handed to those who verify. */
export const vkeyOf = ({ name, id, publicKey }: NoteKey) =>
  `${name}+${id.toString('hex')}+${Buffer.concat([Buffer.of(ED25519), publicKey]).toString('base64')}`

/** Reads `name+id+key`; undefined when it is malformed, of another kind, or its id does not belong to it. */
export function readVkey(text: string): NoteKey | undefined {
  const [, name, id, base64] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/u.exec(text) ?? []
  const bytes = strictBase64(base64 ?? '')
  if (name === undefined || bytes?.length !== 33 || bytes[0] !== ED25519) return undefined
  const key = noteKey(name, bytes.subarray(1))
  return key.id.toString('hex') === id ? key : undefined
}

/** The note of a text that ends in a line feed, signed with this key. */
export function assembleNote(text: string, { name, id }: NoteKey, signature: Uint8Array): string {
  if (!text.endsWith('\n') || !isText(text)) throw new Error('Cannot sign a note that is no text ending in a line feed')
  return `${text}\n— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`
}

export type OpenedNote =
  | { readonly status: 'signed'; readonly text: string; readonly by: readonly NoteKey[] }
  | { readonly status: 'malformed' | 'forged' | 'unknown-key' }

/**
 * Reads a note and checks it. Signatures of unknown keys are ignored; one of a known key that fails refuses the whole note. `forged`:
 * such a signature; `unknown-key`: none of a known key.
 */
export function openNote(note: string, keys: readonly NoteKey[]): OpenedNote {
  const split = note.lastIndexOf('\n\n')
  if (note.length > MOST_BYTES || split < 0 || !note.endsWith('\n') || !isText(note)) return { status: 'malformed' }
  const text = note.slice(0, split + 1)
  const lines = note.slice(split + 2, -1).split('\n')
  if (lines.length > MOST_SIGNATURES) return { status: 'malformed' }
  const by: NoteKey[] = []
  for (const line of lines) {
    const [, name, base64] = /^— ([^\s+]+) ([A-Za-z0-9+/]+=*)$/u.exec(line) ?? []
    const bytes = strictBase64(base64 ?? '')
    if (name === undefined || bytes === undefined || bytes.length < 5) return { status: 'malformed' }
    const key = keys.find((one) => one.name === name && one.id.equals(bytes.subarray(0, 4)))
    if (key === undefined || by.includes(key)) continue
    if (!isSignedBy(key.publicKey, Buffer.from(text), bytes.subarray(4))) return { status: 'forged' }
    by.push(key)
  }
  return by.length === 0 ? { status: 'unknown-key' } : { status: 'signed', text, by }
}

const keyObjects = new Map<string, KeyObject>()

/** Whether the Ed25519 signature over these bytes is that of the raw public key. */
function isSignedBy(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const name = Buffer.from(publicKey).toString('hex')
  const known =
    keyObjects.get(name) ?? createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' })
  if (keyObjects.size < 100) keyObjects.set(name, known)
  return signature.length === 64 && verify(null, message, known, signature)
}

/** Text without control characters but line feeds. */
const isText = (text: string) => text.isWellFormed() && !/[^\P{Cc}\n]/u.test(text)

/** Bytes of a base64 text in its one spelling (padded); undefined for any other text. */
export function strictBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  return text !== '' && bytes.toString('base64') === text ? bytes : undefined
}

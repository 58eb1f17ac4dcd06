/** Signed files: compact JWS (RFC 7515) over canonical JSON (RFC 8785), by the agreement key of an institution. */
import { createHash, createPublicKey, verify } from 'node:crypto'
import type { z } from 'zod'
import type { Tx } from '../../foundation/database/index.ts'
import type { Keyring } from '../../foundation/keys/index.ts'
import { canonicalBytes, canonicalFaultOf, readJson } from '../machine/index.ts'

/** `typ` of the header: a signature under one format says nothing under another. */
export type FileType = 'mithaq-invitation+jws' | 'mithaq-message+jws' | 'key-rotation+jws'

const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')

/** Signs a value as a file of a type, in the caller's transaction. Throws for what has no canonical form. */
export async function signFile(tx: Tx, keyring: Keyring, type: FileType, value: unknown): Promise<string> {
  const kid =
    (await keyring.publicKeys(tx)).find((key) => key.use === 'agreement' && key.state === 'current')?.kid ?? ''
  const header = base64url(canonicalBytes({ alg: 'Ed25519', kid, typ: type }))
  const signed = `${header}.${base64url(canonicalBytes(value))}`
  const { signature } = await keyring.signWith('agreement', Buffer.from(signed), tx)
  return `${signed}.${base64url(signature)}`
}

export type ReadFile<Value> = {
  readonly kid: string
  readonly value: Value
  readonly signed: string
  readonly signature: Buffer
}

/**
 * Reads a file of a type without believing it: strict base64url, one algorithm, canonical bytes, the schema. Undefined for anything
 * else; its signature is still to be verified, with a key that is known otherwise.
 */
export function readFile<Value>(text: string, type: FileType, schema: z.ZodType<Value>): ReadFile<Value> | undefined {
  const parts = text.trim().split('.')
  const [header = '', payload = '', mark = ''] = parts
  const [head, body, signature] = [decode(header), decode(payload), decode(mark)]
  if (parts.length !== 3 || head === undefined || body === undefined || signature?.length !== 64) return undefined
  const members = canonicalValue(head)
  const value = canonicalValue(body)
  if (typeof members !== 'object' || members === null || value === undefined) return undefined
  const { alg, kid, typ, ...others } = members as { readonly [name: string]: unknown }
  if (alg !== 'Ed25519' || typ !== type || typeof kid !== 'string' || Object.keys(others).length > 0) return undefined
  const read = schema.safeParse(value)
  return read.success ? { kid, value: read.data, signed: `${header}.${payload}`, signature } : undefined
}

/** Whether a file that was read is signed with this public key (base64url `x` of RFC 8037). */
export function isSignedBy({ signed, signature }: Pick<ReadFile<unknown>, 'signed' | 'signature'>, x: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    return verify(null, Buffer.from(signed), key, signature)
  } catch {
    return false
  }
}

/** Names the bytes of a file in the chain of messages. */
export const fileHash = (text: string) => createHash('sha256').update(text.trim()).digest('hex')

function decode(text: string): Buffer | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return undefined
  const bytes = Buffer.from(text, 'base64url')
  return bytes.toString('base64url') === text ? bytes : undefined
}

/** The value of bytes that are the canonical form of it; undefined for other bytes of the same value too. */
function canonicalValue(bytes: Buffer): unknown {
  const read = readJson(new Uint8Array(bytes))
  if (read.status === 'refused' || canonicalFaultOf(read.value) !== undefined) return undefined
  return Buffer.from(canonicalBytes(read.value)).equals(bytes) ? read.value : undefined
}

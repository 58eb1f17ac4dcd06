/** What lies inside a sealed object: one line of JSON that binds it to its record and names its author, the body, and padding. */
import { z } from 'zod'
import { canonicalBytes, sha256Of } from '../../canonical/index.ts'
import { type Bytes, joined } from './bytes.ts'
import { signingKey } from './forms.ts'
import { bucketOf } from './padding.ts'
import { SealingRefused } from './refused.ts'
import { isSigned, publicSigningKey, sign } from './signing.ts'

const Header = z.strictObject({
  v: z.literal(1),
  record_id: z.string().max(100),
  field: z.string().max(100),
  class: z.literal('X'),
  version: z.int().min(1),
  mime: z.string().max(200),
  /** The name of a file; empty for what was typed. */
  name: z.string().max(1000),
  author_key: z.string().regex(signingKey),
  signed_at: z.string().max(40),
  length: z.int().min(0),
  /** Of the body, in hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z.string(),
})
/** The first line of what is inside; its signature covers all the rest of it, and with `sha256` the body. */
export type EnvelopeHeader = z.infer<typeof Header>

/** What is to be sealed, by whom and when. */
export type Content = {
  readonly record_id: string
  readonly field: string
  readonly version: number
  readonly mime: string
  readonly name: string
  readonly body: Bytes
  readonly signed_at: string
}

const NEWLINE = 10

/** The signed and padded plaintext of an object. */
export async function writeEnvelope(content: Content, signingSecret: Uint8Array): Promise<Bytes> {
  const { body, ...said } = content
  const statement = {
    ...said,
    v: 1 as const,
    class: 'X' as const,
    author_key: publicSigningKey(signingSecret),
    length: body.length,
    sha256: await sha256Of(body),
  }
  const header = { ...statement, signature: sign(signingSecret, 'sealed object', statement) }
  const written = joined(canonicalBytes(header), Uint8Array.of(NEWLINE), body)
  const padded = new Uint8Array(bucketOf(written.length))
  padded.set(written)
  return padded
}

/** The header and the body of a plaintext. Refuses one that is cut, changed, unsigned or not wholly padded with zeros. */
export async function readEnvelope(plain: Bytes): Promise<{ readonly header: EnvelopeHeader; readonly body: Bytes }> {
  const end = plain.indexOf(NEWLINE)
  const header = Header.safeParse(readJson(plain.subarray(0, Math.max(end, 0))))
  if (!header.success) throw new SealingRefused('damaged')
  const { signature, ...statement } = header.data
  const body = plain.slice(end + 1, end + 1 + statement.length)
  const padding = plain.subarray(end + 1 + statement.length)
  if (body.length !== statement.length || padding.some((byte) => byte !== 0)) throw new SealingRefused('damaged')
  if ((await sha256Of(body)) !== statement.sha256) throw new SealingRefused('damaged')
  if (!isSigned(statement.author_key, 'sealed object', statement, signature)) throw new SealingRefused('wrong-author')
  return { header: header.data, body }
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

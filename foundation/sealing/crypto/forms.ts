/** The forms in which keys, wraps and entries of the directory are written. No secret is handled here. */
import { z } from 'zod'

/** 1,216 bytes of both public keys in bech32. */
export const hybridRecipient = /^age1pq1[02-9ac-hj-np-z]{1940,1960}$/
/** An Ed25519 public key in base64url. */
export const signingKey = /^[A-Za-z0-9_-]{43}$/

/** Cost of Argon2id: kept with each wrap, so that it can be raised. */
export type PassphraseCost = { readonly memory_kib: number; readonly passes: number }
/** RFC 9106, second recommendation with t raised: 64 MiB, three passes, one lane; 0.2 s on a desk, under a second on a phone. */
export const passphraseCost: PassphraseCost = { memory_kib: 65_536, passes: 3 }
/** What a wrap from the server may ask of this device: enough to be safe, not so much that it freezes. */
const costBounds = { least: passphraseCost, most: { memory_kib: 1_048_576, passes: 16 } }

const base64 = z.string().regex(/^[A-Za-z0-9_-]{16,400}$/)
const parts = { v: z.literal(1), salt: base64, nonce: base64, sealed: base64 }
const { least, most } = costBounds

/** A wrap as it is stored; weaker parameters than ours are refused where it is opened and where it is kept. */
export const Wrap = z.discriminatedUnion('kind', [
  z.strictObject({
    ...parts,
    kind: z.literal('passphrase'),
    memory_kib: z.int().min(least.memory_kib).max(most.memory_kib),
    passes: z.int().min(least.passes).max(most.passes),
  }),
  z.strictObject({ ...parts, kind: z.literal('recovery') }),
  z.strictObject({ ...parts, kind: z.literal('passkey'), credential: z.string().regex(/^[A-Za-z0-9_-]{16,1400}$/) }),
])
export type Wrap = z.infer<typeof Wrap>

const entryStates = ['current', 'superseded', 'compromised', 'revoked'] as const

export const DirectoryEntry = z.strictObject({
  v: z.literal(1),
  institution_id: z.uuid(),
  seq: z.int().min(0),
  /** SHA-256 of the entry before in RFC 8785, in hex; null for the first. */
  previous: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  person_id: z.uuid(),
  recipient: z.string().regex(hybridRecipient),
  signing_key: z.string().regex(signingKey),
  state: z.enum(entryStates),
  /** Whether this person's key may sign entries from here on. */
  officer: z.boolean(),
  /** The key that signed this entry: its own in the first, an officer's in all others. */
  signed_by: z.string().regex(signingKey),
  signed_at: z.string().max(40),
  signature: z.string().max(100),
})
export type DirectoryEntry = z.infer<typeof DirectoryEntry>

/** The secret that a vault holds: the identity that opens and the key that signs. Made in the browser of its owner. */
import { type Bytes, base64url, bytesOf, randomBytes, utf8 } from './bytes.ts'
import { newIdentity, recipientOf } from './hybrid.ts'
import { SealingRefused } from './refused.ts'
import { publicSigningKey } from './signing.ts'

export type VaultSecret = { readonly identity: string; readonly signing: Bytes }
export type PublicKeys = { readonly recipient: string; readonly signing_key: string }

/** A fresh hybrid age identity and a fresh Ed25519 key. */
export const newKeys = async (): Promise<VaultSecret> => ({ identity: await newIdentity(), signing: randomBytes(32) })

export const publicKeysOf = async ({ identity, signing }: VaultSecret): Promise<PublicKeys> => ({
  recipient: await recipientOf(identity),
  signing_key: publicSigningKey(signing),
})

/** The secret as it is wrapped and split: two lines, the first of which is an identity file of the `age` tool. */
export const writeSecret = ({ identity, signing }: VaultSecret): Bytes => utf8(`${identity}\n${base64url(signing)}\n`)

/** The secret of writeSecret(); refuses anything else. */
export function readSecret(bytes: Uint8Array): VaultSecret {
  const [, identity, signing] =
    /^(AGE-SECRET-KEY-PQ-1[0-9A-Z]{58})\n([A-Za-z0-9_-]{43})\n$/.exec(new TextDecoder().decode(bytes)) ?? []
  if (identity === undefined || signing === undefined) throw new SealingRefused('wrong-secret')
  return { identity, signing: bytesOf(signing) }
}

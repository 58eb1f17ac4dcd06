/** Ed25519 over canonical JSON: who sealed an object, and who vouches for a key. Each use signs under its own first line. */
import { ed25519 } from '@noble/curves/ed25519.js'
import { canonicalBytes, type JsonValue } from '../../canonical/index.ts'
import { type Bytes, base64url, bytesOf, joined, utf8 } from './bytes.ts'
import { signingKey } from './forms.ts'

/** What a signature is for; one made for one use says nothing in another. */
export type SigningUse = 'sealed object' | 'key directory' | 'own key' | 'tested wrap'

const SIGNATURE = /^[A-Za-z0-9_-]{86}$/

/** The bytes that are signed: the use, then the statement in RFC 8785. */
const signedBytes = (use: SigningUse, statement: JsonValue): Bytes =>
  joined(utf8(`mithaq ${use} v1\n`), canonicalBytes(statement))

/** The public key of a secret of 32 bytes, in base64url. */
export const publicSigningKey = (secret: Uint8Array): string => base64url(ed25519.getPublicKey(secret))

/** The signature in base64url. */
export const sign = (secret: Uint8Array, use: SigningUse, statement: JsonValue): string =>
  base64url(ed25519.sign(signedBytes(use, statement), secret))

/** Whether this key signed this statement for this use; false for what is no key or no signature. */
export function isSigned(key: string, use: SigningUse, statement: JsonValue, signature: string): boolean {
  if (!SIGNATURE.test(signature) || !signingKey.test(key)) return false
  try {
    return ed25519.verify(bytesOf(signature), signedBytes(use, statement), bytesOf(key), { zip215: false })
  } catch {
    return false
  }
}

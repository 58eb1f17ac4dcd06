/** Adds one party's signature to an agreement. The private key stays where it is: only bytes go there and come back. */
import { base64url } from 'jose'
import { canonicalBytes, canonicalFaultOf } from '../../foundation/canonical/index.ts'
import { ALGORITHM, type GeneralJws, readGeneralJws, TYPE } from './general-jws.ts'

export type Signer = {
  /** RFC 7638 thumbprint of the public key. */
  readonly kid: string
  /** The instant of signing; whole seconds of it stand in the header. */
  readonly at: Date
  /** Ed25519 over the bytes; 64 bytes. */
  readonly sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>
}

type Signed =
  | { readonly status: 'signed'; readonly jws: GeneralJws }
  | {
      readonly status: 'refused'
      readonly code: 'not-canonical' | 'other-bytes' | 'signed-already'
      readonly pointer: string
    }

/**
 * Signs the RFC 8785 bytes of a document, beside the signatures it has in `before`. Refuses a document that has no
 * canonical form, a `before` over other bytes, and a second signature by the same key.
 */
export async function signAgreement(
  document: unknown,
  { kid, at, sign }: Signer,
  before?: GeneralJws,
): Promise<Signed> {
  const fault = canonicalFaultOf(document)
  if (fault !== undefined) return { status: 'refused', code: 'not-canonical', pointer: fault.pointer }
  const payload = base64url.encode(canonicalBytes(document))
  if (before !== undefined && before.payload !== payload) {
    return { status: 'refused', code: 'other-bytes', pointer: '/payload' }
  }
  const iat = Math.floor(at.getTime() / 1000)
  const header = base64url.encode(canonicalBytes({ alg: ALGORITHM, iat, kid, typ: TYPE }))
  const again = before === undefined ? -1 : readGeneralJws(before).signatures.findIndex((one) => one.kid === kid)
  if (again !== -1) return { status: 'refused', code: 'signed-already', pointer: `/signatures/${again}` }
  const signature = base64url.encode(await sign(new TextEncoder().encode(`${header}.${payload}`)))
  return {
    status: 'signed',
    jws: { payload, signatures: [...(before?.signatures ?? []), { protected: header, signature }] },
  }
}

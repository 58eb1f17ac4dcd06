/** HTTP Message Signatures (RFC 9421) with Ed25519 and Content-Digest (RFC 9530), in the one form that two instances use. */
import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto'

type Covered = readonly [name: string, value: string]

/** The bytes that are signed (RFC 9421 §2.5): every covered component on its line, then the parameters as they stand in Signature-Input. */
export const signatureBase = (components: readonly Covered[], parameters: string): string =>
  [...components.map(([name, value]) => `"${name}": ${value}`), `"@signature-params": ${parameters}`].join('\n')

export const digestOf = (body: Uint8Array) => `sha-256=:${createHash('sha256').update(body).digest('base64')}:`

export const MESSAGE_TYPE = 'application/jose'
const TAG = 'mithaq-exchange'
const LABEL = 'sig1'
const names = ['@method', '@target-uri', 'content-digest', 'content-type'] as const
const list = `(${names.map((name) => `"${name}"`).join(' ')})`

/** Seconds for which a request is good, and by which two clocks may differ. */
const LIFE = 120
export const SKEW = 90

const coveredOf = (targetUri: string, digest: string): readonly Covered[] => [
  ['@method', 'POST'],
  ['@target-uri', targetUri],
  ['content-digest', digest],
  ['content-type', MESSAGE_TYPE],
]

/** The headers of a signed POST of a message. `sign` answers 64 bytes of Ed25519 by the key that `keyid` names (RFC 7638). */
export async function signRequest(
  { targetUri, body, keyid, at }: { targetUri: string; body: Uint8Array; keyid: string; at: Date },
  sign: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<Readonly<Record<string, string>>> {
  const created = Math.floor(at.getTime() / 1000)
  const nonce = randomBytes(16).toString('base64url')
  const parameters = `${list};created=${created};expires=${created + LIFE};nonce="${nonce}";keyid="${keyid}";tag="${TAG}"`
  const digest = digestOf(body)
  const signature = await sign(Buffer.from(signatureBase(coveredOf(targetUri, digest), parameters)))
  return {
    'content-type': MESSAGE_TYPE,
    'content-digest': digest,
    'signature-input': `${LABEL}=${parameters}`,
    signature: `${LABEL}=:${Buffer.from(signature).toString('base64')}:`,
  }
}

export type SignedRequest = {
  readonly keyid: string
  readonly nonce: string
  readonly created: number
  readonly expires: number
  /** Whether a key (base64url `x` of RFC 8037) signed it. */
  readonly isSignedBy: (x: string) => boolean
}

const input = new RegExp(
  `^${LABEL}=(${list.replaceAll('(', '\\(').replaceAll(')', '\\)')};created=(\\d{1,11});expires=(\\d{1,11});nonce="([A-Za-z0-9_-]{22})";keyid="([A-Za-z0-9_-]{43})";tag="${TAG}")$`,
)

/**
 * Reads the signature of a request without believing it. `digest-wrong`: the body is not the one that was signed; undefined: it is not
 * signed in this form, which has no optional part.
 */
export function readSigned(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  { targetUri, body }: { readonly targetUri: string; readonly body: Uint8Array },
): SignedRequest | 'digest-wrong' | undefined {
  const header = (name: string) => (typeof headers[name] === 'string' ? String(headers[name]) : '')
  const [, parameters, created, expires, nonce, keyid] = input.exec(header('signature-input')) ?? []
  const [, base64] = new RegExp(`^${LABEL}=:([A-Za-z0-9+/]{86}==):$`).exec(header('signature')) ?? []
  if (parameters === undefined || nonce === undefined || keyid === undefined || base64 === undefined) return undefined
  if (header('content-type') !== MESSAGE_TYPE) return undefined
  const digest = digestOf(body)
  if (header('content-digest') !== digest) return 'digest-wrong'
  const base = Buffer.from(signatureBase(coveredOf(targetUri, digest), parameters))
  const signature = Buffer.from(base64, 'base64')
  return {
    keyid,
    nonce,
    created: Number(created),
    expires: Number(expires),
    isSignedBy: (x) => verifies(x, base, signature),
  }
}

/** Whether a request is of this moment: neither from the future nor over, and good for no longer than such a request ever is. */
export function isTimely({ created, expires }: Pick<SignedRequest, 'created' | 'expires'>, at: Date): boolean {
  const now = at.getTime() / 1000
  return created <= now + SKEW && expires + SKEW > now && expires > created && expires - created <= LIFE
}

function verifies(x: string, bytes: Buffer, signature: Buffer): boolean {
  try {
    return verify(null, bytes, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }), signature)
  } catch {
    return false
  }
}

/** JWS JSON General serialization (RFC 7515, 7.2.1), read strictly: nothing in it is optional, repeated or unknown. */
import { base64url } from 'jose'
import { pointerTo, readJson } from '../../foundation/canonical/index.ts'
import { isMembers } from './read-constraint.ts'

export type GeneralJws = {
  readonly payload: string
  readonly signatures: readonly { readonly protected: string; readonly signature: string }[]
}

/** `Ed25519` is the fully specified name of RFC 9864; no other algorithm is ever read. */
export const ALGORITHM = 'Ed25519'
export const TYPE = 'agreement+jws'

export type JwsFaultCode =
  | 'jws-malformed'
  | 'payload-not-base64url'
  | 'header-malformed'
  | 'algorithm-refused'
  | 'type-refused'
  | 'signature-malformed'
type JwsFault = { readonly code: JwsFaultCode; readonly pointer: string }
export type ReadSignature = {
  readonly kid: string
  /** When it was made, as its maker says: seconds since 1970 (`iat`, ETSI TS 119 182-1). */
  readonly iat: number
  readonly protected: string
  readonly signature: string
  readonly pointer: string
}
type JwsRead = {
  readonly payload: Uint8Array<ArrayBuffer> | undefined
  readonly payloadText: string
  readonly signatures: readonly ReadSignature[]
  readonly faults: readonly JwsFault[]
}

const mostSignatures = 80
/** The end of the year 9999: days are written with four digits of the year. */
const LAST_SECOND = 253_402_300_799

/** The bytes of base64url without padding, or undefined where another text would mean the same bytes. */
function decodeBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined
  const bytes = new Uint8Array(base64url.decode(text))
  return base64url.encode(bytes) === text ? bytes : undefined
}

/** Takes the object or its text. Signatures that cannot be read are faults; the others are returned beside them. */
export function readGeneralJws(input: unknown): JwsRead {
  const read = typeof input === 'string' ? readJson(input) : ({ status: 'read', value: input } as const)
  const value = read.status === 'read' ? read.value : undefined
  const malformed = (pointer: string): JwsRead => ({
    payload: undefined,
    payloadText: '',
    signatures: [],
    faults: [{ code: 'jws-malformed', pointer }],
  })
  if (!isMembers(value)) return malformed('')
  const stranger = Object.keys(value).find((name) => name !== 'payload' && name !== 'signatures')
  if (stranger !== undefined) return malformed(pointerTo('', stranger))
  if (typeof value.payload !== 'string') return malformed('/payload')
  const list = value.signatures
  if (!Array.isArray(list) || list.length === 0 || list.length > mostSignatures) return malformed('/signatures')
  const faults: JwsFault[] = []
  const payload = decodeBase64url(value.payload)
  if (payload === undefined) faults.push({ code: 'payload-not-base64url', pointer: '/payload' })
  const signatures = list.flatMap((one, index) => {
    const pointer = pointerTo('/signatures', index)
    const found = readSignature(one, pointer)
    if ('kid' in found) return [found]
    faults.push(found)
    return []
  })
  return { payload, payloadText: value.payload, signatures, faults }
}

function readSignature(value: unknown, pointer: string): ReadSignature | JwsFault {
  if (!isMembers(value)) return { code: 'jws-malformed', pointer }
  const { protected: header, signature } = value
  // an unprotected header is signed by nobody
  const stranger = Object.keys(value).find((name) => name !== 'protected' && name !== 'signature')
  if (stranger !== undefined) return { code: 'jws-malformed', pointer: pointerTo(pointer, stranger) }
  const at = pointerTo(pointer, 'protected')
  if (typeof header !== 'string') return { code: 'header-malformed', pointer: at }
  const bytes = decodeBase64url(header)
  const read = bytes === undefined ? undefined : readJson(bytes)
  const members = read?.status === 'read' && isMembers(read.value) ? read.value : undefined
  if (members === undefined) return { code: 'header-malformed', pointer: at }
  const { alg, iat, kid, typ, ...others } = members
  if (alg !== ALGORITHM) return { code: 'algorithm-refused', pointer: at }
  if (typ !== TYPE) return { code: 'type-refused', pointer: at }
  if (typeof kid !== 'string' || Object.keys(others).length > 0) return { code: 'header-malformed', pointer: at }
  if (typeof iat !== 'number' || !Number.isSafeInteger(iat) || iat < 0 || iat > LAST_SECOND)
    return { code: 'header-malformed', pointer: at }
  if (typeof signature !== 'string' || decodeBase64url(signature)?.length !== 64) {
    return { code: 'signature-malformed', pointer: pointerTo(pointer, 'signature') }
  }
  return { kid, iat, protected: header, signature, pointer }
}

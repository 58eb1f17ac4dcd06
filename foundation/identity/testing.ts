/** For tests: an authenticator in software (WebAuthn level 3, ES256), which can be told to do each thing wrong. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

export type Misbehaviour = {
  readonly origin?: string
  readonly rpId?: string
  readonly userVerified?: boolean
  readonly counter?: number
  readonly type?: string
  readonly challenge?: string
}

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest()

/** A new authenticator for `http://localhost:4310` with one key; it counts its uses. */
export function softAuthenticator() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  let uses = 0

  const clientData = (type: string, challenge: unknown, wrong: Misbehaviour) =>
    Buffer.from(
      JSON.stringify({
        type: wrong.type ?? type,
        challenge: wrong.challenge ?? challenge,
        origin: wrong.origin ?? 'http://localhost:4310',
        crossOrigin: false,
      }),
    )
  const head = (flags: number, wrong: Misbehaviour) => {
    const verified = wrong.userVerified === false ? 0 : 0x04
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(wrong.counter ?? uses)
    return Buffer.concat([sha256(wrong.rpId ?? 'localhost'), Buffer.from([flags | 0x01 | verified]), counter])
  }
  const common = {
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
  }

  return {
    credentialId: common.id,
    /** The answer to creation options: attestation `none`. */
    register: (options: Readonly<Record<string, unknown>>, wrong: Misbehaviour = {}) => {
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
      const cose = cborMap([
        [cborInt(1), cborInt(2)],
        [cborInt(3), cborInt(-7)],
        [cborInt(-1), cborInt(1)],
        [cborInt(-2), cborBytes(Buffer.from(x, 'base64url'))],
        [cborInt(-3), cborBytes(Buffer.from(y, 'base64url'))],
      ])
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose])
      const attestation = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(Buffer.concat([head(0x40, wrong), credential]))],
      ])
      return {
        ...common,
        response: {
          clientDataJSON: clientData('webauthn.create', options.challenge, wrong).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
      }
    },
    /** The answer to request options; the counter goes up each time. */
    answer: (options: Readonly<Record<string, unknown>>, wrong: Misbehaviour = {}) => {
      uses += 1
      const client = clientData('webauthn.get', options.challenge, wrong)
      const data = head(0, wrong)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return {
        ...common,
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      }
    },
  }
}

// RFC 8949, as little of it as an authenticator needs
const cborHead = (major: number, value: number) =>
  value < 24
    ? Buffer.from([(major << 5) | value])
    : value < 256
      ? Buffer.from([(major << 5) | 24, value])
      : Buffer.from([(major << 5) | 25, value >> 8, value & 255])
const cborInt = (value: number) => (value >= 0 ? cborHead(0, value) : cborHead(1, -1 - value))
const cborBytes = (bytes: Uint8Array) => Buffer.concat([cborHead(2, bytes.length), bytes])
const cborText = (text: string) => Buffer.concat([cborHead(3, text.length), Buffer.from(text)])
const cborMap = (pairs: readonly (readonly [Buffer, Buffer])[]) =>
  Buffer.concat([cborHead(5, pairs.length), ...pairs.flat()])

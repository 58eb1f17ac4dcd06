/** Time stamps of RFC 3161: asking for one, and checking what came back against what was asked. */
import { hash, timingSafeEqual, webcrypto } from 'node:crypto'
import { Integer, OctetString } from 'asn1js'
import {
  AlgorithmIdentifier,
  Certificate,
  ContentInfo,
  CryptoEngine,
  ExtKeyUsage,
  MessageImprint,
  PKIStatus,
  SignedData,
  setEngine,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs'

setEngine('node', new CryptoEngine({ name: 'node', crypto: webcrypto as never }))

const SHA256 = '2.16.840.1.101.3.4.2.1'
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
const EXTENDED_KEY_USAGE = '2.5.29.37'
const TST_INFO = '1.2.840.113549.1.9.16.1.4'

/** The request for a stamp over these bytes. `nonce` (8 bytes) ties the answer to it. */
export function stampRequest(message: Uint8Array, nonce: Uint8Array): Buffer {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
      hashedMessage: new OctetString({ valueHex: bytesOf(hash('sha256', message, 'buffer')) }),
    }),
    nonce: nonceOf(nonce),
    certReq: true,
  })
  return Buffer.from(request.toSchema().toBER())
}

export type CheckedStamp =
  | {
      readonly status: 'valid'
      readonly at: Date
      /** The subject of the certificate that signed. */
      readonly authority: string
      /** Whether the certificate leads to a trusted root at the time of the stamp; `unchecked` without roots. */
      readonly chain: 'trusted' | 'unknown' | 'unchecked'
    }
  | { readonly status: 'refused'; readonly reason: string }

const refused = (reason: string): CheckedStamp => ({ status: 'refused', reason })

/** The token in the answer of an authority (TimeStampResp), or why there is none. */
export function tokenIn(answer: Uint8Array): { readonly token: Buffer } | { readonly reason: string } {
  try {
    const { status, timeStampToken } = TimeStampResp.fromBER(bytesOf(answer))
    if (![PKIStatus.granted, PKIStatus.grantedWithMods].includes(status.status) || timeStampToken === undefined)
      return { reason: `the authority answered with status ${status.status}` }
    return { token: Buffer.from(timeStampToken.toSchema().toBER()) }
  } catch {
    return { reason: 'the answer is not one of RFC 3161' }
  }
}

/**
 * Checks a token (DER): its imprint is that of `message` (SHA-256), its nonce the one asked with, its signature right, its certificate
 * one for time stamps alone (the extension critical, RFC 3161 §2.3) and valid at the time it states. Never throws for what is in it.
 */
export async function checkToken(
  token: Uint8Array,
  message: Uint8Array,
  { nonce, roots }: { readonly nonce?: Uint8Array; readonly roots?: readonly Certificate[] } = {},
): Promise<CheckedStamp> {
  try {
    const content = ContentInfo.fromBER(bytesOf(token))
    const signed = new SignedData({ schema: content.content })
    const info = infoOf(signed)
    if (info === undefined) return refused('the token holds no time')
    const imprint = Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView)
    const expected = hash('sha256', message, 'buffer')
    if (info.messageImprint.hashAlgorithm.algorithmId !== SHA256 || imprint.length !== expected.length)
      return refused('the token is not over SHA-256')
    if (!timingSafeEqual(imprint, expected)) return refused('the token is over other bytes')
    if (nonce !== undefined && info.nonce?.isEqual(nonceOf(nonce)) !== true)
      return refused('the token answers another request')
    const options = { signer: 0, data: bytesOf(message), extendedMode: true as const }
    const { signatureVerified, signerCertificate } = await signed.verify({ ...options, checkChain: false })
    if (signatureVerified !== true || signerCertificate === undefined || signerCertificate === null)
      return refused('the signature of the token is wrong')
    const at = info.genTime
    if (!isForTimeStamps(signerCertificate)) return refused('the certificate of the token is not one for time stamps')
    if (at < signerCertificate.notBefore.value || at > signerCertificate.notAfter.value)
      return refused('the certificate of the token was not valid at its time')
    return {
      status: 'valid',
      at,
      authority: nameOf(signerCertificate),
      chain: await chainOf(signed, options, at, roots),
    }
  } catch {
    return refused('the token is not one of RFC 3161')
  }
}

function infoOf(signed: SignedData): TSTInfo | undefined {
  const { eContentType, eContent } = signed.encapContentInfo
  if (eContentType !== TST_INFO || eContent === undefined) return undefined
  return TSTInfo.fromBER(eContent.getValue())
}

function isForTimeStamps(certificate: Certificate): boolean {
  const usage = certificate.extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE)
  if (usage?.critical !== true || !(usage.parsedValue instanceof ExtKeyUsage)) return false
  return usage.parsedValue.keyPurposes.join() === TIME_STAMPING
}

async function chainOf(
  signed: SignedData,
  options: { readonly signer: number; readonly data: ArrayBuffer; readonly extendedMode: true },
  at: Date,
  roots: readonly Certificate[] | undefined,
): Promise<'trusted' | 'unknown' | 'unchecked'> {
  if (roots === undefined) return 'unchecked'
  try {
    const { signatureVerified, signerCertificateVerified } = await signed.verify({
      ...options,
      checkChain: true,
      checkDate: at,
      trustedCerts: [...roots],
    })
    return signatureVerified === true && signerCertificateVerified === true ? 'trusted' : 'unknown'
  } catch {
    return 'unknown'
  }
}

const nameOf = ({ subject }: Certificate) =>
  subject.typesAndValues.map(({ value }) => String(value.valueBlock.value)).join(', ')

/** Certificates from PEM text; those that cannot be read are left out. */
export function certificatesIn(pem: string): readonly Certificate[] {
  return [...pem.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/g)].flatMap(
    ([, base64 = '']) => {
      try {
        return [Certificate.fromBER(bytesOf(Buffer.from(base64, 'base64')))]
      } catch {
        return []
      }
    },
  )
}

/** A positive integer of these bytes. */
const nonceOf = (bytes: Uint8Array) => new Integer({ valueHex: bytesOf(Buffer.concat([Buffer.of(0x01), bytes])) })

const bytesOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer

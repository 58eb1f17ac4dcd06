/** Passkeys (WebAuthn level 3): what is asked of an authenticator, and whether its answer holds. User verification is always required. */
import { createHash, randomBytes } from 'node:crypto'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { IdentityKey } from './identity-key.ts'

/** The relying party: the site, as the browser knows it from its address. */
export type RelyingParty = { readonly id: string; readonly origin: string }
/** What a challenge was made for; the answer to one is none to another. `person` binds it to whoever is asked. */
export type ChallengeUse = { readonly act: 'sign-in' | 'step-up' | 'register'; readonly person: string }
export type StoredPasskey = {
  readonly credential_id: string
  readonly public_key: Uint8Array
  readonly counter: number
}
/** Marks a challenge as answered; false when it was before. */
export type UseChallenge = (challengeHash: string, until: Date) => Promise<boolean>

const MINUTES = 5
/** EdDSA, ES256, RS256: what every runtime of ours verifies. A newer kind that one server knows and the next does not would lock its owner out. */
const ALGORITHMS = [-8, -7, -257]

/** The relying party of a public address; undefined where browsers give none: a bare IP address, or plain HTTP outside this machine. */
export function relyingParty(publicUrl: URL): RelyingParty | undefined {
  const { hostname, protocol, origin } = publicUrl
  if (/^[\d.]+$/.test(hostname) || hostname.startsWith('[')) return undefined
  return protocol === 'https:' || hostname === 'localhost' ? { id: hostname, origin } : undefined
}

/** A signed challenge that names its end, so that asking costs no row: 16 random bytes, 6 of time, 16 of a keyed hash. */
export function makeChallenge(key: IdentityKey, { act, person }: ChallengeUse, now: Date): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(22)
  randomBytes(16).copy(head)
  head.writeUIntBE(now.getTime() + MINUTES * 60_000, 16, 6)
  const mac = Buffer.from(key.mac(`challenge ${act} ${person}`, head.toString('hex')), 'hex').subarray(0, 16)
  return new Uint8Array([...head, ...mac])
}

/** Whether a challenge is ours, for this use, not over, and answered for the first time. */
export async function takeChallenge(
  key: IdentityKey,
  challenge: string,
  { act, person }: ChallengeUse,
  now: Date,
  use: UseChallenge,
): Promise<boolean> {
  const bytes = Buffer.from(challenge, 'base64url')
  if (bytes.length !== 38) return false
  const head = bytes.subarray(0, 22)
  const mac = key.mac(`challenge ${act} ${person}`, head.toString('hex')).slice(0, 32)
  const until = new Date(head.readUIntBE(16, 6))
  if (mac !== bytes.subarray(22).toString('hex') || until <= now) return false
  return await use(createHash('sha256').update(bytes).digest('hex'), until)
}

export const askForPasskey = (
  party: RelyingParty,
  challenge: Uint8Array<ArrayBuffer>,
): Promise<PublicKeyCredentialRequestOptionsJSON> =>
  generateAuthenticationOptions({ rpID: party.id, challenge, userVerification: 'required' })

/** What the browser needs to make a passkey that names its owner by itself (discoverable). `known` are not made again. */
export const askForNewPasskey = (
  party: RelyingParty,
  challenge: Uint8Array<ArrayBuffer>,
  person: { readonly id: string; readonly name: string; readonly site: string },
  known: readonly string[],
): Promise<PublicKeyCredentialCreationOptionsJSON> =>
  generateRegistrationOptions({
    rpID: party.id,
    rpName: person.site,
    userID: new Uint8Array(Buffer.from(person.id.replaceAll('-', ''), 'hex')),
    userName: person.name,
    userDisplayName: person.name,
    challenge,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })

/** The new passkey of an answer, or undefined when it does not hold: other site, other challenge, no user verification, broken. */
export async function readNewPasskey(
  party: RelyingParty,
  response: RegistrationResponseJSON,
  take: (challenge: string) => Promise<boolean>,
): Promise<StoredPasskey | undefined> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: take,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    })
    if (!verified) return undefined
    const { id, publicKey, counter } = registrationInfo.credential
    return { credential_id: id, public_key: publicKey, counter }
  } catch {
    return undefined
  }
}

/** The counter of an answer that holds for this passkey, or undefined. The caller stores it, which refuses one that went back. */
export async function readAnswer(
  party: RelyingParty,
  response: AuthenticationResponseJSON,
  passkey: StoredPasskey,
  take: (challenge: string) => Promise<boolean>,
): Promise<number | undefined> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: take,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      // the counter is compared where it is stored, in one statement with its update
      credential: { id: passkey.credential_id, publicKey: new Uint8Array(passkey.public_key), counter: 0 },
      requireUserVerification: true,
    })
    return verified ? authenticationInfo.newCounter : undefined
  } catch {
    return undefined
  }
}

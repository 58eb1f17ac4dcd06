/** Whether somebody has proved who they are. Every proof does the same work for a person who exists and for one who does not. */
import { randomUUID } from 'node:crypto'
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { Tx } from '../database/index.ts'
import {
  type Account,
  findPasskey,
  spendChallenge,
  spendPasskey,
  spendRecoveryCode,
  spendTotp,
} from './credential-queries.ts'
import type { IdentityKey } from './identity-key.ts'
import { type ChallengeUse, type RelyingParty, readAnswer, takeChallenge } from './passkeys.ts'
import { verifyPassword } from './password.ts'
import { recoveryHash } from './recovery-codes.ts'
import { counterOf } from './totp.ts'

/** What a secret of one-time codes is sealed for: it opens for its own person alone. */
export const totpUse = (personId: string) => `totp ${personId}`

/** A secret that no authenticator holds, so that a name that nobody has costs the same time. */
const NOBODY = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'

/**
 * A password with a one-time code, or with a recovery code in its place. Who has passkeys alone has no password, and proves with a
 * recovery code that they are the owner of the account. The code is used up only where the rest was right. Undefined: not proved.
 */
export async function provePassword(
  tx: Tx,
  key: IdentityKey,
  typed: { readonly password: string; readonly code: string },
  account: Account | undefined,
  now: Date,
): Promise<'password' | 'recovery-code' | undefined> {
  const recovery = recoveryHash(key, typed.code)
  const hash = account?.password_hash ?? null
  const right = await verifyPassword(hash, typed.password)
  const passed = account !== undefined && (right || (hash === null && recovery !== undefined))
  const person = passed ? account.person_id : randomUUID()
  if (recovery !== undefined) return (await spendRecoveryCode(tx, person, recovery)) ? 'recovery-code' : undefined
  const sealed = account?.totp_secret ?? undefined
  const secret =
    account === undefined || sealed === undefined ? undefined : key.open(totpUse(account.person_id), sealed)
  const counter = counterOf(secret ?? NOBODY, plainDigits(typed.code), now)
  const used = await spendTotp(tx, person, counter ?? 0)
  return used && counter !== undefined && secret !== undefined ? 'password' : undefined
}

/** The owner of the passkey that answered, when the answer holds: our site, our challenge for the first time, user verified, counter up. */
export async function provePasskey(
  tx: Tx,
  { key, party }: { readonly key: IdentityKey; readonly party: RelyingParty },
  answer: AuthenticationResponseJSON,
  use: ChallengeUse,
  now: Date,
): Promise<string | undefined> {
  const passkey = await findPasskey(tx, answer.id)
  if (passkey === undefined) return undefined
  const take = (challenge: string) =>
    takeChallenge(key, challenge, use, now, (hash, until) => spendChallenge(tx, hash, until))
  const counter = await readAnswer(party, answer, passkey, take)
  if (counter === undefined || !(await spendPasskey(tx, passkey.id, counter))) return undefined
  return passkey.person_id
}

/** Arabic digits are digits, and authenticators show a space in the middle. */
export const plainDigits = (code: string): string =>
  code.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replace(/\s/g, '')

/** Hybrid age keys (ML-KEM-768 with X25519) alone: what the library leaves open, this wrapper closes. */
import { generateHybridIdentity, identityToRecipient } from 'age-encryption'
import { hybridRecipient } from './forms.ts'
import { SealingRefused } from './refused.ts'

const hybridIdentity = /^AGE-SECRET-KEY-PQ-1[02-9AC-HJ-NP-Z]{58}$/

/** A new hybrid identity, `AGE-SECRET-KEY-PQ-1…`: the library's plain generator still makes classic ones. */
export async function newIdentity(): Promise<string> {
  const identity = await generateHybridIdentity()
  if (!hybridIdentity.test(identity)) throw new SealingRefused('not-hybrid')
  return identity
}

/** The public key of a hybrid identity, `age1pq1…`. Refuses a classic one. */
export async function recipientOf(identity: string): Promise<string> {
  if (!hybridIdentity.test(identity)) throw new SealingRefused('not-hybrid')
  return await identityToRecipient(identity)
}

/** Refuses an empty list of recipients and one in which a single one is not hybrid: the library would mix them without a word. */
export function assertHybrid(recipients: readonly string[]): void {
  if (recipients.length === 0) throw new SealingRefused('no-recipient')
  if (!recipients.every((one) => hybridRecipient.test(one))) throw new SealingRefused('not-hybrid')
}

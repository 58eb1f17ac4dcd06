/** Recovery codes: ten, each good once, shown once, kept as keyed hashes. */
import { letters, plainCode } from './code-letters.ts'
import type { IdentityKey } from './identity-key.ts'

const CODES = 10
const LETTERS = 16

/** Ten codes of 80 bits from 160 random bytes, written `XXXX-XXXX-XXXX-XXXX`. */
export function recoveryCodes(random: Uint8Array): readonly string[] {
  return Array.from({ length: CODES }, (_, index) =>
    letters(random.subarray(index * LETTERS, (index + 1) * LETTERS)).replace(/(.{4})(?=.)/g, '$1-'),
  )
}

export const RECOVERY_BYTES = CODES * LETTERS

/** The stored form of a typed recovery code; undefined when it cannot be one. */
export function recoveryHash(key: IdentityKey, typed: string): string | undefined {
  const plain = plainCode(typed)
  return plain.length === LETTERS ? key.mac('recovery-code', plain) : undefined
}

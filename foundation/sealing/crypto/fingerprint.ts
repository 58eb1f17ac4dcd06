/** The forty digits by which two people compare a person's keys by voice. */
import { utf8 } from './bytes.ts'
import { checkDigit } from './check-digit.ts'
import type { PublicKeys } from './secret.ts'

const GROUPS = 8
const DIGITS = 4

/** Eight groups of five digits over both public keys, 106 bits; the last of each group is its check digit. */
export async function fingerprintOf({ recipient, signing_key }: PublicKeys): Promise<readonly string[]> {
  const hash = new Uint8Array(
    await crypto.subtle.digest('SHA-256', utf8(`mithaq person keys v1\n${recipient}\n${signing_key}\n`)),
  )
  const number = hash.reduce((value, byte) => value * 256n + BigInt(byte), 0n) % 10n ** BigInt(GROUPS * DIGITS)
  const digits = number.toString().padStart(GROUPS * DIGITS, '0')
  return Array.from({ length: GROUPS }, (_, index) => {
    const group = digits.slice(index * DIGITS, (index + 1) * DIGITS)
    return `${group}${checkDigit(`${index}${group}`)}`
  })
}

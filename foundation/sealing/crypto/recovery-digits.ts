/** The printed recovery key: 128 random bits as eight groups of six digits, the last of each group its check digit. */
import { type Bytes, randomBytes } from './bytes.ts'
import { checkDigit, typedDigits } from './check-digit.ts'

const GROUPS = 8
const DIGITS = 5
const BYTES = 16

export const newRecoveryKey = (): Bytes => randomBytes(BYTES)

/** Eight groups of six digits. The number of the group goes into its check digit, so that two groups swapped are found as well. */
export function recoveryGroups(key: Uint8Array): readonly string[] {
  const number = key.reduce((value, byte) => value * 256n + BigInt(byte), 0n)
  const digits = number.toString().padStart(GROUPS * DIGITS, '0')
  return Array.from({ length: GROUPS }, (_, index) => {
    const group = digits.slice(index * DIGITS, (index + 1) * DIGITS)
    return `${group}${checkDigit(`${index}${group}`)}`
  })
}

/** The key of typed groups, in any digits and spacing; or the numbers (from 1) of the groups that cannot be right. */
export function readRecoveryKey(
  typed: string,
): { readonly key: Bytes } | { readonly wrong: readonly number[]; readonly digits: number } {
  const digits = typedDigits(typed)
  const groups = Array.from({ length: GROUPS }, (_, index) =>
    digits.slice(index * (DIGITS + 1), (index + 1) * (DIGITS + 1)),
  )
  const wrong = groups.flatMap((group, index) => (isGroup(group, index) ? [] : [index + 1]))
  const number = BigInt(`0${groups.map((group) => group.slice(0, DIGITS)).join('')}`)
  if (wrong.length > 0 || digits.length !== GROUPS * (DIGITS + 1) || number >= 2n ** BigInt(BYTES * 8))
    return { wrong, digits: digits.length }
  const key = new Uint8Array(BYTES)
  for (let index = BYTES - 1, rest = number; index >= 0; index -= 1, rest >>= 8n) key[index] = Number(rest & 255n)
  return { key }
}

const isGroup = (group: string, index: number) =>
  group.length === DIGITS + 1 && checkDigit(`${index}${group.slice(0, DIGITS)}`) === group.at(-1)

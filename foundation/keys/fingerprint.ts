/** Names of a public key: the RFC 7638 thumbprint for machines, and digits that two people compare by voice. */
import { createHash } from 'node:crypto'

/** RFC 7638 thumbprint of an Ed25519 public key `x` (base64url): the members that RFC 8037 requires, in order, without spaces. */
export const thumbprint = (x: string) => digest(x).toString('base64url')

const digest = (x: string) => createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest()

const GROUPS = 8
const DIGITS = 4

/**
 * Eight groups of five digits: 32 digits of the thumbprint (106 bits), each group of four closed by its own check digit, so that a
 * group misheard or with two neighbours swapped is noticed where it happens. Digits are read aloud in any language.
 */
export function fingerprint(x: string): readonly string[] {
  const number = BigInt(`0x${digest(x).toString('hex')}`) % 10n ** BigInt(GROUPS * DIGITS)
  const digits = number.toString().padStart(GROUPS * DIGITS, '0')
  return Array.from({ length: GROUPS }, (_, index) => {
    const group = digits.slice(index * DIGITS, (index + 1) * DIGITS)
    return `${group}${checkDigit(group)}`
  })
}

/** Whether a group as somebody heard it can be right. */
export const isGroup = (group: string) => /^\d{5}$/.test(group) && checkDigit(group) === 0

/** Damm's quasigroup of order ten: finds every single wrong digit and every swap of neighbours. */
const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
]

const checkDigit = (digits: string) => [...digits].reduce((interim, digit) => Number(damm[interim]?.[Number(digit)]), 0)

/** The letters of codes that people copy: Crockford's, without I, L, O, U; case, spaces and look-alikes are forgiven. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** One letter, five bits, a random byte. */
export const letters = (random: Uint8Array): string => [...random].map((byte) => ALPHABET[byte % 32]).join('')

/** What was meant by what was typed. Arabic digits are digits. */
export const plainCode = (typed: string): string =>
  typed
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .toUpperCase()
    .replace(/[OIL]/g, (letter) => (letter === 'O' ? '0' : '1'))
    .replace(/[^0-9A-Z]/g, '')

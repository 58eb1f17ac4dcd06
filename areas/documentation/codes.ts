/** References of records, and pseudonyms of persons: random, so that none tells when or after which other it was made. */

// Crockford's alphabet: no I, L, O, U, which are misread on paper
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_BYTES = 10

/** A reference such as `E-7K3M9-QX2TD` from ten random bytes: fifty bits, so that a million records hardly ever meet. */
export function codeFrom(prefix: string, random: Uint8Array): string {
  if (random.length < CODE_BYTES)
    throw new RangeError(`Cannot make a code of ${random.length} bytes: ${CODE_BYTES} needed`)
  const letters = [...random.subarray(0, CODE_BYTES)].map((byte) => alphabet[byte & 31]).join('')
  return `${prefix}-${letters.slice(0, 5)}-${letters.slice(5)}`
}

/** The one-time code that guards setup: made at start, printed in the terminal, compared in constant time, slow to guess. */
import { createHash, timingSafeEqual } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ' // Crockford: no I, L, O, U
const WINDOW_SECONDS = 60
const MOST_ATTEMPTS = 10

export type CodeVerdict =
  | { readonly status: 'right' }
  | { readonly status: 'wrong' }
  | { readonly status: 'wait'; readonly seconds: number }
export type SetupCode = { readonly printed: string; readonly check: (typed: string, now: Date) => CodeVerdict }

/** A code of 60 bits from 12 random bytes, printed as `XXXX-XXXX-XXXX`. Case, spaces and look-alikes are forgiven. Ten wrong attempts a minute. */
export function setupCode(random: Uint8Array): SetupCode {
  const letters = [...random]
    .slice(0, 12)
    .map((byte) => ALPHABET[byte % 32])
    .join('')
  const printed = letters.replace(/(.{4})(?=.)/g, '$1-')
  const digest = hash(letters)
  let wrong: readonly number[] = []
  return {
    printed,
    check: (typed, now) => {
      const since = now.getTime() - WINDOW_SECONDS * 1000
      wrong = wrong.filter((at) => at > since)
      const [oldest] = wrong
      if (wrong.length >= MOST_ATTEMPTS && oldest !== undefined)
        return { status: 'wait', seconds: Math.ceil((oldest - since) / 1000) }
      if (timingSafeEqual(hash(plain(typed)), digest)) return { status: 'right' }
      wrong = [...wrong, now.getTime()]
      return { status: 'wrong' }
    },
  }
}

const plain = (typed: string) =>
  typed
    .toUpperCase()
    .replace(/[OoIiLl]/g, (letter) => (letter === 'O' ? '0' : '1'))
    .replace(/[^0-9A-Z]/g, '')
const hash = (text: string) => createHash('sha256').update(text).digest()

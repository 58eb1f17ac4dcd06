/** The one-time code that guards setup: made at start, printed in the terminal, compared in constant time, slow to guess. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { letters, plainCode } from './code-letters.ts'

const WINDOW_SECONDS = 60
const MOST_ATTEMPTS = 10

export type CodeVerdict =
  | { readonly status: 'right' }
  | { readonly status: 'wrong' }
  | { readonly status: 'wait'; readonly seconds: number }
export type SetupCode = { readonly printed: string; readonly check: (typed: string, now: Date) => CodeVerdict }

/** A code of 60 bits from 12 random bytes, printed as `XXXX-XXXX-XXXX`. Case, spaces and look-alikes are forgiven. Ten wrong attempts a minute. */
export function setupCode(random: Uint8Array): SetupCode {
  const code = letters(random.subarray(0, 12))
  const printed = code.replace(/(.{4})(?=.)/g, '$1-')
  const digest = hash(code)
  let wrong: readonly number[] = []
  return {
    printed,
    check: (typed, now) => {
      const since = now.getTime() - WINDOW_SECONDS * 1000
      wrong = wrong.filter((at) => at > since)
      const [oldest] = wrong
      if (wrong.length >= MOST_ATTEMPTS && oldest !== undefined)
        return { status: 'wait', seconds: Math.ceil((oldest - since) / 1000) }
      if (timingSafeEqual(hash(plainCode(typed)), digest)) return { status: 'right' }
      wrong = [...wrong, now.getTime()]
      return { status: 'wrong' }
    },
  }
}

const hash = (text: string) => createHash('sha256').update(text).digest()

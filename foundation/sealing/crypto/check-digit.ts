/** ISO 7064 MOD 11,10: finds every wrong digit and nearly every swap of neighbours. */
export function checkDigit(digits: string): string {
  let product = 10
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return String((11 - product) % 10)
}

/** Digits as people type them, from any of our keyboards: Arabic-Indic ones read as Latin, everything else dropped. */
export const typedDigits = (typed: string): string =>
  [...typed]
    .flatMap((letter) => {
      const code = letter.codePointAt(0) ?? 0
      if (code >= 0x660 && code <= 0x669) return [String(code - 0x660)]
      if (code >= 0x6f0 && code <= 0x6f9) return [String(code - 0x6f0)]
      return /[0-9]/.test(letter) ? [letter] : []
    })
    .join('')

/** Numbers of headings and items, in the digits of the rendering and the letters of the language. */
import { localDigits } from '../language/index.ts'

const arabicLetters = 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ'

/** The mark of the nth item (from 1) of a list in this language: «•», «3.», «(ج)», «(c)». */
export function itemMark(
  kind: 'bullet' | 'number' | 'letter',
  n: number,
  lang: string,
  digits: 'latn' | 'arab',
): string {
  if (kind === 'bullet') return '•'
  if (kind === 'number') return `${localDigits(String(n), digits)}.`
  return `(${letterOf(n, lang)})`
}

/** The nth letter: the abjad order in Arabic, a–z elsewhere; after the last one the letter is doubled, tripled … */
export function letterOf(n: number, lang: string): string {
  const letters = lang === 'ar' ? [...arabicLetters] : [...'abcdefghijklmnopqrstuvwxyz']
  const index = (n - 1) % letters.length
  return (letters[index] ?? '').repeat(Math.floor((n - 1) / letters.length) + 1)
}

/** Gives numbered headings 1, 1.1, 1.2, 2 … in the order they come. */
export function headingNumbers(digits: 'latn' | 'arab'): (level: number) => string {
  const counts: number[] = []
  return (level) => {
    while (counts.length < level) counts.push(0)
    counts.length = level
    counts[level - 1] = (counts[level - 1] ?? 0) + 1
    return localDigits(counts.map((count) => Math.max(count, 1)).join('.'), digits)
  }
}

/** A fingerprint or hash in groups of four, as it is read out over a telephone. */
export function groupsOf(hex: string): readonly string[] {
  return hex.match(/.{1,4}/g) ?? []
}

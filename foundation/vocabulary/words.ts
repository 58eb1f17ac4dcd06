/** The words by which a term or a place is chosen: normalised, with and without the Arabic article. */
import { analyserVersion, normaliseArabic } from '../search/index.ts'

/** Stands beside every stored word: a change of what wordsOf() answers raises it, and the next start writes the words anew. */
export const wordsVersion = analyserVersion * 100 + 1

const LONGEST = 60
/** Most words asked for at once; what follows them narrows no further. */
const MOST_ASKED = 6
const article = /^(?:[وفبك]?ال|لل)(?=[\u0621-\u064a]{3})/

const pieces = (text: string) =>
  (normaliseArabic(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, LONGEST))

/** Every word that these texts are found by, each once. */
export function wordsOf(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap(pieces).flatMap((word) => [word, word.replace(article, '')]))]
}

/** The beginnings of words that somebody typed, the longest first: a term is found when each of them begins one of its words. */
export function askedWords(text: string): readonly string[] {
  const asked = new Set(pieces(text).map((word) => word.replace(article, '')))
  return [...asked].toSorted((one, other) => other.length - one.length).slice(0, MOST_ASKED)
}

/** The first text after every text that begins with `start`, in the order of code points. */
export const afterAll = (start: string) => `${start}\u{10ffff}`

/** How well a label answers what was typed, less is better: the whole label, its beginning, a word of it, a part; then the shorter. */
export function distanceOf(label: string, typed: string): number {
  const [found, asked] = [pieces(label).join(' '), pieces(typed).join(' ')]
  const step = found === asked ? 0 : found.startsWith(asked) ? 1 : ` ${found} `.includes(` ${asked} `) ? 2 : 3
  return step * 1000 + Math.min(found.length, 999)
}

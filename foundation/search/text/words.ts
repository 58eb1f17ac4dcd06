/** Cuts a text into words and UN symbols, each with its place in the raw text. */
import { normaliseArabic, normaliseMapped } from './normalise.ts'

export type Word = {
  /** Normalised: what is stemmed and indexed. */
  readonly text: string
  /** 1 for the first word; the parts of a symbol count one each. */
  readonly position: number
  /** Where it stands in the raw text, for highlighting: from `start` up to `end`. */
  readonly start: number
  readonly end: number
  /** A symbol or a run of its parts, found as it stands and never stemmed. */
  readonly symbol: boolean
}

const tokens = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu
/** `a/res/53/144`, `ccpr/c/gc/34`, `e/cn.4/2005/10`, `2026/0147`: parts joined by strokes, at least one with a digit. */
const symbols = /[\p{L}\p{N}]+(?:[.-][\p{L}\p{N}]+)*(?:\/[\p{L}\p{N}]+(?:[.-][\p{L}\p{N}]+)*)+/gu
const mostParts = 8

/** The words of a text in their order; a symbol comes whole, then every run of neighbouring parts. */
export function wordsOf(raw: string): readonly Word[] {
  if (!raw.includes('/')) return plainWords(raw)
  const { text, starts, ends } = normaliseMapped(raw)
  const found: Word[] = []
  let position = 1
  const plain = (from: number, to: number) => {
    for (const { 0: word, index } of text.slice(from, to).matchAll(tokens)) {
      const first = from + index
      found.push(wordAt(word, position, first, first + word.length, false))
      position += 1
    }
  }
  const wordAt = (word: string, at: number, first: number, after: number, symbol: boolean): Word => ({
    text: word,
    position: at,
    start: starts[first] ?? raw.length,
    end: ends[after - 1] ?? raw.length,
    symbol,
  })
  let since = 0
  for (const { 0: symbol, index } of text.matchAll(symbols)) {
    if (!/\d/.test(symbol)) continue
    plain(since, index)
    const parts = symbol.split('/')
    const offsets = parts.map((_part, at) => index + parts.slice(0, at).join('/').length + (at === 0 ? 0 : 1))
    for (const [first, last] of runs(parts.length)) {
      const run = parts.slice(first, last + 1).join('/')
      const start = offsets[first] ?? index
      found.push(wordAt(run, position + first, start, start + run.length, true))
    }
    position += parts.length
    since = index + symbol.length
  }
  plain(since, text.length)
  return found
}

/** Without a symbol the raw text is cut first, which saves the way back letter by letter. */
function plainWords(raw: string): readonly Word[] {
  const found: Word[] = []
  for (const { 0: piece, index } of raw.matchAll(rawTokens)) {
    for (const { 0: word } of normaliseArabic(piece).matchAll(tokens)) {
      found.push({ text: word, position: found.length + 1, start: index, end: index + piece.length, symbol: false })
    }
  }
  return found
}

/** As `tokens`, with what the normaliser drops inside a word. */
const rawTokens = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]*/gu

/** First and last part of the whole symbol, then of every shorter run; the whole alone where there are too many parts. */
function runs(length: number): readonly (readonly [number, number])[] {
  if (length > mostParts) return [[0, length - 1]]
  const all: (readonly [number, number])[] = []
  for (let size = length; size > 0; size -= 1) {
    for (let first = 0; first + size <= length; first += 1) all.push([first, first + size - 1])
  }
  return all
}

import { doubled, dropped, from, to } from './letters.ts'

const BLOCK = 0x10000
const NOTHING = 0xffff
/** For every code unit what is written for it: 0 the unit itself, NOTHING nothing. */
const written = new Uint16Array(BLOCK)
for (const [first, last] of dropped) written.fill(NOTHING, first, last + 1)
for (let index = 0; index < from.length; index += 1) written[from.charCodeAt(index)] = to.charCodeAt(index)
const pairs = new Map(doubled.map(([letter, two]) => [letter.charCodeAt(0), two]))
const ascii = /^[\0-\x7f]*$/

/**
 * The form in which texts are compared, indexed and asked for; never the form that is kept or shown. NFKD; vowel marks,
 * tatweel, accents and direction characters off; one letter for each family of alef, ya, ha, kaf, fa; hamza off; digits
 * 0–9; lower case. Total and idempotent. Steps 1–3 of the name key and app.normalise_arabic() in SQL are this function.
 */
export function normaliseArabic(text: string): string {
  if (ascii.test(text)) return text.toLowerCase()
  return rewritten(text.normalize('NFKD').toLowerCase())
}

function rewritten(lower: string): string {
  let out = ''
  let since = 0
  for (let index = 0; index < lower.length; index += 1) {
    const unit = lower.charCodeAt(index)
    if (unit < 0x80) continue
    const instead = written[unit] ?? 0
    const two = instead === 0 ? pairs.get(unit) : undefined
    if (instead === 0 && two === undefined) continue
    out += lower.slice(since, index)
    if (two !== undefined) out += two
    else if (instead !== NOTHING) out += String.fromCharCode(instead)
    since = index + 1
  }
  return since === 0 ? lower : out + lower.slice(since)
}

export type Mapped = {
  readonly text: string
  /** For each code unit of `text`, and one past its end, where the character it comes from begins in the raw text. */
  readonly starts: readonly number[]
  /** For each code unit of `text`, where the character it comes from ends in the raw text, its marks included. */
  readonly ends: readonly number[]
}

const clusters = /\P{M}\p{M}*|\p{M}+/gsu

/** normaliseArabic() with the way back: which part of the raw text each code unit stands for, for highlighting. */
export function normaliseMapped(raw: string): Mapped {
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const { 0: cluster, index } of raw.matchAll(clusters)) {
    const piece = normaliseArabic(cluster)
    text += piece
    for (let unit = 0; unit < piece.length; unit += 1) {
      starts.push(index)
      ends.push(index + cluster.length)
    }
  }
  starts.push(raw.length)
  return { text, starts, ends }
}

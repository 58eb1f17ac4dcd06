/** Why a text is refused; each code has a sentence in `foundation/http`. */
export type TextFault = 'text.bidi-control' | 'text.control-character' | 'text.not-unicode'

const overrides = /[\u202A-\u202E]/
const isolates = /[\u2066-\u2069\uFEFF]/g
// U+0009 and U+000A stay; by code point, as control characters in a pattern are unreadable
const isControl = (code: number) => (code < 0x20 && code !== 0x09 && code !== 0x0a) || (code >= 0x7f && code <= 0x9f)

/**
 * The form in which a text is stored: NFC, line ends as U+000A, no spaces at the ends, and none of the isolates that
 * our own mails and documents put around values: isolation belongs to display, a stray U+2069 would break out of it.
 */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(isolates, '').normalize('NFC').trim()
}

/**
 * The reason a cleaned text cannot be stored, or undefined. U+202A–202E can make a name read as another one,
 * control characters and lone surrogates do not survive the database.
 */
export function textFaultOf(text: string): TextFault | undefined {
  if (!text.isWellFormed()) return 'text.not-unicode'
  if (overrides.test(text)) return 'text.bidi-control'
  for (let index = 0; index < text.length; index += 1)
    if (isControl(text.charCodeAt(index))) return 'text.control-character'
  return undefined
}

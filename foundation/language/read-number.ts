import { plainDigits } from './digits.ts'
import type { Display } from './display.ts'
import { formatNumber } from './format-number.ts'
import { isolate } from './isolation.ts'

/** The marks of a way to write numbers; an import names its own, a page takes those of its locale. */
export type NumberMarks = { readonly group: string; readonly decimal: string }

/** Why a typed number is refused; each code has a sentence in `sentences.ts`. */
export type NumberFault = 'number.not-a-number' | 'number.ambiguous' | 'number.too-long' | 'number.not-whole'

export type ParsedNumber =
  | { readonly status: 'read'; readonly value: number }
  | { readonly status: 'empty' }
  | { readonly status: 'refused'; readonly code: NumberFault }

/** As ParsedNumber, with the number written again as it was understood (isolated), to be shown beside the field. */
export type ReadNumber =
  | Exclude<ParsedNumber, { readonly status: 'read' }>
  | { readonly status: 'read'; readonly value: number; readonly reading: string }

/** The marks a display writes: `.` and `,` in ar-MA and fr-MA, `,` and `.` in en-GB, `٬` and `٫` with Arabic digits. */
export function numberMarksOf(display: Display): NumberMarks {
  const parts = new Intl.NumberFormat(display.formatLocale).formatToParts(1_234_567.5)
  const markOf = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return { group: markOf('group'), decimal: markOf('decimal') }
}

/**
 * Reads a number as typed on a page: `1.234` is one thousand two hundred and thirty-four in ar-MA and fr-MA, one and a
 * fraction in en-GB, and refused where neither mark belongs to the page (ar-PS with Arabic digits).
 */
export function readNumber(
  typed: string,
  display: Display,
  { whole = false }: { readonly whole?: boolean } = {},
): ReadNumber {
  const parsed = parseNumber(typed, numberMarksOf(display))
  if (parsed.status !== 'read') return parsed
  if (whole && !Number.isInteger(parsed.value)) return { status: 'refused', code: 'number.not-whole' }
  return { ...parsed, reading: isolate(formatNumber(display, parsed.value, { decimals: 15 })) }
}

type Mark = 'group' | 'decimal' | 'unknown'

/**
 * Reads a number in any of the three digit sets. `٬` and spaces always group, `٫` always starts the fraction; `.` and
 * `,` mean what the marks say, or, where the marks have neither, what remains possible: two readings are refused.
 * Groups have exactly three digits, so a thousands mark in any other place is refused too and never dropped.
 * Refused as well: exponents, more than 15 significant digits.
 */
export function parseNumber(typed: string, marks: NumberMarks): ParsedNumber {
  const text = plainDigits(typed).trim()
  if (text === '') return { status: 'empty' }
  const found = /^([-\u2212+]?)([\d.,\u066B\u066C\u060C '\u2019\u00A0\u202F]*\d)$/.exec(text)
  if (found === null) return { status: 'refused', code: 'number.not-a-number' }
  const body = found[2] ?? ''
  const settled = settle(body, marks)
  const plain = settled === undefined ? undefined : joinDigits(body, settled)
  if (plain === undefined) return { status: 'refused', code: 'number.ambiguous' }
  if (plain.replace('.', '').replace(/^0+/, '').length > 15) return { status: 'refused', code: 'number.too-long' }
  const value = Number(plain)
  return { status: 'read', value: value === 0 || !/[-\u2212]/.test(found[1] ?? '') ? value : -value }
}

/** What each kind of mark in a number means, or undefined when it could mean either. */
function settle(body: string, marks: NumberMarks): ReadonlyMap<string, Mark> | undefined {
  const kinds = new Map<string, Mark>()
  for (const mark of body.replace(/\d/g, '')) {
    if (mark === '\u066B' || mark === marks.decimal) kinds.set(mark, 'decimal')
    else if (mark === '\u066C' || mark === marks.group || !/[.,\u060C]/.test(mark)) kinds.set(mark, 'group')
    else kinds.set(mark, 'unknown')
  }
  const unknown = [...kinds].filter(([, kind]) => kind === 'unknown').map(([mark]) => mark)
  const known = new Set(kinds.values())
  const last = unknown.at(-1)
  if (last === undefined) return kinds
  // of two unknown marks, the one further right starts the fraction: 1,234.5
  for (const mark of unknown.slice(0, -1)) kinds.set(mark, 'group')
  const count = body.split(last).length - 1
  if (count > 1 || known.has('decimal')) return kinds.set(last, 'group')
  const alone = unknown.length === 1 && !known.has('group')
  if (alone && /^[1-9]\d{0,2}[.,\u060C]\d{3}$/.test(body)) return undefined
  return kinds.set(last, 'decimal')
}

/** The number in plain form, or undefined when its groups are not of three digits or its marks are mixed. */
function joinDigits(body: string, kinds: ReadonlyMap<string, Mark>): string | undefined {
  const fractionAt = [...body].findIndex((mark) => kinds.get(mark) === 'decimal')
  const whole = fractionAt < 0 ? body : body.slice(0, fractionAt)
  const fraction = fractionAt < 0 ? '' : body.slice(fractionAt + 1)
  if (!/^\d*$/.test(fraction)) return undefined
  const groups = new Set(whole.replace(/\d/g, ''))
  if (groups.size > 1) return undefined
  if (groups.size === 1 && !/^[1-9]\d{0,2}(\D\d{3})+$/.test(whole)) return undefined
  const digits = whole.replace(/\D/g, '')
  return fraction === '' ? digits : `${digits === '' ? '0' : digits}.${fraction}`
}

import type { Display } from './display.ts'
import { isolate } from './isolation.ts'

// Making an Intl object costs a hundred times its use.
const numberFormats = new Map<string, Intl.NumberFormat>()
const listFormats = new Map<string, Intl.ListFormat>()
const pluralRules = new Map<string, Intl.PluralRules>()

function cached<Made>(cache: Map<string, Made>, key: string, make: () => Made): Made {
  const found = cache.get(key)
  if (found !== undefined) return found
  const made = make()
  cache.set(key, made)
  return made
}

function numberFormat(display: Display, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${display.formatLocale} ${JSON.stringify(options)}`
  return cached(numberFormats, key, () => new Intl.NumberFormat(display.formatLocale, options))
}

/** A number for people, with at most `decimals` (default 3) digits after the separator. Never stored or compared. */
export function formatNumber(
  display: Display,
  value: number,
  { decimals = 3 }: { readonly decimals?: number } = {},
): string {
  return numberFormat(display, { maximumFractionDigits: decimals }).format(value)
}

/** A ratio (0.25) as a percentage. Only Intl writes percent signs: it adds what keeps them on their side in Arabic. */
export function formatPercent(
  display: Display,
  ratio: number,
  { decimals = 0 }: { readonly decimals?: number } = {},
): string {
  return numberFormat(display, { style: 'percent', maximumFractionDigits: decimals }).format(ratio)
}

/** A number of bytes in the nearest unit of 1,000 with at most one decimal, isolated for use inside a sentence. */
export function formatFileSize(display: Display, bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const
  let [step, value] = [0, bytes]
  // 999.95 kB would be written 1,000 kB
  while (step < units.length - 1 && value >= (step === 0 ? 1000 : 999.95)) {
    value /= 1000
    step += 1
  }
  const unit = units[step] ?? 'byte'
  // «م.ب» is read by few; kB and ko by everyone
  const unitDisplay = step === 0 || display.language === 'ar' ? 'long' : 'short'
  return isolate(numberFormat(display, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 }).format(value))
}

/** The CLDR plural category of a number in the language of the display: zero, one, two, few, many or other. */
export function pluralCategory(display: Display, value: number): Intl.LDMLPluralRule {
  return cached(pluralRules, display.locale, () => new Intl.PluralRules(display.locale)).select(value)
}

export type ListKind = 'conjunction' | 'disjunction'

function listFormat(display: Display, kind: ListKind): Intl.ListFormat {
  return cached(listFormats, `${display.locale} ${kind}`, () => new Intl.ListFormat(display.locale, { type: kind }))
}

/** Items joined as a sentence of plain text («أ وب وج»), each isolated. */
export function formatList(display: Display, items: readonly string[], kind: ListKind = 'conjunction'): string {
  return listFormat(display, kind).format(items.map(isolate))
}

/** The same as pieces for a page: `item` is the index of an item to be shown in `<bdi>`, else `text` is a joint. */
export function listParts(display: Display, count: number, kind: ListKind = 'conjunction') {
  let next = 0
  const places = Array.from({ length: count }, (_, index) => String(index))
  return listFormat(display, kind)
    .formatToParts(places)
    .map(({ type, value }): { readonly item: number } | { readonly text: string } => {
      if (type === 'literal') return { text: value }
      next += 1
      return { item: next - 1 }
    })
}

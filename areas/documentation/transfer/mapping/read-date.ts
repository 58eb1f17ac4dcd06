/** Dates as they stand in files: by the year first, by numbers in a declared order, by names of months in three languages. Pure. */
import { CalendarDate, GregorianCalendar, IslamicUmalquraCalendar, toCalendar } from '@internationalized/date'
import { plainDigits } from '../../../../foundation/language/index.ts'
import { UncertainDate } from '../../index.ts'
import type { Dialect } from '../reading/dialect.ts'

type Style = Pick<Dialect, 'date_order' | 'calendar'>
type Parts = { readonly year: number; readonly month?: number; readonly day?: number }

const monthLocales = ['ar-MA', 'ar-EG', 'ar-PS', 'ar-SY', 'ar-DZ', 'ar-TN', 'fr-FR', 'en-GB'] as const
const folded = (word: string) =>
  word
    .normalize('NFKD')
    .replace(/[\p{M}ـ]/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .toLowerCase()
    .replace(/\.$/, '')

/** Months by every name that the locales give them; short ones in French and English too. */
const months: ReadonlyMap<string, number> = new Map(
  monthLocales.flatMap((locale) =>
    (['long', 'short'] as const).flatMap((month) =>
      Array.from({ length: 12 }, (_, index): [string, number] => [
        folded(
          new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { month, timeZone: 'UTC' }).format(
            Date.UTC(2023, index, 15),
          ),
        ),
        index + 1,
      ]),
    ),
  ),
)

/**
 * The date of a cell, undefined for what is none. What was written otherwise than by the year first is kept as told. A Hijri day becomes
 * the days around the computed one, as months begin by sighting. Two digits are no year.
 */
export function readDate(cell: string, style: Style): UncertainDate | undefined {
  const told = cell.trim()
  const about =
    /^(?:~|≈|ca?\.?\s|circa\s|vers\s|env(?:iron|\.)\s|about\s|نحو\s|حوالي\s|قرابة\s)\s*/iu.exec(told)?.[0] ?? ''
  const text = plainDigits(told.slice(about.length))
    .replace(/[\u200e\u200f\u061c]/g, '')
    .trim()
  const approximate = about !== ''
  if (style.calendar === 'hijri') return readHijri(text, told, approximate, style)
  const stretch = /^([\d-]{4,10}|\.\.)\/([\d-]{4,10}|\.\.)$/.exec(text)
  const value = stretch === null ? isoOf(partsOf(text, style)) : text
  if (value === undefined) return undefined
  const read = UncertainDate.safeParse({
    value,
    approximate,
    ...(value === told ? {} : { as_told: told.slice(0, 500) }),
  })
  return read.success ? read.data : undefined
}

function isoOf(parts: Parts | undefined): string | undefined {
  if (parts === undefined) return undefined
  const two = (number: number) => String(number).padStart(2, '0')
  const { year, month, day } = parts
  return [String(year).padStart(4, '0'), month, day]
    .filter((part) => part !== undefined)
    .map((part) => (typeof part === 'number' ? two(part) : part))
    .join('-')
}

function partsOf(text: string, { date_order }: Style): Parts | undefined {
  // a time of day beside the date says nothing of the day
  const bare = text.replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i, '')
  const yearFirst = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(bare) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(bare)
  if (yearFirst !== null) return numbers(yearFirst[1], yearFirst[2], yearFirst[3])
  const monthYear = /^(\d{1,2})[-/.](\d{4})$/.exec(bare)
  if (monthYear !== null) return numbers(monthYear[2], monthYear[1])
  const numeric = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(bare)
  if (numeric !== null)
    return date_order === 'mdy'
      ? numbers(numeric[3], numeric[1], numeric[2])
      : numbers(numeric[3], numeric[2], numeric[1])
  const words = bare.replace(/[,،]/g, ' ').split(/\s+/)
  const year = words.find((word) => /^\d{4}$/.test(word))
  const day = words.find((word) => /^\d{1,2}(?:er|st|nd|rd|th)?$/i.test(word))
  const month = monthIn(words.filter((word) => word !== year && word !== day))
  if (year === undefined || month === undefined) return undefined
  return numbers(year, String(month), day?.replace(/\D+$/, ''))
}

const numbers = (year: string | undefined, month?: string, day?: string): Parts => ({
  year: Number(year),
  ...(month === undefined ? {} : { month: Number(month) }),
  ...(day === undefined ? {} : { day: Number(day) }),
})

/** All words that are left name one month: `كانون الثاني`, `janvier`. */
const monthIn = (words: readonly string[]) =>
  months.get(folded(words.filter((word) => folded(word) !== 'de').join(' ')))

function readHijri(text: string, told: string, approximate: boolean, style: Style): UncertainDate | undefined {
  const { year, month, day } = partsOf(text.replace(/\s*(هـ|ه|AH)$/iu, ''), style) ?? {}
  if (year === undefined || year < 1200 || year > 1600) return undefined
  const calendar = new IslamicUmalquraCalendar()
  const at = (toMonth: number, toDay: number) => {
    const date = new CalendarDate(calendar, year, toMonth, toDay)
    return date.month === toMonth && date.day === toDay && date.year === year ? date : undefined
  }
  const lastMonth = month ?? 12
  if (lastMonth < 1 || lastMonth > 12) return undefined
  const first = at(month ?? 1, day ?? 1)
  const monthStart = new CalendarDate(calendar, year, lastMonth, 1)
  const last = at(lastMonth, day ?? calendar.getDaysInMonth(monthStart))
  if (first === undefined || last === undefined) return undefined
  const gregorian = (date: CalendarDate) => toCalendar(date, new GregorianCalendar()).toString()
  const value = `${gregorian(first.subtract({ days: 1 }))}/${gregorian(last.add({ days: 1 }))}`
  const read = UncertainDate.safeParse({ value, approximate, calendar_as_told: 'islamic', as_told: told.slice(0, 500) })
  return read.success ? read.data : undefined
}

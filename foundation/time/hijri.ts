import type { HijriCalendar } from '../language/index.ts'
import { dayNumber, dayOfNumber, type IsoDay } from './calendar-day.ts'

/** A day of a Hijri calendar, `YYYY-MM-DD` with the Hijri year, month (1 = Muharram) and day (1–30). */
export type HijriDay = string

const shape = /^(1[2-6]\d{2})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|30)$/

/** Whether a text has the form of a Hijri day between 1200 and 1699. */
export function isHijriDay(text: string): text is HijriDay {
  return shape.test(text)
}

const write = (year: number, month: number, day: number): HijriDay =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

const partsOf = (day: HijriDay): readonly [number, number, number] => {
  const found = shape.exec(day)
  if (found === null) throw new RangeError(`Cannot read ${JSON.stringify(day)}: not a Hijri day YYYY-MM-DD`)
  return [Number(found[1]), Number(found[2]), Number(found[3])]
}

/**
 * The day number (days since 1 January 1970) of a day of the civil tabular calendar: 11 leap years in 30, epoch
 * 16 July 622 Julian (Reingold and Dershowitz, Calendrical Calculations, 7.1). Day 30 of a month of 29 is the next 1st.
 */
const civilNumber = (year: number, month: number, day: number) =>
  day + Math.ceil(29.5 * (month - 1)) + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30) - 492_149

function civilDay(day: IsoDay): HijriDay {
  const number = dayNumber(day)
  let year = Math.floor((30 * (number + 492_148) + 10_646) / 10_631)
  if (number < civilNumber(year, 1, 1)) year -= 1
  let month = 12
  while (month > 1 && number < civilNumber(year, month, 1)) month -= 1
  return write(year, month, number - civilNumber(year, month, 1) + 1)
}

const formats = new Map<HijriCalendar, Intl.DateTimeFormat>()

/** The day of a Hijri calendar that is computed for a Gregorian day of the years 1800 to 2200. */
export function hijriDayOf(day: IsoDay, calendar: HijriCalendar): HijriDay {
  if (calendar === 'islamic-civil') return civilDay(day)
  let format = formats.get(calendar)
  if (format === undefined) {
    const parts = { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' } as const
    format = new Intl.DateTimeFormat(`en-GB-u-ca-${calendar}-nu-latn`, parts)
    formats.set(calendar, format)
  }
  const parts = format.formatToParts(dayNumber(day) * 86_400_000)
  const numberOf = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return write(numberOf('year'), numberOf('month'), numberOf('day'))
}

/** The computed Hijri day moved by a day: what a form offers where the month began a day earlier (1) or later (-1). */
export function shiftedHijriDay(day: IsoDay, calendar: HijriCalendar, shift: -1 | 1): HijriDay {
  return hijriDayOf(dayOfNumber(dayNumber(day) + shift), calendar)
}

/** Whether an announced Hijri day can be this Gregorian day: within two days of the civil calendar. */
export function isHijriDayNear(hijri: string, day: IsoDay): boolean {
  if (!isHijriDay(hijri)) return false
  return Math.abs(civilNumber(...partsOf(hijri)) - dayNumber(day)) <= 2
}

/** A Gregorian day in the middle of the Hijri month, the same month in every Hijri calendar: names are asked for it. */
export function middleOfHijriMonth(hijri: HijriDay): IsoDay {
  const [year, month] = partsOf(hijri)
  return dayOfNumber(civilNumber(year, month, 15))
}

/** The number of the day within the Hijri month. */
export function dayOfHijriMonth(hijri: HijriDay): number {
  return partsOf(hijri)[2]
}

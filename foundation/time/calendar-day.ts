/** A day of the Gregorian calendar as `YYYY-MM-DD`; years 0001 to 9999. */
export type IsoDay = string

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

/** Year, month (1–12) and day of an existing day, or undefined for anything else, 31 February included. */
export function partsOfDay(
  text: string,
): { readonly year: number; readonly month: number; readonly day: number } | undefined {
  const found = shape.exec(text)
  if (found === null) return undefined
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  return { year, month, day }
}

/** Days of a month, leap years of the Gregorian rule. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Writes `YYYY-MM-DD`; the parts are taken to exist. */
export function isoDay(year: number, month: number, day: number): IsoDay {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Days since 1 January 1970, negative before; throws RangeError for what is not a day. */
export function dayNumber(day: IsoDay): number {
  const parts = partsOfDay(day)
  if (parts === undefined) throw new RangeError(`Cannot count the days to ${JSON.stringify(day)}: not a day YYYY-MM-DD`)
  const date = new Date(0)
  date.setUTCFullYear(parts.year, parts.month - 1, parts.day) // Date.UTC() would read the years 0–99 as 1900–1999
  return Math.round(date.getTime() / 86_400_000)
}

/** The inverse of dayNumber(). */
export function dayOfNumber(days: number): IsoDay {
  const date = new Date(days * 86_400_000)
  return isoDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

import { daysInMonth, type IsoDay, isoDay, partsOfDay } from './calendar-day.ts'

/**
 * A date as people know it: a year, a month of a year, or a day, exact or approximate. `value` is Gregorian
 * (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`); what was said in another calendar is kept in the words in which it was told.
 */
export type PartialDate = {
  readonly value: string
  readonly approximate: boolean
  /** The calendar the teller used, e.g. `islamic-umalqura`, or its name as given. */
  readonly calendar_as_told?: string
  /** The teller's words, e.g. «أواخر رمضان». */
  readonly as_told?: string
  /** The Hijri day as announced where it was seen, `YYYY-MM-DD` of the Hijri calendar: overrides the computed one. */
  readonly hijri_manual?: string
}

export type Precision = 'year' | 'month' | 'day'

/** Years outside are refused: a typing slip, not a date of this work. */
export const leastYear = 1800
export const mostYear = 2200

export type DateParts = { readonly year: number; readonly month?: number; readonly day?: number }

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** The parts of a value, or undefined when it is no `YYYY`, `YYYY-MM` or `YYYY-MM-DD` that exists. */
export function partsOf(value: string): DateParts | undefined {
  const found = shape.exec(value)
  if (found === null) return undefined
  const year = Number(found[1])
  if (year < leastYear || year > mostYear) return undefined
  if (found[2] === undefined) return { year }
  const month = Number(found[2])
  if (month < 1 || month > 12) return undefined
  if (found[3] === undefined) return { year, month }
  return partsOfDay(value)
}

/** Writes the value of known parts; throws RangeError where they make no date. */
export function dateValueOf({ year, month, day }: DateParts): string {
  const whole = isoDay(year, month ?? 1, day ?? 1)
  const value = month === undefined ? whole.slice(0, 4) : day === undefined ? whole.slice(0, 7) : whole
  if (partsOf(value) === undefined || (month === undefined && day !== undefined)) {
    throw new RangeError(`Cannot write a date of year ${year}, month ${month}, day ${day}: there is none`)
  }
  return value
}

/** How much of a date is known. */
export function precisionOf(value: string): Precision {
  return value.length === 4 ? 'year' : value.length === 7 ? 'month' : 'day'
}

export type DaySpan = { readonly first: IsoDay; readonly last: IsoDay }

/** The first and last day a value can mean. `approximate` does not widen it: nobody said by how much. */
export function spanOf(value: string): DaySpan {
  const parts = partsOf(value)
  if (parts === undefined) throw new RangeError(`Cannot place ${JSON.stringify(value)}: not a partial date`)
  const { year, month, day } = parts
  if (day !== undefined) return { first: value, last: value }
  const lastMonth = month ?? 12
  return { first: isoDay(year, month ?? 1, 1), last: isoDay(year, lastMonth, daysInMonth(year, lastMonth)) }
}

/**
 * A text that sorts as comparePartialDates() does, in any language or database collation of digits: first day, last
 * day, exact before approximate. 2026 comes after 2026-01-01 and 2026-01, before 2026-01-02.
 */
export function sortKeyOf({ value, approximate }: Pick<PartialDate, 'value' | 'approximate'>): string {
  const { first, last } = spanOf(value)
  return `${first}/${last}/${approximate ? 1 : 0}`
}

/** Orders by first day, then last day, then exact before approximate; 0 only for equal value and certainty. */
export function comparePartialDates(a: PartialDate, b: PartialDate): number {
  const [keyA, keyB] = [sortKeyOf(a), sortKeyOf(b)]
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0
}

/** Whether the two could be one and the same day. */
export function mayBeSameDay(a: PartialDate, b: PartialDate): boolean {
  const [spanA, spanB] = [spanOf(a.value), spanOf(b.value)]
  return spanA.first <= spanB.last && spanB.first <= spanA.last
}

/** Whether every day `a` can mean lies before every day `b` can mean. */
export function isSurelyBefore(a: PartialDate, b: PartialDate): boolean {
  return spanOf(a.value).last < spanOf(b.value).first
}

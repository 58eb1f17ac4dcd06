import { plainDigits } from '../language/index.ts'
import { daysInMonth } from './calendar-day.ts'
import { dateValueOf, leastYear, mostYear, type PartialDate } from './partial-date.ts'

/** The three inputs as typed; an empty one means unknown. */
export type DateFields = {
  readonly year: string
  readonly month: string
  readonly day: string
  readonly approximate?: boolean
}

export type DateFieldPart = 'year' | 'month' | 'day'

/** Why three inputs make no date; each code has a sentence in `sentences.ts`. */
export type DateFaultCode =
  | 'date.year-missing'
  | 'date.month-missing'
  | 'date.not-a-number'
  | 'date.year-out-of-range'
  | 'date.month-out-of-range'
  | 'date.day-out-of-range'
  | 'date.no-such-day'

export type DateFault = { readonly code: DateFaultCode; readonly part: DateFieldPart }

export type ReadDate =
  | { readonly status: 'read'; readonly date: PartialDate }
  | { readonly status: 'empty' }
  | { readonly status: 'refused'; readonly faults: readonly [DateFault, ...DateFault[]] }

/**
 * Reads year, month and day as typed, in any of the three digit sets. A year alone and a month of a year are dates; a
 * day without its month, 31 February, and years outside 1800 to 2200 are refused, all faults at once, each with the
 * input it belongs to.
 */
export function readPartialDate({ approximate = false, ...typed }: DateFields): ReadDate {
  const year = readPart(typed.year)
  const month = readPart(typed.month)
  const day = readPart(typed.day)
  if (year === undefined && month === undefined && day === undefined) return { status: 'empty' }
  const faults: DateFault[] = []
  const fault = (part: DateFieldPart, code: DateFaultCode) => faults.push({ code, part })

  if (year === undefined) fault('year', 'date.year-missing')
  else if (Number.isNaN(year)) fault('year', 'date.not-a-number')
  else if (year < leastYear || year > mostYear) fault('year', 'date.year-out-of-range')

  if (month === undefined && day !== undefined) fault('month', 'date.month-missing')
  else if (Number.isNaN(month)) fault('month', 'date.not-a-number')
  else if (month !== undefined && (month < 1 || month > 12)) fault('month', 'date.month-out-of-range')

  if (Number.isNaN(day)) fault('day', 'date.not-a-number')
  else if (day !== undefined && (day < 1 || day > 31)) fault('day', 'date.day-out-of-range')
  else if (day !== undefined && faults.length === 0 && day > daysInMonth(year ?? 0, month ?? 0))
    fault('day', 'date.no-such-day')

  const [first, ...rest] = faults
  if (first !== undefined) return { status: 'refused', faults: [first, ...rest] }
  const parts = { year: year ?? 0, ...(month === undefined ? {} : { month }), ...(day === undefined ? {} : { day }) }
  return { status: 'read', date: { value: dateValueOf(parts), approximate } }
}

/** undefined for an empty input, NaN for what is not up to four digits. */
function readPart(typed: string): number | undefined {
  const digits = plainDigits(typed).trim()
  if (digits === '') return undefined
  return /^\d{1,4}$/.test(digits) ? Number(digits) : Number.NaN
}

/** The three inputs that show a date again, in plain digits. */
export function fieldsOf({ value, approximate }: PartialDate): Required<DateFields> {
  const [year = '', month = '', day = ''] = value.split('-')
  return { year, month: month.replace(/^0/, ''), day: day.replace(/^0/, ''), approximate }
}

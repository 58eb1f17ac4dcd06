import type { IsoDay } from './calendar-day.ts'
import { type DaySpan, type PartialDate, spanOf } from './partial-date.ts'

/** A period between two partial dates, both included; a null end is open: since always, or still going on. */
export type DateRange = { readonly from: PartialDate | null; readonly to: PartialDate | null }

// every day of the years a PartialDate may hold sorts between these two
const always: DaySpan = { first: '0000-00-00', last: '0000-00-00' }
const never: DaySpan = { first: '9999-99-99', last: '9999-99-99' }

const beginOf = ({ from }: DateRange): DaySpan => (from === null ? always : spanOf(from.value))
const endOf = ({ to }: DateRange): DaySpan => (to === null ? never : spanOf(to.value))

/** `date.range-reversed` when every day the end can mean lies before every day the beginning can mean. */
export function dateRangeFaultOf(range: DateRange): 'date.range-reversed' | undefined {
  return endOf(range).last < beginOf(range).first ? 'date.range-reversed' : undefined
}

/** Whether two periods share a day: `certain` whatever day the partial dates mean, `possible`, or `never`. */
export function overlapOf(a: DateRange, b: DateRange): 'certain' | 'possible' | 'never' {
  const [beginA, endA, beginB, endB] = [beginOf(a), endOf(a), beginOf(b), endOf(b)]
  if (beginA.first > endB.last || beginB.first > endA.last) return 'never'
  return beginA.last <= endB.first && beginB.last <= endA.first ? 'certain' : 'possible'
}

/** Whether a day lies in a period, with the same three answers. */
export function containsDay(range: DateRange, day: IsoDay): 'certain' | 'possible' | 'never' {
  const [begin, end] = [beginOf(range), endOf(range)]
  if (day < begin.first || day > end.last) return 'never'
  return begin.last <= day && day <= end.first ? 'certain' : 'possible'
}

/** The door of the room, for the browser and for Node: dates, periods, ages, meetings and durations. */
export { type AgeRange, ageAt, isBelowAge } from './age.ts'
export { dayNumber, dayOfNumber, daysInMonth, type IsoDay, isoDay, partsOfDay } from './calendar-day.ts'
export { type DateColumns, fromColumns, type ToldDateColumns, toColumns, toToldColumns } from './columns.ts'
export { containsDay, dateRangeFaultOf, overlapOf } from './date-range.ts'
export { addToDay, type DurationParts, parseDuration, writeDuration } from './duration.ts'
export { formatDateRange, formatHijriBeside, formatMeeting, formatPartialDate } from './format-partial-date.ts'
export { type HijriDay, hijriDayOf, isHijriDay, isHijriDayNear, shiftedHijriDay } from './hijri.ts'
export { addToMeeting, isWall, type PlacedMeeting, placeMeeting, wallAt } from './meeting-time.ts'
export { DateRange, Day, Duration, MeetingTime, PartialDate } from './model.ts'
export {
  comparePartialDates,
  type DateParts,
  type DaySpan,
  dateValueOf,
  isSurelyBefore,
  leastYear,
  mayBeSameDay,
  mostYear,
  type Precision,
  partsOf,
  precisionOf,
  sortKeyOf,
  spanOf,
} from './partial-date.ts'
export {
  type DateFault,
  type DateFaultCode,
  type DateFieldPart,
  type DateFields,
  fieldsOf,
  type ReadDate,
  readPartialDate,
} from './read-partial-date.ts'
export { timeSentences } from './sentences.ts'

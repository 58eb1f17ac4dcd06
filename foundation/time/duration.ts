import { dayNumber, dayOfNumber, daysInMonth, type IsoDay, isoDay, partsOfDay } from './calendar-day.ts'

/** A length of time in the units in which it was agreed: a month is not thirty days. Weeks become days. */
export type DurationParts = {
  readonly years: number
  readonly months: number
  readonly days: number
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
}

const shape =
  /^P(?=\d|T\d)(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/

/** Reads `PnYnMnWnDTnHnMnS` (ISO 8601-1, 5.5.2) of whole, unsigned numbers; undefined for anything else. */
export function parseDuration(text: string): DurationParts | undefined {
  const found = shape.exec(text)
  if (found === null) return undefined
  const [years, months, weeks, days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0))
  return {
    years: years ?? 0,
    months: months ?? 0,
    days: (weeks ?? 0) * 7 + (days ?? 0),
    hours: hours ?? 0,
    minutes: minutes ?? 0,
    seconds: seconds ?? 0,
  }
}

/** Writes the shortest form of a duration; `PT0S` for none. */
export function writeDuration({ years, months, days, hours, minutes, seconds }: DurationParts): string {
  const part = (count: number, unit: string) => (count === 0 ? '' : `${count}${unit}`)
  const date = part(years, 'Y') + part(months, 'M') + part(days, 'D')
  const time = part(hours, 'H') + part(minutes, 'M') + part(seconds, 'S')
  return date === '' && time === '' ? 'PT0S' : `P${date}${time === '' ? '' : `T${time}`}`
}

/**
 * The day a duration after (or, with `sign` -1, before) a day: years and months first, then days. A day that the month
 * reached does not have becomes its last: 31 January + P1M is 28 or 29 February. Throws RangeError for a duration with
 * a time, which has no meaning on days, and for results outside the years 1 to 9999.
 */
export function addToDay(day: IsoDay, duration: DurationParts, sign: 1 | -1 = 1): IsoDay {
  const parts = partsOfDay(day)
  if (parts === undefined) throw new RangeError(`Cannot add to ${JSON.stringify(day)}: not a day YYYY-MM-DD`)
  if (duration.hours + duration.minutes + duration.seconds > 0) {
    throw new RangeError(`Cannot add ${writeDuration(duration)} to the day ${day}: it has hours, minutes or seconds`)
  }
  const months = parts.year * 12 + (parts.month - 1) + sign * (duration.years * 12 + duration.months)
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1]
  if (year < 1 || year > 9999) throw new RangeError(`Cannot add ${writeDuration(duration)} to ${day}: year ${year}`)
  const reached = isoDay(year, month, Math.min(parts.day, daysInMonth(year, month)))
  const result = dayOfNumber(dayNumber(reached) + sign * duration.days)
  if (partsOfDay(result) === undefined)
    throw new RangeError(`Cannot add ${writeDuration(duration)} to ${day}: ${result}`)
  return result
}

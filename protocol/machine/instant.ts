/** Instants of agreements, read strictly: RFC 3339 with a zone, on a day that exists, in the years 1900 to 2999. */
import { daysInMonth } from '../../foundation/time/index.ts'

const shape =
  /^((?:19|2\d)\d{2})-(0[1-9]|1[0-2])-(\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)$/

/** Milliseconds since 1970 of an instant, or undefined for anything else: no zone, 31 February, the year 1 or 9999. */
export function readInstant(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined
  const found = shape.exec(value)
  if (found === null) return undefined
  const day = Number(found[3])
  return day < 1 || day > daysInMonth(Number(found[1]), Number(found[2])) ? undefined : Date.parse(value)
}

/** The first millisecond of a day in UTC, or undefined for what is not a day of those years. */
export function startOfDay(value: unknown): number | undefined {
  return typeof value === 'string' ? readInstant(`${value}T00:00:00Z`) : undefined
}

import type { Display } from './display.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function format(display: Display, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${display.formatLocale} ${JSON.stringify(options)}`
  let found = formats.get(key)
  if (found === undefined) {
    found = new Intl.DateTimeFormat(display.formatLocale, options)
    formats.set(key, found)
  }
  return found
}

/** Midnight UTC of a day `YYYY-MM-DD`, of the first of a month `YYYY-MM` or of a year `YYYY`. */
const midnight = (value: string) => Date.parse(`${value}${'-01-01'.slice(value.length - 4)}T00:00Z`)

/**
 * A date as day, month name and year: «14 غشت 2026». Takes `YYYY-MM-DD`, `YYYY-MM` (month name and year) or `YYYY`.
 * Never numeric: a numeric date reads with the year first on a right-to-left page.
 */
export function formatDate(
  display: Display,
  value: string,
  { weekday = false }: { readonly weekday?: boolean } = {},
): string {
  const year = { year: 'numeric', timeZone: 'UTC' } as const
  if (value.length === 4) return format(display, year).format(midnight(value))
  if (value.length === 7) return format(display, { ...year, month: 'long' }).format(midnight(value))
  const day = { ...year, month: 'long', day: 'numeric' } as const
  return format(display, weekday ? { ...day, weekday: 'long' } : day).format(midnight(value))
}

/** Day, month name, year and time on a 24-hour clock, in the display's zone unless another is named. */
export function formatDateTime(display: Display, instant: Date, { timeZone = display.timeZone } = {}): string {
  return format(display, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(instant)
}

/** The time alone on a 24-hour clock, in the display's zone unless another is named. */
export function formatTime(display: Display, instant: Date, { timeZone = display.timeZone } = {}): string {
  return format(display, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(instant)
}

/** The name of a month, 1–12, standing alone. */
export function monthName(display: Display, month: number): string {
  return format(display, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2001, month - 1, 1))
}

/** The name of a day of the week, 1 = Monday … 7 = Sunday. */
export function weekdayName(display: Display, weekday: number): string {
  return format(display, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2001, 0, weekday)) // 1 January 2001: a Monday
}

const steps = [
  { unit: 'second', seconds: 1, below: 45 },
  { unit: 'minute', seconds: 60, below: 45 * 60 },
  { unit: 'hour', seconds: 3600, below: 22 * 3600 },
  { unit: 'day', seconds: 86_400, below: 26 * 86_400 },
  { unit: 'month', seconds: 2_629_746, below: 320 * 86_400 },
  { unit: 'year', seconds: 31_556_952, below: Number.POSITIVE_INFINITY },
] as const

const relativeFormats = new Map<string, Intl.RelativeTimeFormat>()

/** How long ago or ahead an instant is («أول أمس»), in the largest unit that says it well. */
export function formatRelative(display: Display, instant: Date, now: Date): string {
  const seconds = (instant.getTime() - now.getTime()) / 1000
  const step = steps.find(({ below }) => Math.abs(seconds) < below) ?? steps[5]
  let relative = relativeFormats.get(display.formatLocale)
  if (relative === undefined) {
    relative = new Intl.RelativeTimeFormat(display.formatLocale, { numeric: 'auto' })
    relativeFormats.set(display.formatLocale, relative)
  }
  return relative.format(Math.round(seconds / step.seconds), step.unit)
}

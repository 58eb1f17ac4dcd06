import {
  type Display,
  formatDate,
  formatDateTime,
  formatNumber,
  type Language,
  timeZoneName,
} from '../language/index.ts'
import type { DateRange } from './date-range.ts'
import { dayOfHijriMonth, hijriDayOf, middleOfHijriMonth } from './hijri.ts'
import { type MeetingTime, placeMeeting } from './meeting-time.ts'
import { type PartialDate, precisionOf, spanOf } from './partial-date.ts'

type Words = { readonly [L in Language]: string }

/** French puts the word last: «depuis 1990 environ» stands in a sentence where «depuis vers 1990» does not. */
const about: Words = { ar: 'نحو {date}', fr: '{date} environ', en: 'about {date}' }
const separator: Words = { ar: '، ', fr: ', ', en: ', ' }
const calendarNames = {
  'islamic-umalqura': { ar: 'تقويم أم القرى', fr: 'calendrier d’Oumm al-Qoura', en: 'Umm al-Qura calendar' },
  'islamic-civil': { ar: 'التقويم الهجري المدني', fr: 'calendrier hégirien civil', en: 'civil Hijri calendar' },
  announced: { ar: 'حسب الإعلان المحلي', fr: 'selon l’annonce locale', en: 'as announced locally' },
} as const

/**
 * A date for people: month in words, «نحو» before an approximate one, and, where the reader asked for it, the Hijri
 * date in brackets with the calendar it was computed in: «14 غشت 2026 (1 ربيع الأول 1448 هـ، تقويم أم القرى)».
 */
export function formatPartialDate(display: Display, date: PartialDate): string {
  const gregorian = formatDate(display, date.value)
  const shown = date.approximate ? about[display.language].replace('{date}', () => gregorian) : gregorian
  const hijri = formatHijriBeside(display, date)
  return hijri === undefined ? shown : `${shown} (${hijri})`
}

/**
 * The Hijri date beside a date, with the name of its calendar; undefined unless the reader asked for it. An announced
 * day wins over the computed one; a month or a year becomes the Hijri months or years that it touches.
 */
export function formatHijriBeside(display: Display, date: PartialDate): string | undefined {
  const calendar = display.hijri
  if (calendar === undefined) return undefined
  const note = (name: Words) => `${separator[display.language]}${name[display.language]}`
  if (precisionOf(date.value) === 'day') {
    if (date.hijri_manual !== undefined) {
      return formatHijriDay(display, date.hijri_manual, 'day') + note(calendarNames.announced)
    }
    return formatHijriDay(display, hijriDayOf(date.value, calendar), 'day') + note(calendarNames[calendar])
  }
  const precision = precisionOf(date.value)
  const { first, last } = spanOf(date.value)
  const ends = [first, last].map((day) => formatHijriDay(display, hijriDayOf(day, calendar), precision))
  return [...new Set(ends)].join(' – ') + note(calendarNames[calendar])
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** A Hijri day in words, down to the precision asked for. Month names are the same in every Hijri calendar. */
function formatHijriDay(display: Display, hijri: string, precision: 'year' | 'month' | 'day'): string {
  const locale = display.formatLocale.replace('-ca-gregory', '-ca-islamic-umalqura')
  const key = `${locale} ${precision}`
  let format = formats.get(key)
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, {
      year: 'numeric',
      ...(precision === 'year' ? {} : { month: 'long' }),
      ...(precision === 'day' ? { day: 'numeric' } : {}),
      timeZone: 'UTC',
    })
    formats.set(key, format)
  }
  // asked for the middle of the month, so that a month begun a day apart is still the right one; the day is put in
  return format
    .formatToParts(Date.parse(middleOfHijriMonth(hijri)))
    .map(({ type, value }) => (type === 'day' ? formatNumber(display, dayOfHijriMonth(hijri)) : value))
    .join('')
}

const rangeWords = {
  both: { ar: 'من {from} إلى {to}', fr: '{de}{from} {à}{to}', en: 'from {from} to {to}' },
  from: { ar: 'منذ {from}', fr: 'depuis {le}{from}', en: 'since {from}' },
  to: { ar: 'إلى غاية {to}', fr: 'jusqu’{à}{to}', en: 'until {to}' },
  open: { ar: 'دون تاريخ بداية أو نهاية', fr: 'sans date de début ni de fin', en: 'without a start or end date' },
} as const

/** A period in words: «من ماي 2026 إلى غشت 2026», "du 1 mai 2026 au 3 août 2026". */
export function formatDateRange(display: Display, { from, to }: DateRange): string {
  const kind = from === null ? (to === null ? 'open' : 'to') : to === null ? 'from' : 'both'
  const [start, end] = [from, to].map((date) => (date === null ? '' : formatPartialDate(display, date)))
  // in French a day takes an article, a month or a year does not, and «de» is elided before août and octobre
  const [dayFirst, dayLast] = [from, to].map((date) => date !== null && precisionOf(date.value) === 'day')
  const words: { readonly [name: string]: string | undefined } = {
    from: start,
    to: end,
    le: dayFirst ? 'le ' : '',
    de: dayFirst ? 'du ' : /^[ao]/.test(start ?? '') ? 'd’' : 'de ',
    à: dayLast ? 'au ' : 'à ',
  }
  return rangeWords[kind][display.language].replace(/\{([^}]+)\}/g, (_, name: string) => words[name] ?? '')
}

/**
 * A meeting as an invitation says it: day and time on the wall of its zone, with the city of that clock, and in
 * brackets the reader's own time where it differs at that instant.
 */
export function formatMeeting(display: Display, meeting: MeetingTime): string {
  const wall = formatDateTime(display, new Date(`${meeting.wall}:00Z`), { timeZone: 'UTC' })
  const there = `${wall}${separator[display.language]}${timeZoneName(meeting.zone, display.language)}`
  const placed = placeMeeting(meeting)
  if (placed.status === 'skipped') return there
  const here = formatDateTime(display, placed.instant)
  if (here === wall) return there
  return `${there} (${here}${separator[display.language]}${timeZoneName(display.timeZone, display.language)})`
}

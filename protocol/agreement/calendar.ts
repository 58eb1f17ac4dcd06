/** iCalendar (RFC 5545) of the dates of protocols: whole days, text escaped, lines folded at 75 octets. */
import { isolate, type Language, pickText } from '../../foundation/language/index.ts'
import type { ProtocolRow, UpcomingDate } from './model.ts'

const kinds: { readonly [K in UpcomingDate['kind']]: { readonly [L in Language]: string } } = {
  entry: { ar: 'دخول حيّز النفاذ', fr: 'Entrée en vigueur', en: 'Entry into force' },
  end: { ar: 'انتهاء المدة', fr: 'Fin de la durée', en: 'End of the term' },
  notice: { ar: 'آخر يوم للإشعار', fr: 'Dernier jour du préavis', en: 'Last day for notice' },
  review: { ar: 'استعراض التنفيذ', fr: 'Bilan d’exécution', en: 'Review of what was done' },
  termination: { ar: 'سريان الإنهاء', fr: 'Effet de la dénonciation', en: 'Termination takes effect' },
  signature: { ar: 'موعد توقيع مؤسستنا', fr: 'Signature par notre institution', en: 'Signature by our institution' },
  duty: { ar: 'التزام بعد الانتهاء', fr: 'Obligation après la fin', en: 'A duty after the end' },
  mandate_end: { ar: 'انتهاء التفويض بالتوقيع', fr: 'Fin des pouvoirs de signature', en: 'End of the mandate to sign' },
}
const names = { ar: 'مواعيد البروتوكولات', fr: 'Échéances des protocoles', en: 'Dates of protocols' }

const escaped = (text: string) =>
  text
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replace(/\r?\n/g, '\\n')
    .replace(/\p{Cc}/gu, '')

/** Folds a line at 75 octets, never inside a character. */
function fold(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > 74) {
      parts.push(part)
      part = ''
      octets = 0
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n ')
}

const compact = (day: string) => day.replaceAll('-', '')
const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** The calendar of these protocols in a language; `at` is the instant of its making. */
export function calendarOf(protocols: readonly ProtocolRow[], language: Language, at: Date): string {
  const stamp = `${at.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`
  const events = protocols.flatMap(({ id, title, upcoming }) =>
    upcoming.map(({ kind, on }) => [
      'BEGIN:VEVENT',
      `UID:${kind}-${on}-${id}@mithaq`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(on)}`,
      `DTEND;VALUE=DATE:${compact(dayAfter(on))}`,
      `SUMMARY;LANGUAGE=${language}:${escaped(`${kinds[kind][language]}: ${isolate(pickText(title, language)?.text ?? '')}`)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
  )
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Mithaq//Protocols//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(names[language])}`,
    ...events.flat(),
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

import { isolateLtr } from './isolation.ts'
import type { Language } from './locale.ts'

/**
 * Whether a text names a time zone of the IANA database that this runtime knows.
 * Bare offsets such as `+01:00` are refused: an offset does not follow a country's clock changes.
 */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(text)) return false
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: text })
    return true
  } catch {
    return false
  }
}

/** Every zone a person may choose, in the order of the database, with UTC, which the runtime's list leaves out. */
export function timeZones(): readonly string[] {
  const zones = Intl.supportedValuesOf('timeZone')
  return zones.includes('UTC') ? zones : [...zones, 'UTC']
}

// CLDR names zones after countries and blocs («heure : Maroc», "Eastern European Time" for Gaza). A clock is named after
// its city here: place names belong to the institutions, and a city is what an invitation says.
const names: { readonly [zone: string]: { readonly [L in Language]: string } } = {
  UTC: { ar: 'التوقيت العالمي المنسَّق', fr: 'temps universel coordonné', en: 'Coordinated Universal Time' },
  'Africa/Casablanca': { ar: 'توقيت الدار البيضاء', fr: 'heure de Casablanca', en: 'Casablanca time' },
  'Africa/Cairo': { ar: 'توقيت القاهرة', fr: 'heure du Caire', en: 'Cairo time' },
  'Africa/Tunis': { ar: 'توقيت تونس', fr: 'heure de Tunis', en: 'Tunis time' },
  'America/New_York': { ar: 'توقيت نيويورك', fr: 'heure de New York', en: 'New York time' },
  'Asia/Amman': { ar: 'توقيت عمّان', fr: 'heure d’Amman', en: 'Amman time' },
  'Asia/Gaza': { ar: 'توقيت غزة', fr: 'heure de Gaza', en: 'Gaza time' },
  'Asia/Hebron': { ar: 'توقيت الخليل', fr: 'heure d’Hébron', en: 'Hebron time' },
  'Asia/Jerusalem': { ar: 'توقيت القدس', fr: 'heure de Jérusalem', en: 'Jerusalem time' },
  'Europe/Brussels': { ar: 'توقيت بروكسل', fr: 'heure de Bruxelles', en: 'Brussels time' },
  'Europe/Paris': { ar: 'توقيت باريس', fr: 'heure de Paris', en: 'Paris time' },
  'Europe/Zurich': { ar: 'توقيت زيورخ', fr: 'heure de Zurich', en: 'Zurich time' },
}

/** A zone as people name it, by its city; a zone without a name here shows its IANA name, isolated. */
export function timeZoneName(zone: string, language: Language): string {
  return names[zone]?.[language] ?? isolateLtr(zone.replaceAll('_', ' '))
}

import {
  type Digits,
  type Direction,
  digitsOf,
  directionOf,
  type HijriCalendar,
  type Language,
  type Locale,
  languageOf,
  weekStartOf,
} from './locale.ts'
import type { LanguageProfile, UserDisplay } from './model.ts'

/** Everything a formatting function needs to know about the reader; plain data, made once per person. */
export type Display = {
  readonly locale: Locale
  readonly language: Language
  readonly direction: Direction
  /** For Intl and React Aria: `ar-PS-u-ca-gregory-nu-arab`. */
  readonly formatLocale: string
  readonly digits: Digits
  readonly timeZone: string
  /** 1 = Monday … 7 = Sunday. */
  readonly weekStart: number
  readonly weekend: readonly number[]
  /** The calendar shown beside the Gregorian one, if the reader asked for it. */
  readonly hijri: HijriCalendar | undefined
  readonly lowData: boolean
}

type Profile = Pick<LanguageProfile, 'digits' | 'week_start' | 'weekend' | 'time_zone'> & {
  readonly locales: readonly Locale[]
  readonly calendars: readonly LanguageProfile['calendars'][number][]
}

/**
 * How one reader of one institution sees figures and dates. Without a person: the institution's default locale, no
 * Hijri beside. Digits: the person's choice, else the institution's, else the locale's; French and English always
 * write Latin digits. A person who asks for Hijri sees the first Hijri calendar of the institution, or Umm al-Qura.
 */
export function displayOf(profile: Profile, user?: Partial<UserDisplay>): Display {
  const locale = user?.locale ?? profile.locales[0] ?? 'ar-MA'
  const language = languageOf(locale)
  const chosen = user?.digits === undefined || user.digits === 'locale' ? profile.digits : user.digits
  const digits = language !== 'ar' ? 'latn' : chosen === 'locale' ? digitsOf(locale) : chosen
  const hijri = profile.calendars.find((calendar) => calendar !== 'gregory') ?? 'islamic-umalqura'
  return {
    locale,
    language,
    direction: directionOf(language),
    formatLocale: `${locale}-u-ca-gregory-nu-${digits}`,
    digits,
    timeZone: profile.time_zone,
    weekStart: profile.week_start ?? weekStartOf(locale),
    weekend: profile.weekend,
    hijri: user?.hijri_beside === true ? hijri : undefined,
    lowData: user?.low_data === true,
  }
}

/** The display of a reader of whom only the locale is known: a visitor, the setup page, the terminal. */
export function plainDisplay(locale: Locale, timeZone = 'UTC'): Display {
  return displayOf({
    locales: [locale],
    digits: 'locale',
    calendars: ['gregory'],
    week_start: null,
    weekend: [],
    time_zone: timeZone,
  })
}

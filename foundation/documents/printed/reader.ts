/** How the reader of a rendering sees figures and dates, in each of the languages that a document may speak. */
import {
  type DigitChoice,
  type Digits,
  type Display,
  displayOf,
  type Language,
  type Locale,
  languageOf,
} from '../../language/index.ts'

/** What a rendering is made for. */
export type Reader = { readonly locale: Locale; readonly digits: DigitChoice }

const defaults: { readonly [L in Language]: Locale } = { ar: 'ar-MA', fr: 'fr-MA', en: 'en-GB' }

/** The display of a reader in each language: their own locale in its language, Arabic of the region elsewhere. */
export function displaysOf({ locale, digits }: Reader, region: string): { readonly [L in Language]: Display } {
  const own = languageOf(locale)
  const display = (language: Language) => {
    const regional: Locale = language === 'ar' && region === 'PS' ? 'ar-PS' : defaults[language]
    return displayOf({
      locales: [language === own ? locale : regional],
      digits,
      calendars: ['gregory'],
      week_start: null,
      weekend: [],
      time_zone: 'UTC',
    })
  }
  return { ar: display('ar'), fr: display('fr'), en: display('en') }
}

/** The digits of a language for this reader; a language the interface does not speak is written with 0–9. */
export function digitsIn(displays: { readonly [L in Language]: Display }, language: string): Digits {
  return language === 'ar' ? displays.ar.digits : 'latn'
}

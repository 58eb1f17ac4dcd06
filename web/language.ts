import {
  type Display,
  displayOf,
  type Language,
  type Locale,
  languageOf,
  languages,
  negotiateLocale,
  plainDisplay,
} from '../foundation/language/index.ts'
import type { Institution, PersonDisplay } from './shell-data.ts'

/** The cookie that keeps the language of a reader who is not signed in. */
export const languageCookie = 'mithaq_language'

/** The names of the three languages, each in itself: whoever needs one must be able to read it. */
export const languageNames: { readonly [L in Language]: string } = { ar: 'العربية', fr: 'Français', en: 'English' }

/** Whether a text is one of the three languages. */
function isLanguage(text: string | undefined): text is Language {
  return languages.some((language) => language === text)
}

/** The language chosen in a `Cookie` header (RFC 6265), or undefined. */
export function languageOfCookie(header: string | undefined): Language | undefined {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=')
    if (name === languageCookie && isLanguage(value)) return value
  }
  return undefined
}

export type LanguageWishes = {
  readonly display?: PersonDisplay | null | undefined
  readonly cookie?: string | undefined
  readonly accept?: string | undefined
  readonly institution?: Institution | null | undefined
}

/** The language of a staff page: the person's own, then the cookie, then the browser's wish, the institution's default. */
export function pageLanguage({ display, cookie, accept, institution }: LanguageWishes): Language {
  if (display !== undefined && display !== null) return languageOf(display.locale)
  const chosen = languageOfCookie(cookie)
  if (chosen !== undefined) return chosen
  const [first = 'ar-MA'] = institution?.locales ?? []
  return languageOf(negotiateLocale(accept, [first, 'ar-MA', 'fr-MA', 'en-GB']))
}

const usual: { readonly [L in Language]: Locale } = { ar: 'ar-MA', fr: 'fr-MA', en: 'en-GB' }

type Reader = Pick<LanguageWishes, 'display' | 'institution'>

/** The locale of a page in this language: the person's own, else the institution's, else its term pack or the usual one. */
export function pageLocale(language: Language, { display, institution }: Reader): Locale {
  if (display !== undefined && display !== null && languageOf(display.locale) === language) return display.locale
  const own = institution?.locales.find((locale) => languageOf(locale) === language)
  if (own !== undefined) return own
  return language === 'ar' ? (institution?.term_pack ?? usual.ar) : usual[language]
}

/** How this reader sees dates and numbers on a page in this language, known or not, set up or not. */
export function pageDisplay(language: Language, { display, institution }: Reader): Display {
  const locale = pageLocale(language, { display, institution })
  if (institution === undefined || institution === null) return plainDisplay(locale)
  return displayOf(institution, { ...display, locale })
}

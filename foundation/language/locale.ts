/** The four locales that are shipped. `ar` alone is never used for formatting: no institution writes that way. */
export const locales = ['ar-MA', 'ar-PS', 'fr-MA', 'en-GB'] as const
export type Locale = (typeof locales)[number]

/** The three languages of messages and of texts; Arabic is the source. */
export const languages = ['ar', 'fr', 'en'] as const
export type Language = (typeof languages)[number]

export type Direction = 'rtl' | 'ltr'

/** `locale` leaves the choice to the locale: Arabic-Indic in ar-PS, Latin in the other three. */
export const digitChoices = ['locale', 'latn', 'arab'] as const
export type DigitChoice = (typeof digitChoices)[number]
export type Digits = 'latn' | 'arab'

export const calendars = ['gregory', 'islamic-umalqura', 'islamic-civil'] as const
export type Calendar = (typeof calendars)[number]
export type HijriCalendar = Exclude<Calendar, 'gregory'>

/** Arabic locales: each brings the terms of its own country over the common Arabic. */
export const termPacks = ['ar-MA', 'ar-PS'] as const
export type TermPack = (typeof termPacks)[number]

const facts: {
  readonly [L in Locale]: { readonly language: Language; readonly digits: Digits; readonly weekStart: number }
} = {
  'ar-MA': { language: 'ar', digits: 'latn', weekStart: 1 },
  'ar-PS': { language: 'ar', digits: 'arab', weekStart: 1 },
  'fr-MA': { language: 'fr', digits: 'latn', weekStart: 1 },
  'en-GB': { language: 'en', digits: 'latn', weekStart: 1 },
}

/** Whether a text is one of the shipped locales, in their exact spelling. */
export function isLocale(text: string): text is Locale {
  return Object.hasOwn(facts, text)
}

/** The language a locale writes its messages in. */
export function languageOf(locale: Locale): Language {
  return facts[locale].language
}

/** The base direction of a page in this language. */
export function directionOf(language: Language): Direction {
  return language === 'ar' ? 'rtl' : 'ltr'
}

/** The digits a locale uses when nobody chose (CLDR 48). */
export function digitsOf(locale: Locale): Digits {
  return facts[locale].digits
}

/** The first day of the week of a locale, 1 = Monday … 7 = Sunday. Intl is not asked: Firefox has no week data. */
export function weekStartOf(locale: Locale): number {
  return facts[locale].weekStart
}

import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { DigitChoice, HijriCalendar, Locale, TermPack } from '../../../language/index.ts'

/** The names of the shipped locales. */
export const localeWords: { readonly [L in Locale]: () => ReactNode } = {
  'ar-MA': () => <Trans id="identity.locale.ar-MA">العربية (المغرب)</Trans>,
  'ar-PS': () => <Trans id="identity.locale.ar-PS">العربية (فلسطين)</Trans>,
  'fr-MA': () => <Trans id="identity.locale.fr-MA">الفرنسية (المغرب)</Trans>,
  'en-GB': () => <Trans id="identity.locale.en-GB">الإنجليزية (بريطانيا)</Trans>,
}

export const digitWords: { readonly [D in DigitChoice]: () => ReactNode } = {
  locale: () => <Trans id="identity.digits.locale">بحسب لغة القارئ وبلده</Trans>,
  latn: () => (
    <Trans id="identity.digits.latn">
      دائماً <bdi dir="ltr">0123456789</bdi>
    </Trans>
  ),
  arab: () => (
    <Trans id="identity.digits.arab">
      دائماً <bdi dir="ltr">٠١٢٣٤٥٦٧٨٩</bdi>
    </Trans>
  ),
}

export const hijriWords: { readonly [C in HijriCalendar]: () => ReactNode } = {
  'islamic-umalqura': () => <Trans id="identity.calendar.umalqura">هجري بتقويم أم القرى</Trans>,
  'islamic-civil': () => <Trans id="identity.calendar.civil">هجري حسابي (مدني)</Trans>,
}

export const termPackWords: { readonly [P in TermPack]: () => ReactNode } = {
  'ar-MA': () => <Trans id="identity.terms.ar-MA">مصطلحات المغرب</Trans>,
  'ar-PS': () => <Trans id="identity.terms.ar-PS">مصطلحات فلسطين</Trans>,
}

/** The seven days, Monday first, in the reader's language. */
export function dayNames(locale: string): readonly string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  // 5 January 1970 was a Monday
  return Array.from({ length: 7 }, (_, day) => format.format(new Date(Date.UTC(1970, 0, 5 + day))))
}

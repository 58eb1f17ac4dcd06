/** The languages a run of text may be in, beyond the three of the interface: names and quotations come in any of them. */
import type { Direction, Language } from '../language/index.ts'

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'he', 'fa', 'ur', 'yi', 'syr', 'ckb', 'dv', 'ps', 'sd', 'ug'])

/** The direction of a text in the language of an ISO 639 code. */
export function directionOfText(language: string): Direction {
  return rightToLeft.has(language) ? 'rtl' : 'ltr'
}

/** Whether the interface speaks this language, so that its figures and labels can be written in it. */
export function isInterfaceLanguage(language: string): language is Language {
  return language === 'ar' || language === 'fr' || language === 'en'
}

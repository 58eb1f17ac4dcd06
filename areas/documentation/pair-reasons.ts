/** Why two records are thought to be one, in codes that are kept with the pair and in words. Pure. */
import type { Sentences } from '../../foundation/http/index.ts'
import { explain, type Reason } from '../../foundation/search/index.ts'

/** What speaks for a pair beside the names of persons. */
const ownSentences = {
  'legacy.same': { ar: 'رقم الحفظ القديم نفسه', fr: 'même ancien numéro', en: 'same former number' },
  'title.same': { ar: 'العنوان نفسه', fr: 'même intitulé', en: 'same title' },
  'day-and-place.same': {
    ar: 'في اليوم نفسه والمنطقة نفسها',
    fr: 'même jour et même zone',
    en: 'on the same day in the same area',
  },
} as const satisfies Readonly<Record<string, Sentences>>

export type PairReason = Reason | keyof typeof ownSentences

const isOwn = (code: string): code is keyof typeof ownSentences => Object.hasOwn(ownSentences, code)

/** The reasons of a pair in three languages, without any name; empty where nobody gave one. */
export function whyPaired(codes: readonly string[]): Sentences {
  const own = codes.filter(isOwn)
  // what this server kept itself: the other codes are reasons of a comparison of names
  const named = codes.filter((code): code is Reason => !isOwn(code))
  const inOne = (language: 'ar' | 'fr' | 'en') =>
    [
      ...own.map((code) => ownSentences[code][language]),
      ...(named.length === 0 ? [] : [explain(named, language)]),
    ].join(language === 'ar' ? '، ' : ', ')
  return { ar: inOne('ar'), fr: inOne('fr'), en: inOne('en') }
}

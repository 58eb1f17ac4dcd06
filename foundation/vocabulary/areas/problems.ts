/** What the gazetteer refuses, each with its sentence. */
import { fieldSentences, problem } from '../../http/index.ts'

fieldSentences({
  'date.order': {
    ar: 'تاريخ النهاية قبل تاريخ البداية.',
    fr: 'La date de fin précède la date de début.',
    en: 'The end date is before the start date.',
  },
})

export const pointUnclear = problem({
  code: 'gazetteer.point-unclear',
  status: 422,
  text: {
    ar: 'أدخل خط العرض وخط الطول معًا، ولا نصف قطر دونهما.',
    fr: 'Indiquez la latitude et la longitude ensemble ; pas de rayon sans elles.',
    en: 'Give latitude and longitude together, and no radius without them.',
  },
})
export const datesUnordered = problem({
  code: 'gazetteer.dates-unordered',
  status: 422,
  text: {
    ar: 'تاريخ النهاية قبل تاريخ البداية. صحّح أحدهما.',
    fr: 'La date de fin précède la date de début. Corrigez l’une des deux.',
    en: 'The end date is before the start date. Correct one of them.',
  },
})

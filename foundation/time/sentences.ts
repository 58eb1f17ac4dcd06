import type { Sentences } from '../language/index.ts'
import type { DateFaultCode } from './read-partial-date.ts'

type FieldFaultCode =
  | DateFaultCode
  | 'date.malformed'
  | 'date.hijri-too-far'
  | 'date.range-reversed'
  | 'meeting.wall-malformed'
  | 'duration.malformed'

/** What to show beside a field of this room, for every code of its schemas and of readPartialDate(). */
export const timeSentences: { readonly [Code in FieldFaultCode]: Sentences } = {
  'date.year-missing': {
    ar: 'أدخل السنة. إن لم تعرف اليوم أو الشهر فاتركه فارغًا.',
    fr: 'Entrez l’année. Laissez vide le jour ou le mois s’il n’est pas connu.',
    en: 'Enter the year. Leave the day or the month empty if it is not known.',
  },
  'date.month-missing': {
    ar: 'أدخل الشهر الذي يقع فيه هذا اليوم، أو اترك اليوم فارغًا.',
    fr: 'Entrez le mois de ce jour, ou laissez le jour vide.',
    en: 'Enter the month of this day, or leave the day empty.',
  },
  'date.not-a-number': {
    ar: 'اكتب اليوم والشهر والسنة أرقامًا فقط.',
    fr: 'Écrivez le jour, le mois et l’année en chiffres seulement.',
    en: 'Write the day, the month and the year in digits only.',
  },
  'date.year-out-of-range': {
    ar: 'أدخل سنة ميلادية من أربعة أرقام بين 1800 و2200.',
    fr: 'Entrez une année grégorienne de quatre chiffres entre 1800 et 2200.',
    en: 'Enter a Gregorian year of four digits between 1800 and 2200.',
  },
  'date.month-out-of-range': {
    ar: 'أدخل شهرًا بين 1 و12.',
    fr: 'Entrez un mois entre 1 et 12.',
    en: 'Enter a month between 1 and 12.',
  },
  'date.day-out-of-range': {
    ar: 'أدخل يومًا بين 1 و31.',
    fr: 'Entrez un jour entre 1 et 31.',
    en: 'Enter a day between 1 and 31.',
  },
  'date.no-such-day': {
    ar: 'لا يوجد هذا اليوم في هذا الشهر. راجع اليوم والشهر.',
    fr: 'Ce jour n’existe pas dans ce mois. Vérifiez le jour et le mois.',
    en: 'This month does not have this day. Check the day and the month.',
  },
  'date.malformed': {
    ar: 'أدخل تاريخًا موجودًا، مثل 14 مارس 2026.',
    fr: 'Entrez une date qui existe, par exemple 14 mars 2026.',
    en: 'Enter a date that exists, for example 14 March 2026.',
  },
  'date.hijri-too-far': {
    ar: 'التاريخ الهجري المعلن يبعد أكثر من يومين عن المحسوب. راجعه.',
    fr: 'La date hégirienne annoncée s’écarte de plus de deux jours de la date calculée. Vérifiez-la.',
    en: 'The announced Hijri date is more than two days from the computed one. Check it.',
  },
  'date.range-reversed': {
    ar: 'تاريخ النهاية قبل تاريخ البداية. راجع التاريخين.',
    fr: 'La fin précède le début. Vérifiez les deux dates.',
    en: 'The end is before the beginning. Check both dates.',
  },
  'meeting.wall-malformed': {
    ar: 'أدخل يومًا موجودًا وساعة بين 00:00 و23:59.',
    fr: 'Entrez un jour qui existe et une heure entre 00:00 et 23:59.',
    en: 'Enter a day that exists and a time between 00:00 and 23:59.',
  },
  'duration.malformed': {
    ar: 'أدخل مدة صحيحة، مثل ثلاثة أشهر (P3M).',
    fr: 'Entrez une durée valable, par exemple trois mois (P3M).',
    en: 'Enter a valid length of time, for example three months (P3M).',
  },
}

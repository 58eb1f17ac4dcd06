import type { LText } from '../../../foundation/language/index.ts'
import type { Access } from '../../design/index.ts'
import type { Term } from '../../design/widgets/terms.ts'

// Invented for this page: no person, place or institution in it exists.

export type SampleRecord = {
  readonly reference: string
  readonly place: keyof typeof places
  readonly right: string
  readonly date: string
  readonly affected: number
  readonly access: Access
}

export const places = {
  harbour: { ar: 'مرسى الفنار', fr: 'Marsa al-Fanar', en: 'Marsa al-Fanar' },
  hill: { ar: 'تل الريحان', fr: 'Tell ar-Rihan', en: 'Tell ar-Rihan' },
  valley: { ar: 'وادي السنديان', fr: 'Oued as-Sindyan', en: 'Wadi as-Sindyan' },
} as const satisfies Record<string, LText>

export const terms: readonly Term[] = [
  { id: 'life', parent_id: null, label: { ar: 'الحق في الحياة', fr: 'Droit à la vie', en: 'Right to life' } },
  {
    id: 'integrity',
    parent_id: null,
    label: { ar: 'السلامة البدنية والنفسية', fr: 'Intégrité physique et mentale', en: 'Physical and mental integrity' },
  },
  {
    id: 'torture',
    parent_id: 'integrity',
    label: { ar: 'حظر التعذيب', fr: 'Interdiction de la torture', en: 'Prohibition of torture' },
  },
  {
    id: 'ill-treatment',
    parent_id: 'integrity',
    label: {
      ar: 'المعاملة القاسية أو المهينة',
      fr: 'Traitements cruels ou dégradants',
      en: 'Cruel or degrading treatment',
    },
  },
  {
    id: 'liberty',
    parent_id: null,
    label: { ar: 'الحرية والأمان الشخصي', fr: 'Liberté et sûreté', en: 'Liberty and security of person' },
  },
  {
    id: 'arbitrary-detention',
    parent_id: 'liberty',
    label: { ar: 'الاحتجاز التعسفي', fr: 'Détention arbitraire', en: 'Arbitrary detention' },
  },
  {
    id: 'incommunicado',
    parent_id: 'arbitrary-detention',
    label: { ar: 'الحبس بمعزل عن العالم الخارجي', fr: 'Détention au secret', en: 'Incommunicado detention' },
  },
  { id: 'fair-trial', parent_id: null, label: { ar: 'المحاكمة العادلة', fr: 'Procès équitable', en: 'Fair trial' } },
  {
    id: 'assembly',
    parent_id: null,
    label: { ar: 'التجمع السلمي', fr: 'Réunion pacifique', en: 'Peaceful assembly' },
  },
]

export const records: readonly SampleRecord[] = [
  { reference: '2026/0147', place: 'harbour', right: 'liberty', date: '2026-03-14', affected: 3, access: 'restricted' },
  {
    reference: '2026/0152',
    place: 'valley',
    right: 'fair-trial',
    date: '2026-04-02',
    affected: 1,
    access: 'published',
  },
  { reference: '2026/0163', place: 'hill', right: 'torture', date: '2026-05-21', affected: 12, access: 'review' },
  { reference: '2026/0170', place: 'harbour', right: 'torture', date: '2026-06', affected: 1204, access: 'sealed' },
  { reference: '2026/0188', place: 'hill', right: 'liberty', date: '2026-08-14', affected: 2, access: 'draft' },
]

export const title: LText = {
  ar: 'توقيف ثلاثة أشخاص عند مدخل الميناء القديم',
  fr: 'Arrestation de trois personnes à l’entrée du vieux port',
  en: 'Arrest of three people at the entrance of the old harbour',
}

export const onlyFrench: LText = { fr: 'Note remise en français uniquement' }

export const officer = { ar: 'سلمى النجار', fr: 'Salma an-Najjar', en: 'Salma an-Najjar' } as const
export const reviewer = { ar: 'يونس الحداد', fr: 'Younes al-Haddad', en: 'Younes al-Haddad' } as const
export const pseudonym = { ar: 'شاهد 7', fr: 'Témoin 7', en: 'Witness 7' } as const

import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { pickText } from '../../../../foundation/language/index.ts'
import { Tag, type TagKind, useDisplay } from '../../../../web/index.ts'
import { type Kind, recordKinds } from '../../model.ts'
import type { Mapping, RunState } from '../../transfer/index.ts'
import { capital } from '../parts/capital.ts'
import type { FieldInfo, Slot } from './fields.ts'

const stateWords: { readonly [S in RunState]: () => ReactNode } = {
  uploaded: () => <Trans id="documentation.import.state-uploaded">رُفع</Trans>,
  parsed: () => <Trans id="documentation.import.state-parsed">ينتظر المطابقة</Trans>,
  mapped: () => <Trans id="documentation.import.state-mapped">ينتظر التجربة</Trans>,
  preview: () => <Trans id="documentation.import.state-preview">في التجربة</Trans>,
  running: () => <Trans id="documentation.import.state-running">جارٍ</Trans>,
  paused: () => <Trans id="documentation.import.state-paused">متوقف مؤقتًا</Trans>,
  completed: () => <Trans id="documentation.import.state-completed">تم كاملًا</Trans>,
  completed_with_errors: () => <Trans id="documentation.import.state-with-errors">تم، وبقيت سطور لم تؤخذ</Trans>,
  cancelled: () => <Trans id="documentation.import.state-cancelled">أُلغي</Trans>,
  withdrawn: () => <Trans id="documentation.import.state-withdrawn">سُحب</Trans>,
}
const stateKinds: Partial<Record<RunState, TagKind>> = {
  running: 'brand',
  completed: 'ok',
  completed_with_errors: 'warn',
}

export function StateTag({ state }: { readonly state: RunState }) {
  const kind = stateKinds[state]
  return <Tag {...(kind === undefined ? {} : { kind })}>{stateWords[state]()}</Tag>
}

const rowWords = {
  created: () => <Trans id="documentation.import.created">أُضيفت</Trans>,
  updated: () => <Trans id="documentation.import.updated">عُدّلت</Trans>,
  unchanged: () => <Trans id="documentation.import.unchanged">كانت موجودة كما هي</Trans>,
  held: () => <Trans id="documentation.import.held">محجوزة، لأنها تعيد سطرًا سابقًا</Trans>,
  rejected: () => <Trans id="documentation.import.rejected">مرفوضة</Trans>,
} as const
/** The same before anything is written. */
const plannedWords: { readonly [O in keyof typeof rowWords]: () => ReactNode } = {
  created: () => <Trans id="documentation.import.will-create">تُضاف</Trans>,
  updated: () => <Trans id="documentation.import.will-update">تُعدَّل</Trans>,
  unchanged: () => <Trans id="documentation.import.will-stay">موجودة كما هي</Trans>,
  held: () => <Trans id="documentation.import.will-hold">تُحجز، لأنها تعيد سطرًا سابقًا</Trans>,
  rejected: () => <Trans id="documentation.import.will-reject">تُرفض</Trans>,
}
export type RowOutcome = keyof typeof rowWords
export const rowOutcomes = Object.keys(rowWords) as readonly RowOutcome[]
export const outcomeWords = (outcome: RowOutcome, isDone: boolean) => (isDone ? rowWords : plannedWords)[outcome]()

/** The words of parts, fields and slots, as text: they stand in options of lists. */
export function usePartWords(parts: Mapping['parts']) {
  const { language } = useDisplay()
  const { t } = useLingui()
  const slots: { readonly [S in Slot]: string } = {
    value: '',
    ar: t({ id: 'documentation.import.slot-ar', message: 'بالعربية' }),
    fr: t({ id: 'documentation.import.slot-fr', message: 'بالفرنسية' }),
    en: t({ id: 'documentation.import.slot-en', message: 'بالإنجليزية' }),
    min: t({ id: 'documentation.import.slot-min', message: 'الأقل' }),
    max: t({ id: 'documentation.import.slot-max', message: 'الأكثر' }),
    area: t({ id: 'documentation.import.slot-area', message: 'رمز المكان أو اسمه في المعجم' }),
    latitude: t({ id: 'documentation.import.slot-latitude', message: 'خط العرض' }),
    longitude: t({ id: 'documentation.import.slot-longitude', message: 'خط الطول' }),
    named_ar: t({ id: 'documentation.import.slot-named-ar', message: 'اسمه بالعربية' }),
    named_fr: t({ id: 'documentation.import.slot-named-fr', message: 'اسمه بالفرنسية' }),
    named_en: t({ id: 'documentation.import.slot-named-en', message: 'اسمه بالإنجليزية' }),
  }
  const kind = (of: Kind) => capital(recordKinds[of].label[language])
  return {
    kind,
    plural: (of: Kind) => capital(recordKinds[of].plural[language]),
    /** The kind of a part, with its number where there are several. */
    part: (name: string) => {
      const found = parts.find(({ part }) => part === name)
      if (found === undefined) return name
      const same = parts.filter((one) => one.kind === found.kind)
      return same.length === 1 ? kind(found.kind) : `${kind(found.kind)} ${same.indexOf(found) + 1}`
    },
    field: ({ label, key }: Pick<FieldInfo, 'label' | 'key'>) => capital(pickText(label, language)?.text ?? key),
    slot: (slot: Slot) => slots[slot],
  }
}
export type PartWords = ReturnType<typeof usePartWords>

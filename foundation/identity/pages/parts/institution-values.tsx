import { Trans } from '@lingui/react/macro'
import { Fragment, type ReactNode } from 'react'
import { LTextAll, Missing, Reference, useDisplay } from '../../../../web/index.ts'
import type { NewInstitution } from '../../model.ts'
import type { fieldNames } from './fields-props.ts'
import { dayNames, digitWords, hijriWords, localeWords, termPackWords } from './words.tsx'

type FieldName = (typeof fieldNames)[number]

/** The name of each field of the institution, as its form, its record and its history call it. */
export const fieldWords: { readonly [Name in FieldName]: () => ReactNode } = {
  name: () => <Trans id="identity.name.label">اسم المؤسسة</Trans>,
  short_name: () => <Trans id="identity.short-name.label">الاسم المختصر</Trans>,
  locales: () => <Trans id="identity.locale.all">لغات العمل</Trans>,
  digits: () => <Trans id="identity.digits.label">الأرقام في الصفحات العربية</Trans>,
  calendars: () => <Trans id="identity.calendar.label">التقويم الهجري إلى جانب الميلادي</Trans>,
  term_pack: () => <Trans id="identity.terms.label">المصطلحات العربية</Trans>,
  time_zone: () => <Trans id="identity.time-zone.label">المنطقة الزمنية</Trans>,
  weekend: () => <Trans id="identity.weekend.label">أيام العطلة الأسبوعية</Trans>,
  week_start: () => <Trans id="identity.week-start.label">أول أيام الأسبوع في التقاويم</Trans>,
  emblem_file_id: () => <Trans id="identity.emblem.label">شعار المؤسسة</Trans>,
  accent: () => <Trans id="identity.accent.label">لون المؤسسة</Trans>,
}

/** The value of one field in words. A value of an earlier form that no longer fits is shown as it is. */
export function FieldValue({ name, value }: { readonly name: FieldName; readonly value: unknown }) {
  const { formatLocale } = useDisplay()
  if (value === undefined || value === null) return views.absent(name)
  return <>{views[name](value as never, formatLocale)}</>
}

type Views = { readonly [Name in FieldName]: (value: NonNullable<NewInstitution[Name]>, locale: string) => ReactNode }

const views: Views & { readonly absent: (name: FieldName) => ReactNode } = {
  name: (text) => <LTextAll text={text} />,
  short_name: (text) => <LTextAll text={text} />,
  locales: (codes) => <Listed items={codes.map((code) => [code, localeWords[code]()])} />,
  digits: (choice) => digitWords[choice](),
  calendars: (codes) => {
    const hijri = codes.find((code) => code !== 'gregory')
    return hijri === undefined ? <Trans id="identity.calendar.none">بلا تقويم هجري</Trans> : hijriWords[hijri]()
  },
  term_pack: (pack) => termPackWords[pack](),
  time_zone: (zone) => <Reference>{zone}</Reference>,
  weekend: (days, locale) =>
    days.length === 0 ? (
      <Trans id="identity.weekend.none">لا عطلة أسبوعية</Trans>
    ) : (
      <Listed items={days.map((day) => [`${day}`, dayNames(locale)[day - 1]])} />
    ),
  week_start: (day, locale) => <bdi>{dayNames(locale)[day - 1]}</bdi>,
  emblem_file_id: () => <Trans id="identity.emblem.present">شعار مرفوع</Trans>,
  accent: (colour) => <Reference>{colour}</Reference>,
  absent: (name) => {
    if (name === 'week_start') return <Trans id="identity.week-start.locale">بحسب لغة القارئ</Trans>
    if (name === 'accent') return <Trans id="identity.accent.house">لون النظام</Trans>
    return <Missing />
  },
}

/** Items one under the other: no separator has to be right in three languages. */
function Listed({ items }: { readonly items: readonly (readonly [key: string, item: ReactNode])[] }) {
  return items.map(([key, item], index) => (
    <Fragment key={key}>
      {index === 0 ? null : <br />}
      <bdi>{item}</bdi>
    </Fragment>
  ))
}

import { Trans } from '@lingui/react/macro'
import { Checkboxes, errorOf, Radios } from '../../../../web/index.ts'
import { type Calendar, calendars, digitChoices, type Locale, locales, termPacks } from '../../../language/index.ts'
import type { FieldsProps } from './fields-props.ts'
import { digitWords, hijriWords, localeWords, termPackWords } from './words.tsx'

/** How the institution writes: its languages, digits, calendar beside the Gregorian one, and Arabic terms. */
export function WritingFields({ value, change, errors }: FieldsProps) {
  const [first = 'ar-MA', ...further] = value.locales
  const put = (main: Locale, others: readonly string[]) =>
    change({ locales: [main, ...locales.filter((locale) => locale !== main && others.includes(locale))] })
  const hijri = value.calendars.find((calendar) => calendar !== 'gregory') ?? 'none'
  const error = errorOf(errors, 'locales')
  return (
    <>
      <Radios
        id="locales"
        name="locale"
        label={<Trans id="identity.locale.first">لغة العمل الأولى</Trans>}
        hint={<Trans id="identity.locale.first-hint">بها تُكتب الأشهر والأرقام ما لم يختر القارئ غيرها.</Trans>}
        value={first}
        onChange={(chosen) => put(chosen as Locale, further)}
        choices={locales.map((locale) => ({ value: locale, label: localeWords[locale]() }))}
        {...(error === undefined ? {} : { error })}
      />
      <Checkboxes
        id="further"
        name="further"
        label={<Trans id="identity.locale.further">لغات أخرى تعمل بها المؤسسة</Trans>}
        optional
        values={further}
        onChange={(others) => put(first, others)}
        choices={locales
          .filter((locale) => locale !== first)
          .map((locale) => ({ value: locale, label: localeWords[locale]() }))}
      />
      <Radios
        id="digits"
        name="digits"
        label={<Trans id="identity.digits.label">الأرقام في الصفحات العربية</Trans>}
        value={value.digits}
        onChange={(digits) => change({ digits: digits as typeof value.digits })}
        choices={digitChoices.map((choice) => ({ value: choice, label: digitWords[choice]() }))}
      />
      <Radios
        id="calendars"
        name="calendars"
        label={<Trans id="identity.calendar.label">التقويم الهجري إلى جانب الميلادي</Trans>}
        hint={
          <Trans id="identity.calendar.hint">
            التاريخ الميلادي هو المعتمد دائماً. يظهر الهجري بجانبه لمن يطلبه، ويمكن تصحيحه يدوياً.
          </Trans>
        }
        value={hijri}
        onChange={(chosen) => change({ calendars: chosen === 'none' ? ['gregory'] : ['gregory', chosen as Calendar] })}
        choices={[
          { value: 'none', label: <Trans id="identity.calendar.none">بلا تقويم هجري</Trans> },
          ...calendars
            .filter((calendar) => calendar !== 'gregory')
            .map((calendar) => ({ value: calendar, label: hijriWords[calendar]() })),
        ]}
      />
      <Radios
        id="term_pack"
        name="term_pack"
        label={<Trans id="identity.terms.label">المصطلحات العربية</Trans>}
        value={value.term_pack}
        onChange={(pack) => change({ term_pack: pack as typeof value.term_pack })}
        choices={termPacks.map((pack) => ({ value: pack, label: termPackWords[pack]() }))}
      />
    </>
  )
}

import { Trans } from '@lingui/react/macro'
import { errorOf, LTextFields } from '../../../../web/index.ts'
import { languages } from '../../../language/index.ts'
import type { FieldsProps } from './fields-props.ts'

/** The institution's names, full and short, in up to three languages. */
export function NamesFields({ value, change, errors }: FieldsProps) {
  const error = errorOf(errors, 'name')
  const shortError = errorOf(errors, 'short_name')
  return (
    <>
      <LTextFields
        id="name"
        name="name"
        label={<Trans id="identity.name.label">اسم المؤسسة</Trans>}
        hint={<Trans id="identity.name.hint">الاسم الرسمي كاملاً، بلغة واحدة على الأقل.</Trans>}
        languages={languages}
        value={value.name}
        onChange={(name) => change({ name })}
        {...(error === undefined ? {} : { error })}
      />
      <LTextFields
        id="short_name"
        name="short_name"
        label={<Trans id="identity.short-name.label">الاسم المختصر</Trans>}
        hint={<Trans id="identity.short-name.hint">يظهر في عناوين النوافذ وحيث يضيق المكان.</Trans>}
        optional
        languages={languages}
        value={value.short_name}
        onChange={(short_name) => change({ short_name })}
        {...(shortError === undefined ? {} : { error: shortError })}
      />
    </>
  )
}

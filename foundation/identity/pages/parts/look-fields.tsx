import { Trans, useLingui } from '@lingui/react/macro'
import { FileUpload } from '../../../../web/design/widgets/file-upload.tsx'
import { Button, errorOf, Field, judgeAccent, Radios } from '../../../../web/index.ts'
import type { FieldsProps } from './fields-props.ts'

const houseAccent = '#0f4c5c'
const emblemLimit = 2_000_000

/** The institution's picture and colour. A colour that cannot be read on the pages is refused while it is chosen. */
export function LookFields({ value, change, errors }: FieldsProps) {
  const { t } = useLingui()
  const accent = value.accent
  const tooLight = accent !== null && judgeAccent(accent).status !== 'allowed'
  const live = t({
    id: 'identity.accent.refused',
    message: 'هذا اللون باهت لا يُقرأ على خلفية الصفحات. اختر لوناً أغمق.',
  })
  const accentError = tooLight ? live : errorOf(errors, 'accent')
  const emblemError = errorOf(errors, 'emblem_file_id')
  return (
    <>
      <FileUpload
        id="emblem_file_id"
        label={<Trans id="identity.emblem.label">شعار المؤسسة</Trans>}
        hint={<Trans id="identity.emblem.hint">صورة PNG أو JPEG أو WebP، تظهر في أعلى كل صفحة.</Trans>}
        optional
        accept="image/png,image/jpeg,image/webp"
        maxBytes={emblemLimit}
        dataClass="P"
        onUploaded={({ fileId }) => change({ emblem_file_id: fileId })}
        {...(emblemError === undefined ? {} : { error: emblemError })}
      />
      {value.emblem_file_id === null ? null : (
        <p className="field">
          <Trans id="identity.emblem.kept">رُفع الشعار.</Trans>{' '}
          <Button kind="quiet" onClick={() => change({ emblem_file_id: null })}>
            <Trans id="identity.emblem.remove">إزالة الشعار</Trans>
          </Button>
        </p>
      )}
      <Radios
        id="accent-kind"
        name="accent-kind"
        label={<Trans id="identity.accent.label">لون المؤسسة</Trans>}
        hint={<Trans id="identity.accent.hint">لون واحد يعلّم الصفحة المفتوحة في القائمة.</Trans>}
        value={accent === null ? 'house' : 'own'}
        onChange={(kind) => change({ accent: kind === 'own' ? houseAccent : null })}
        choices={[
          { value: 'house', label: <Trans id="identity.accent.house">لون النظام</Trans> },
          { value: 'own', label: <Trans id="identity.accent.own">لون خاص بالمؤسسة</Trans> },
        ]}
      />
      {accent === null ? null : (
        <Field
          id="accent"
          label={<Trans id="identity.accent.choose">اختر اللون</Trans>}
          {...(accentError === undefined ? {} : { error: accentError })}
        >
          {(control) => (
            <input
              {...control}
              type="color"
              className="control control-color"
              value={accent}
              onChange={(event) => change({ accent: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  )
}

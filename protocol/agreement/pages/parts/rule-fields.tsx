import { Trans } from '@lingui/react/macro'
import { Checkboxes, errorOf, type FormError, LTextView, TextArea } from '../../../../web/index.ts'
import type { RuleValues, Shareable } from './rule-values.ts'

type RuleFieldsProps = {
  readonly shareable: Shareable
  readonly values: RuleValues
  readonly change: (part: Partial<RuleValues>) => void
  readonly errors: readonly FormError[]
}

/** The classes of records and, field by field, what of them is shown; sealed fields ask for whom they are sealed to. */
export function RuleFields({ shareable: { classes }, values, change, errors }: RuleFieldsProps) {
  const { record_classes: chosen, fields, sealed_fields: sealed, recipients } = values
  const errorFor = (id: string) => {
    const error = errorOf(errors, id)
    return error === undefined ? {} : { error }
  }
  const listed = classes.filter(({ iri }) => chosen.includes(iri)).flatMap((one) => one.fields)
  const open = listed.filter(({ data_class: kind }) => kind !== 'X')
  const secret = values.effect === 'permit' ? listed.filter(({ data_class: kind }) => kind === 'X') : []
  const choiceOf = ({ iri, label }: (typeof listed)[number]) => ({
    value: iri,
    label: <LTextView text={label} quiet />,
  })
  return (
    <>
      <Checkboxes
        id="rule-classes"
        name="rule-classes"
        optional={values.effect === 'forbid'}
        label={<Trans id="agreement.rule.classes">أنواع السجلات</Trans>}
        values={chosen}
        onChange={(next) => {
          const left = classes
            .filter(({ iri }) => next.includes(iri))
            .flatMap((one) => one.fields.map(({ iri }) => iri))
          change({
            record_classes: next,
            fields: fields.filter((field) => left.includes(field)),
            sealed_fields: sealed.filter((field) => left.includes(field)),
          })
        }}
        choices={classes.map(({ iri, name }) => ({ value: iri, label: <LTextView text={name} quiet /> }))}
        {...errorFor('rule-classes')}
      />
      {open.length === 0 ? null : (
        <Checkboxes
          id="rule-fields"
          name="rule-fields"
          label={<Trans id="agreement.rule.fields">الحقول التي يراها الطرف الآخر</Trans>}
          hint={<Trans id="agreement.rule.fields-hint">ما لا يُختار هنا لا يُرى.</Trans>}
          values={fields}
          onChange={(next) => change({ fields: next })}
          choices={open.map(choiceOf)}
          {...errorFor('rule-fields')}
        />
      )}
      {secret.length === 0 ? null : (
        <Checkboxes
          id="rule-sealed"
          name="rule-sealed"
          optional
          label={<Trans id="agreement.rule.sealed">حقول تُختم لأشخاص بأسمائهم</Trans>}
          hint={<Trans id="agreement.rule.sealed-hint">لا تُفتح إلا بيد من سُمّي، ولا يقرؤها خادم.</Trans>}
          values={sealed}
          onChange={(next) => change({ sealed_fields: next })}
          choices={secret.map(choiceOf)}
        />
      )}
      {sealed.length === 0 && recipients.length === 0 ? null : (
        <TextArea
          id="rule-recipients"
          rows={3}
          dir="ltr"
          label={<Trans id="agreement.rule.recipients">من تُختم لهم</Trans>}
          hint={<Trans id="agreement.rule.recipients-hint">معرّف واحد في كل سطر، كما سلّمه الطرف الآخر.</Trans>}
          value={recipients.join('\n')}
          onChange={(event) => change({ recipients: event.target.value === '' ? [] : event.target.value.split('\n') })}
          {...errorFor('rule-recipients')}
        />
      )}
    </>
  )
}

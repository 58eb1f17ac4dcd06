import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { ChoiceRow, FieldGroup, TextInput } from '../../../../web/index.ts'

type Rules = { readonly required: boolean; readonly repeatable: boolean; readonly position: string }
type FieldRulesProps = {
  readonly rules: Rules
  /** False for a sealed field: the server cannot know whether it is filled. */
  readonly mayRequire: boolean
  /** False once it has taken several values: they would not fit into one. */
  readonly mayBeSingle: boolean
  readonly onChange: (rules: Partial<Rules>) => void
  readonly errorAt: (id: string) => { readonly error?: ReactNode }
}

/** The rules of an own field: whether it must be filled, whether it takes several values, and where it stands. */
export function FieldRules({ rules, mayRequire, mayBeSingle, onChange, errorAt }: FieldRulesProps) {
  return (
    <>
      <FieldGroup
        id="field-rules"
        label={<Trans id="documentation.own.rules">قواعده</Trans>}
        {...errorAt('field-required')}
      >
        {mayRequire ? (
          <ChoiceRow
            type="checkbox"
            id="field-required"
            name="required"
            choice={{
              value: 'yes',
              label: <Trans id="documentation.own.required">إلزامي</Trans>,
              hint: (
                <Trans id="documentation.own.required-hint">لا يُحفظ سجل جديد دونه. السجلات القائمة تبقى كما هي.</Trans>
              ),
            }}
            chosen={rules.required}
            onToggle={(required) => onChange({ required })}
          />
        ) : null}
        <ChoiceRow
          type="checkbox"
          id="field-repeatable"
          name="repeatable"
          choice={{
            value: 'yes',
            label: <Trans id="documentation.own.repeatable">أكثر من قيمة</Trans>,
            disabled: !mayBeSingle,
            ...(mayBeSingle
              ? {}
              : {
                  hint: (
                    <Trans id="documentation.own.repeatable-kept">
                      قد تكون فيه قيم متعددة، فلا يعود إلى قيمة واحدة.
                    </Trans>
                  ),
                }),
          }}
          chosen={rules.repeatable}
          onToggle={(repeatable) => onChange({ repeatable })}
        />
      </FieldGroup>
      <TextInput
        id="field-position"
        optional
        width="short"
        inputMode="numeric"
        dir="ltr"
        label={<Trans id="documentation.own.position">ترتيبه</Trans>}
        hint={<Trans id="documentation.own.position-hint">عدد صحيح: الأصغر يُعرض أولًا.</Trans>}
        value={rules.position}
        onChange={(event) => onChange({ position: event.target.value })}
        {...errorAt('field-position')}
      />
    </>
  )
}

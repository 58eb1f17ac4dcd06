import { Trans } from '@lingui/react/macro'
import { Select, useDisplay } from '../../../../web/index.ts'
import { type Absence, absences } from '../../model.ts'
import type { Group } from './field-groups.ts'
import type { FormField } from './form-field.ts'
import { controlId, type HeldForm } from './form-values.ts'
import { groupWords } from './group-words.tsx'
import { isAbsent } from './value-view.tsx'
import { absenceWords } from './words.tsx'

/** Groups that are open at first: what is asked of everybody, what holds something, and all of them after a refusal. */
export function isOpen(
  group: Group,
  fields: readonly FormField[],
  { base, absences: said }: HeldForm,
  refused: boolean,
): boolean {
  if (refused || group === 'main' || group === 'own' || group === 'when' || group === 'where') return true
  return fields.some(({ key }) => !isAbsent(base[key]) || (said[key] ?? '') !== '')
}

export function FormGroup({
  group,
  open,
  children,
}: {
  readonly group: Group
  readonly open: boolean
  readonly children: React.ReactNode
}) {
  if (group === 'main')
    return (
      <section>
        <h2>{groupWords[group]()}</h2>
        {children}
      </section>
    )
  return (
    <details className="record-group" open={open}>
      <summary>
        <h2>{groupWords[group]()}</h2>
      </summary>
      {children}
    </details>
  )
}

/** Why a field holds nothing, where that is known: four different answers. */
export function WhyEmpty({
  field,
  value,
  onChange,
}: {
  readonly field: FormField
  readonly value: Absence | ''
  readonly onChange: (value: Absence | '') => void
}) {
  const { language } = useDisplay()
  return (
    <details className="why-empty" open={value !== ''}>
      <summary>
        <Trans id="documentation.form.why-empty">لا قيمة؟ بيّن السبب</Trans>
        <span className="visually-hidden"> {field.label[language]}</span>
      </summary>
      <Select
        id={`${controlId(field.key)}-absence`}
        label={<Trans id="documentation.form.absence">سبب خلوّ الحقل</Trans>}
        value={value}
        onChange={(event) => onChange(absences.find((one) => one === event.target.value) ?? '')}
      >
        <option value="">–</option>
        {absences.map((one) => (
          <option key={one} value={one}>
            {absenceWords[one]()}
          </option>
        ))}
      </Select>
    </details>
  )
}

import type { ReactNode } from 'react'
import { FieldGroup, type FieldProps } from './field.tsx'

export type Choice = {
  readonly value: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly disabled?: boolean
}

type ChoicesProps = FieldProps & {
  readonly name: string
  readonly choices: readonly Choice[]
  readonly large?: boolean
}

/** One of a few. With `onChange` the page holds the value; without it `value` is the first state of a plain form. */
export function Radios({
  name,
  choices,
  value,
  onChange,
  ...field
}: ChoicesProps & { readonly value?: string; readonly onChange?: (value: string) => void }) {
  return (
    <FieldGroup {...field}>
      {choices.map((choice, index) => (
        <ChoiceRow
          key={choice.value}
          type="radio"
          id={index === 0 ? `${field.id}-first` : `${field.id}-${choice.value}`}
          name={name}
          choice={choice}
          chosen={choice.value === value}
          onToggle={onChange === undefined ? undefined : () => onChange(choice.value)}
        />
      ))}
    </FieldGroup>
  )
}

/** Any of a few. `onChange` receives the whole new list in the order of the choices. */
export function Checkboxes({
  name,
  choices,
  values,
  onChange,
  ...field
}: ChoicesProps & { readonly values: readonly string[]; readonly onChange?: (values: readonly string[]) => void }) {
  const toggled = (toggledValue: string, chosen: boolean) =>
    choices.map((choice) => choice.value).filter((value) => (value === toggledValue ? chosen : values.includes(value)))
  return (
    <FieldGroup {...field}>
      {choices.map((choice, index) => (
        <ChoiceRow
          key={choice.value}
          type="checkbox"
          id={index === 0 ? `${field.id}-first` : `${field.id}-${choice.value}`}
          name={name}
          choice={choice}
          chosen={values.includes(choice.value)}
          onToggle={onChange === undefined ? undefined : (chosen) => onChange(toggled(choice.value, chosen))}
        />
      ))}
    </FieldGroup>
  )
}

/** One radio or checkbox with its label and hint, 44 px high. */
export function ChoiceRow({
  type,
  id,
  name,
  choice,
  chosen,
  onToggle,
}: {
  readonly type: 'radio' | 'checkbox'
  readonly id: string
  readonly name: string
  readonly choice: Choice
  readonly chosen: boolean
  readonly onToggle: ((chosen: boolean) => void) | undefined
}) {
  const held =
    onToggle === undefined
      ? { defaultChecked: chosen }
      : { checked: chosen, onChange: (event: { target: { checked: boolean } }) => onToggle(event.target.checked) }
  return (
    <div className="choice">
      <input
        type={type}
        id={id}
        name={name}
        value={choice.value}
        disabled={choice.disabled}
        aria-describedby={choice.hint === undefined ? undefined : `${id}-hint`}
        {...held}
      />
      <label htmlFor={id}>{choice.label}</label>
      {choice.hint === undefined ? null : (
        <p id={`${id}-hint`} className="field-hint">
          {choice.hint}
        </p>
      )}
    </div>
  )
}

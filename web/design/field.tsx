import { Trans } from '@lingui/react/macro'
import type { ComponentProps, ReactNode } from 'react'

/** What every form control says about itself. `label` is always visible; `error` is the same sentence as in the summary. */
export type FieldProps = {
  readonly id: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: ReactNode
  readonly optional?: boolean
}

/** The attributes that tie a control to its label, hint and error. */
export type ControlProps = {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
}

/** Ids of the hint and the error that exist, for aria-describedby. */
function describedBy({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>): string | undefined {
  const ids = [hint === undefined ? [] : [`${id}-hint`], error === undefined ? [] : [`${id}-error`]].flat()
  return ids.length === 0 ? undefined : ids.join(' ')
}

export function controlProps(field: Pick<FieldProps, 'id' | 'hint' | 'error'>): ControlProps {
  const description = describedBy(field)
  return {
    id: field.id,
    ...(description === undefined ? {} : { 'aria-describedby': description }),
    ...(field.error === undefined ? {} : { 'aria-invalid': true as const }),
  }
}

/** Hint and error, in the order a screen reader should meet them. */
export function FieldNotes({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>) {
  return (
    <>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p id={`${id}-error`} className="field-error">
          <ErrorPrefix />
          {error}
        </p>
      )}
    </>
  )
}

function ErrorPrefix() {
  return (
    <span className="visually-hidden">
      <Trans id="design.error.prefix">خطأ:</Trans>{' '}
    </span>
  )
}

/** Marks what may stay empty; what must be filled carries no mark. */
export function OptionalMark() {
  return (
    <span className="field-optional">
      {' '}
      (<Trans id="design.field.optional">اختياري</Trans>)
    </span>
  )
}

/** One label, hint and error around one control; `children` gets the attributes the control must carry. */
export function Field({
  children,
  ...field
}: FieldProps & { readonly children: (control: ControlProps) => ReactNode }) {
  return (
    <div className={field.error === undefined ? 'field' : 'field field-invalid'}>
      <label className="field-label" htmlFor={field.id}>
        {field.label}
        {field.optional === true ? <OptionalMark /> : null}
      </label>
      <FieldNotes {...field} />
      {children(controlProps(field))}
    </div>
  )
}

/** A group of controls under one legend: radios, checkboxes, date parts, languages. */
export function FieldGroup({
  children,
  large = false,
  className,
  ...field
}: FieldProps & { readonly children: ReactNode; readonly large?: boolean; readonly className?: string }) {
  const classes = ['field', field.error === undefined ? '' : 'field-invalid', className ?? ''].filter(
    (one) => one !== '',
  )
  return (
    <fieldset id={field.id} className={classes.join(' ')} tabIndex={-1} aria-describedby={describedBy(field)}>
      <legend className={large ? 'field-legend-large' : undefined}>
        {field.label}
        {field.optional === true ? <OptionalMark /> : null}
      </legend>
      <FieldNotes {...field} />
      {children}
    </fieldset>
  )
}

type Own<Element extends 'input' | 'textarea' | 'select'> = FieldProps &
  Omit<ComponentProps<Element>, keyof FieldProps | 'className' | 'style' | 'children'>

function split<Rest extends FieldProps>({ id, label, hint, error, optional, ...rest }: Rest) {
  const field: FieldProps = {
    id,
    label,
    ...(hint === undefined ? {} : { hint }),
    ...(error === undefined ? {} : { error }),
    ...(optional === undefined ? {} : { optional }),
  }
  return { field, rest }
}

/** One line of text. Free text keeps `dir="auto"`, so that a French name in an Arabic form reads right. */
export function TextInput({ width, ...props }: Own<'input'> & { readonly width?: 'short' | 'medium' }) {
  const { field, rest } = split(props)
  return (
    <Field {...field}>
      {(control) => (
        <input
          type="text"
          dir="auto"
          {...rest}
          {...control}
          className={width === undefined ? 'control' : `control control-${width}`}
        />
      )}
    </Field>
  )
}

/** Several lines of text, growing with `rows`. */
export function TextArea(props: Own<'textarea'>) {
  const { field, rest } = split(props)
  return (
    <Field {...field}>{(control) => <textarea dir="auto" rows={5} {...rest} {...control} className="control" />}</Field>
  )
}

/** The native list, for up to about fifteen choices; longer lists and trees use the term picker. */
export function Select({ children, ...props }: Own<'select'> & { readonly children: ReactNode }) {
  const { field, rest } = split(props)
  return (
    <Field {...field}>
      {(control) => (
        <select {...rest} {...control} className="control">
          {children}
        </select>
      )}
    </Field>
  )
}

import { directionOf, type Language, type LText } from '../../foundation/language/index.ts'
import { controlProps, FieldGroup, FieldNotes, type FieldProps } from './field.tsx'
import { LanguageName } from './ltext-view.tsx'

type LTextFieldsProps = FieldProps & {
  readonly name: string
  readonly value: LText
  readonly languages: readonly Language[]
  readonly onChange?: (value: LText) => void
  readonly lines?: number
  readonly errors?: Partial<Record<Language, string>>
}

/**
 * One text in several languages: an input per language with its own direction and `lang`, so that keyboards, spelling
 * and fonts follow. Inputs are named `name.ar`, `name.fr`, `name.en`; the error summary links to `id-ar` and so on.
 */
export function LTextFields({ name, value, languages, onChange, lines = 1, errors = {}, ...group }: LTextFieldsProps) {
  return (
    <FieldGroup {...group}>
      <div className="language-rows">
        {languages.map((language) => {
          const error = errors[language]
          const field = { id: `${group.id}-${language}`, ...(error === undefined ? {} : { error }) }
          const text = value[language] ?? ''
          const control = {
            ...controlProps(field),
            name: `${name}.${language}`,
            lang: language,
            dir: directionOf(language),
            className: 'control',
            ...(onChange === undefined
              ? { defaultValue: text }
              : {
                  value: text,
                  onChange: (event: { target: { value: string } }) =>
                    onChange({ ...value, [language]: event.target.value }),
                }),
          }
          return (
            <div key={language} className={error === undefined ? undefined : 'field-invalid'}>
              <label htmlFor={field.id}>
                <LanguageName language={language} />
              </label>
              <FieldNotes {...field} />
              {lines === 1 ? <input type="text" {...control} /> : <textarea rows={lines} {...control} />}
            </div>
          )
        })}
      </div>
    </FieldGroup>
  )
}

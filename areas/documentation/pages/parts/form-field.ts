/** Fields as forms and pages draw them: those of a declaration, and those that the institution added. */
import { type Language, type LText, pickText } from '../../../../foundation/language/index.ts'
import type { Choice, Field, FieldType, Kind, Words } from '../../model.ts'
import type { FieldDefinition } from '../../own-fields.ts'

export type FormColumn = {
  readonly key: string
  readonly type: FormType
  readonly label: Words
  readonly list?: string
  readonly to?: readonly Kind[]
  readonly choices?: readonly Choice[]
  readonly columns?: readonly FormColumn[]
  readonly required?: true
}
type FormType = FieldType | 'decimal' | 'evidence'

export type FormField = Omit<Field, 'type' | 'columns'> & {
  readonly type: FormType
  readonly columns?: readonly FormColumn[]
  /** The key of a field of the institution; it stands under `extra`. */
  readonly own?: string
  readonly retired?: true
}

/** The key under which forms hold an own field: no declared key has a hyphen, so that none is ever the same. */
export const ownKey = (key: string) => `own-${key}`

/** A definition of the institution as a field: words that are missing in a language are those of another. */
export function asFormField(definition: FieldDefinition): FormField {
  const { key, label, help, type, vocabulary_key, target_kind, repeatable, required, retired_on } = definition
  return {
    key: ownKey(key),
    own: key,
    type,
    class: definition.class,
    label: inEachLanguage(label, key),
    ...(Object.keys(help).length === 0 ? {} : { hint: inEachLanguage(help, '') }),
    ...(vocabulary_key === null ? {} : { list: vocabulary_key }),
    ...(target_kind === null ? {} : { to: [target_kind] }),
    ...(repeatable ? { repeatable: true } : {}),
    ...(required ? { required: true } : {}),
    ...(retired_on === null ? {} : { retired: true }),
  }
}

function inEachLanguage(text: LText, otherwise: string): Words {
  const inOne = (language: Language) => pickText(text, language)?.text ?? otherwise
  return { ar: inOne('ar'), fr: inOne('fr'), en: inOne('en') }
}

type Values = Readonly<Record<string, unknown>>

/** All values of a record by the keys of its form: declared fields, and own ones. */
export const heldValues = ({ fields, extra }: { readonly fields: Values; readonly extra: Values }): Values => ({
  ...fields,
  ...Object.fromEntries(Object.entries(extra).map(([key, value]) => [ownKey(key), value])),
})

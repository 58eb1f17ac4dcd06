import { type FieldProps, Radios, Select, useDisplay } from '../../../../web/index.ts'
import { type ListTerm, termName } from './lists.ts'

type OneProps = FieldProps & {
  readonly terms: readonly ListTerm[]
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Most terms that stand one below the other as targets of their own. */
const FEW = 7

/** One term: large targets where they are few, the list of the phone itself where they are more. */
export function TermChoice({ terms, value, onChange, ...field }: OneProps) {
  const { language } = useDisplay()
  if (terms.length <= FEW)
    return (
      <Radios
        {...field}
        name={field.id}
        value={value}
        onChange={onChange}
        choices={terms.map(({ id }) => ({ value: id, label: termName(terms, id, language) }))}
      />
    )
  return (
    <Select {...field} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">–</option>
      {terms.map(({ id, parent_id }) => (
        <option key={id} value={id}>
          {parent_id === null ? '' : '\u2003'}
          {termName(terms, id, language)}
        </option>
      ))}
    </Select>
  )
}

import { Trans } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { ChoiceRow, FieldGroup, type FieldProps, TextInput, useDisplay } from '../../../../web/index.ts'
import { type ListTerm, termName } from './lists.ts'

type ManyProps = FieldProps & {
  readonly terms: readonly ListTerm[]
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
}

/** Most terms shown for a few letters. */
const SHOWN = 20

/**
 * Any number of terms of a tree: what is chosen first, then a few letters, then the branches, folded. Native controls alone, so that it is
 * light on an old phone.
 */
export function TermChoices({ terms, values, onChange, ...field }: ManyProps) {
  const { language } = useDisplay()
  const [typed, setTyped] = useState('')
  const nameOf = (id: string) => termName(terms, id, language) ?? ''
  const row = ({ id }: ListTerm, part: string) => (
    <ChoiceRow
      key={`${part} ${id}`}
      type="checkbox"
      id={`${field.id}-${part}-${id}`}
      name={field.id}
      choice={{ value: id, label: <bdi>{nameOf(id)}</bdi> }}
      chosen={values.includes(id)}
      onToggle={(chosen) => onChange(chosen ? [...values, id] : values.filter((one) => one !== id))}
    />
  )
  const wanted = folded(typed)
  const found =
    wanted === '' ? [] : terms.filter(({ label }) => folded(Object.values(label).join(' ')).includes(wanted))
  return (
    <FieldGroup {...field} className="incident-terms">
      {terms.filter(({ id }) => values.includes(id)).map((term) => row(term, 'chosen'))}
      <TextInput
        id={`${field.id}-search`}
        type="search"
        autoComplete="off"
        label={<Trans id="documentation.incident.letters">ابحث بأول الحروف</Trans>}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault() // looks for a term, and does not leave the page
        }}
      />
      <div aria-live="polite">
        {found
          .filter(({ id }) => !values.includes(id))
          .slice(0, SHOWN)
          .map((term) => row(term, 'found'))}
        {wanted !== '' && found.length === 0 ? (
          <p className="field-hint">
            <Trans id="documentation.incident.no-term">لا شيء بهذه الحروف.</Trans>
          </p>
        ) : null}
      </div>
      {wanted === '' ? <Branches terms={terms} nameOf={nameOf} row={(term) => row(term, 'branch')} /> : null}
    </FieldGroup>
  )
}

type BranchesProps = {
  readonly terms: readonly ListTerm[]
  readonly nameOf: (id: string) => string
  readonly row: (term: ListTerm) => ReactNode
}

/** Most branches that stand open to the eye; more of them are folded once more. */
const BRANCHES = 8

function Branches({ terms, nameOf, row }: BranchesProps) {
  const branches = branchesOf(terms)
  const drawn = branches.map(({ root, below }) =>
    below.length === 0 ? (
      row(root)
    ) : (
      <details key={root.id}>
        <summary>
          <bdi>{nameOf(root.id)}</bdi>
        </summary>
        {[root, ...below].map(row)}
      </details>
    ),
  )
  if (branches.length <= BRANCHES) return drawn
  return (
    <details>
      <summary>
        <Trans id="documentation.incident.whole-list">القائمة كاملة</Trans>
      </summary>
      {drawn}
    </details>
  )
}

/** Each term at the top with all that stands below it, in the order of the list. */
function branchesOf(terms: readonly ListTerm[]) {
  const byId = new Map(terms.map((term) => [term.id, term]))
  const rootOf = (term: ListTerm): string => {
    const above = term.parent_id === null ? undefined : byId.get(term.parent_id)
    return above === undefined ? term.id : rootOf(above)
  }
  const roots = terms.filter((term) => rootOf(term) === term.id)
  return roots.map((root) => ({
    root,
    below: terms.filter((term) => term.id !== root.id && rootOf(term) === root.id),
  }))
}

/** Letters without vowels, hamzas and accents. */
const folded = (text: string) =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ى', 'ي').replaceAll('ة', 'ه').trim().toLowerCase()

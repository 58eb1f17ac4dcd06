import './term-picker.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { Fragment, type ReactNode, useState } from 'react'
import {
  ComboBox,
  FieldError,
  Input,
  Button as KitButton,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
  useFilter,
} from 'react-aria-components/ComboBox'
import { directionOf, languages } from '../../../foundation/language/index.ts'
import { Button } from '../button.tsx'
import { useDisplay } from '../display.tsx'
import { type FieldProps, OptionalMark } from '../field.tsx'
import { Icon } from '../icon.tsx'
import { KitLocale } from './kit-locale.tsx'
import { TermTree } from './term-tree.tsx'
import { ancestorsOf, searchTerms, type Term, termLabel } from './terms.ts'

type TermPickerProps = FieldProps & {
  readonly terms: readonly Term[]
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
  readonly multiple?: boolean
}

/**
 * Chooses terms of a vocabulary by typing in any of the three languages or by walking its tree. Alef forms, vowels and
 * accents make no difference to the search. `values` are ids, one at most unless `multiple`.
 */
export function TermPicker(props: TermPickerProps) {
  return (
    <KitLocale>
      <Picker {...props} />
    </KitLocale>
  )
}

function Picker({ terms, values, onChange, multiple = false, ...field }: TermPickerProps) {
  const { language } = useDisplay()
  const { contains } = useFilter({ sensitivity: 'base' })
  const chosen = terms.filter((term) => values.includes(term.id))
  const single = multiple ? undefined : chosen[0]
  const singleLabel = single === undefined ? '' : termLabel(single, language)
  const [typed, setTyped] = useState(singleLabel)
  const [browsing, setBrowsing] = useState(false)
  // What stands in the box after a choice is the choice, not a search for it.
  const found = typed === singleLabel ? terms : searchTerms(terms, typed, contains)

  const type = (text: string) => {
    setTyped(text)
    if (text === '' && single !== undefined) onChange([]) // an emptied box is an answer taken back
  }
  const choose = (id: string | undefined) => {
    const term = terms.find((one) => one.id === id)
    if (multiple) {
      if (term !== undefined && !values.includes(term.id)) onChange([...values, term.id])
      setTyped('')
    } else {
      onChange(term === undefined ? [] : [term.id])
      setTyped(term === undefined ? '' : termLabel(term, language))
    }
  }

  return (
    <div className={field.error === undefined ? 'field' : 'field field-invalid'}>
      <ComboBox
        id={field.id}
        items={found}
        value={single?.id ?? null}
        inputValue={typed}
        onInputChange={type}
        onChange={(key) => choose(key === null ? undefined : String(key))}
        isInvalid={field.error !== undefined}
        allowsEmptyCollection
      >
        <PickerLabel {...field} />
        <div className="picker-box">
          <Input className="control" dir="auto" />
          <OpenList />
        </div>
        <Popover className="picker-popover">
          <ListBox<Term> className="picker-list" renderEmptyState={NothingFound}>
            {(term) => <TermOption term={term} terms={terms} />}
          </ListBox>
        </Popover>
      </ComboBox>
      <Button kind="quiet" onClick={() => setBrowsing(true)}>
        <Icon name="folder" />
        <Trans id="design.terms.browse">تصفّح القائمة كاملة</Trans>
      </Button>
      {multiple ? (
        <ChosenTerms chosen={chosen} onRemove={(id) => onChange(values.filter((one) => one !== id))} />
      ) : null}
      <TermTree
        title={field.label}
        terms={terms}
        values={values}
        isOpen={browsing}
        onClose={() => setBrowsing(false)}
        onChoose={(id) => {
          choose(id)
          setBrowsing(false)
        }}
      />
    </div>
  )
}

function PickerLabel({ label, hint, error, optional }: FieldProps) {
  return (
    <>
      <Label className="field-label">
        {label}
        {optional === true ? <OptionalMark /> : null}
      </Label>
      {hint === undefined ? null : (
        <Text slot="description" elementType="p" className="field-hint">
          {hint}
        </Text>
      )}
      {error === undefined ? null : (
        <FieldError className="field-error" elementType="p">
          {error}
        </FieldError>
      )}
    </>
  )
}

function OpenList() {
  const { t } = useLingui()
  return (
    <KitButton className="picker-open" aria-label={t({ id: 'design.terms.open', message: 'فتح قائمة المصطلحات' })}>
      <Icon name="chevron-down" />
    </KitButton>
  )
}

function NothingFound(): ReactNode {
  return (
    <p className="picker-nothing">
      <Trans id="design.terms.nothing">لا مصطلح بهذه الحروف. جرّب كلمة أخرى أو تصفّح القائمة.</Trans>
    </p>
  )
}

/** A term in the list: its path above it, the two other languages after it. */
function TermOption({ term, terms }: { readonly term: Term; readonly terms: readonly Term[] }) {
  const { language } = useDisplay()
  const path = ancestorsOf(term, terms)
  return (
    <ListBoxItem id={term.id} textValue={termLabel(term, language)} className="picker-option">
      {path.length === 0 ? null : (
        <span className="term-path">
          {path.map((above, step) => (
            <Fragment key={above.id}>
              {step === 0 ? null : ' · '}
              <bdi>{termLabel(above, language)}</bdi>
            </Fragment>
          ))}
        </span>
      )}
      <bdi className="term-label">{termLabel(term, language)}</bdi>
      <OtherLanguages term={term} />
    </ListBoxItem>
  )
}

/** The label in the two languages the page is not in. */
function OtherLanguages({ term }: { readonly term: Term }) {
  const { language } = useDisplay()
  const others = languages.filter((other) => other !== language && (term.label[other] ?? '') !== '')
  return (
    <span className="term-others">
      {others.map((other, place) => (
        <Fragment key={other}>
          {place === 0 ? null : ' · '}
          <bdi lang={other} dir={directionOf(other)}>
            {term.label[other]}
          </bdi>
        </Fragment>
      ))}
    </span>
  )
}

type ChosenTermsProps = { readonly chosen: readonly Term[]; readonly onRemove: (id: string) => void }

function ChosenTerms({ chosen, onRemove }: ChosenTermsProps) {
  const { language } = useDisplay()
  if (chosen.length === 0) return null
  return (
    <ul className="chips">
      {chosen.map((term) => (
        <li key={term.id}>
          <button type="button" className="chip" onClick={() => onRemove(term.id)}>
            <span>
              <span className="visually-hidden">
                <Trans id="design.terms.remove">إزالة</Trans>{' '}
              </span>
              <bdi>{termLabel(term, language)}</bdi>
            </span>
            <Icon name="cross" />
          </button>
        </li>
      ))}
    </ul>
  )
}

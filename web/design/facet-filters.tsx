import { Plural, Trans } from '@lingui/react/macro'
import type { ComponentProps, ReactNode } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'
import { NumberText } from './values.tsx'

export type FacetOption = {
  readonly value: string
  readonly label: ReactNode
  readonly count: number
  readonly chosen: boolean
  /** The address of the same search without this value. */
  readonly removeHref: string
}

export type Facet = { readonly key: string; readonly label: ReactNode; readonly options: readonly FacetOption[] }

type FacetFiltersProps = {
  readonly facets: readonly Facet[]
  readonly onToggle?: (key: string, value: string, chosen: boolean) => void
  readonly form?: Pick<ComponentProps<'form'>, 'action'>
  /** Kept parameters of the address (search words, sort), sent along by the plain form. */
  readonly kept?: Readonly<Record<string, string>>
}

const chosenOf = (facets: readonly Facet[]) =>
  facets.flatMap((facet) => facet.options.filter((option) => option.chosen).map((option) => ({ facet, option })))

/**
 * Filters with counts. Their state is the address: with `onToggle` each tick changes it at once, without script the
 * form sends it. On a phone they collapse behind one button.
 */
export function FacetFilters({ facets, onToggle, form, kept = {} }: FacetFiltersProps) {
  const chosen = chosenOf(facets).length
  return (
    <details className="facets">
      <summary>
        <Icon name="filter" />
        <Trans id="design.facets.title">ترشيح</Trans>
        {chosen === 0 ? null : (
          <span>
            (<NumberText value={chosen} />)
          </span>
        )}
      </summary>
      <form method="get" {...form}>
        <h2 className="facets-title">
          <Trans id="design.facets.title">ترشيح</Trans>
        </h2>
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {facets.map((facet) => (
          <div key={facet.key} className="facet">
            <fieldset>
              <legend>{facet.label}</legend>
              {facet.options.map((option) => (
                <FacetRow key={option.value} facet={facet} option={option} onToggle={onToggle} />
              ))}
            </fieldset>
          </div>
        ))}
        {onToggle === undefined ? (
          <Button type="submit" kind="secondary">
            <Trans id="design.facets.apply">تطبيق الترشيح</Trans>
          </Button>
        ) : null}
      </form>
    </details>
  )
}

type FacetRowProps = {
  readonly facet: Facet
  readonly option: FacetOption
  readonly onToggle: FacetFiltersProps['onToggle']
}

function FacetRow({ facet, option, onToggle }: FacetRowProps) {
  const held =
    onToggle === undefined
      ? { defaultChecked: option.chosen }
      : {
          checked: option.chosen,
          onChange: (event: { target: { checked: boolean } }) =>
            onToggle(facet.key, option.value, event.target.checked),
        }
  return (
    <label className="facet-option">
      <input type="checkbox" name={facet.key} value={option.value} {...held} />
      <span>{option.label}</span>
      <span className="facet-count">
        <NumberText value={option.count} />
      </span>
    </label>
  )
}

type ResultsBarProps = { readonly count: number; readonly facets: readonly Facet[]; readonly clearHref: string }

/** Above the results: how many there are, announced when it changes, and the chosen filters as links that remove them. */
export function ResultsBar({ count, facets, clearHref }: ResultsBarProps) {
  const chosen = chosenOf(facets)
  return (
    <div className="results-bar">
      <p className="results-count" role="status">
        <Plural
          id="design.results.count"
          value={count}
          zero="لا نتائج"
          one="نتيجة واحدة"
          two="نتيجتان"
          few="# نتائج"
          many="# نتيجة"
          other="# نتيجة"
        />
      </p>
      {chosen.length === 0 ? null : (
        <ul className="chips">
          {chosen.map(({ facet, option }) => (
            <li key={`${facet.key}=${option.value}`}>
              <Link className="chip" href={option.removeHref}>
                <span>
                  <span className="visually-hidden">
                    <Trans id="design.facets.remove">إزالة المرشِّح</Trans>{' '}
                  </span>
                  <span className="chip-key">{facet.label}: </span>
                  {option.label}
                </span>
                <Icon name="cross" />
              </Link>
            </li>
          ))}
          <li>
            <Link className="button button-quiet" href={clearHref}>
              <Trans id="design.facets.clear">إزالة كل المرشِّحات</Trans>
            </Link>
          </li>
        </ul>
      )}
    </div>
  )
}

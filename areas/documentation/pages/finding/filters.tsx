import { Trans, useLingui } from '@lingui/react/macro'
import { useRouter } from '@tanstack/react-router'
import { type Facet, FacetFilters, Select, useDisplay } from '../../../../web/index.ts'
import { capital } from '../parts/capital.ts'
import { facetsOfKind, isKind } from './fields.ts'
import { addressOf, asking, type FindingState, withFacet } from './state.ts'
import { useOwnFacets } from './use-own-facets.ts'
import type { FindingWords } from './words.tsx'

type Counted = {
  readonly facet: string
  readonly terms: readonly { readonly term_id: string; readonly count: number }[]
}

const mostOptions = 12

/** Counts as filters: the most frequent values, and those chosen whatever their count. */
export function facetsOf(state: FindingState, counted: readonly Counted[], words: FindingWords): readonly Facet[] {
  return counted.flatMap(({ facet, terms }) => {
    const chosen = state.facets.find((one) => one.facet === facet)?.terms ?? []
    const known = new Map(terms.map(({ term_id, count }) => [term_id, count]))
    const values = [...new Set([...chosen, ...terms.slice(0, mostOptions).map(({ term_id }) => term_id)])]
    if (values.length === 0) return []
    return {
      key: facet,
      label: words.facet(facet),
      options: values.map((value) => ({
        value,
        label: <bdi>{words.value(facet, value)}</bdi>,
        count: known.get(value) ?? 0,
        chosen: chosen.includes(value),
        removeHref: addressOf(withFacet(state, facet, value, false)),
      })),
    }
  })
}

/** The filters beside the results, and the choice of one more. */
export function Filters({ state, facets }: { readonly state: FindingState; readonly facets: readonly Facet[] }) {
  const { history } = useRouter()
  return (
    <div className="finding-filters">
      <FacetFilters
        facets={facets}
        onToggle={(facet, value, chosen) => history.push(addressOf(withFacet(state, facet, value, chosen)))}
      />
      <MoreFacets state={state} shown={facets.map(({ key }) => key)} />
    </div>
  )
}

function MoreFacets({ state, shown }: { readonly state: FindingState; readonly shown: readonly string[] }) {
  const { t } = useLingui()
  const { language } = useDisplay()
  const { history } = useRouter()
  const own = useOwnFacets()
  const { kind } = state
  if (kind === undefined || !isKind(kind)) return null
  const others = facetsOfKind(kind, own).filter(({ facet }) => !shown.includes(facet))
  if (others.length === 0) return null
  return (
    <Select
      id="more-facets"
      name="more"
      label={<Trans id="documentation.find.more-facets">مرشِّح آخر</Trans>}
      value=""
      onChange={(event) => history.push(addressOf(asking(state, { more: event.target.value })))}
    >
      <option value="">{t({ id: 'documentation.find.choose', message: 'اختر' })}</option>
      {others.map(({ facet, field }) => (
        <option key={facet} value={facet}>
          {capital(field.label[language])}
        </option>
      ))}
    </Select>
  )
}

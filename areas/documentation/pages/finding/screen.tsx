import './finding.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import {
  client,
  EmptyState,
  FromQuery,
  Link,
  NumberText,
  Page,
  Pagination,
  ResultsBar,
  Skeleton,
} from '../../../../web/index.ts'
import type { CardLabels } from '../../finding-model.ts'
import type { FindingRoutes } from '../../finding-routes.ts'
import { shownFacets } from './fields.ts'
import { Filters, facetsOf } from './filters.tsx'
import { Preview } from './preview.tsx'
import { ResultsList, ResultsTable } from './results.tsx'
import { SavedSearches } from './saved.tsx'
import { SearchForm } from './search-form.tsx'
import { addressOf, asking, type FindingState, queryOf, readState, type View, views } from './state.ts'
import { useOwnFacets } from './use-own-facets.ts'
import { useFindingWords } from './words.tsx'

// pictures are large and often not looked at: each comes when it is asked for
const ResultsTimeline = lazy(async () => ({
  default: (await import('./results-timeline.tsx')).ResultsTimeline,
}))
const ResultsMap = lazy(async () => ({ default: (await import('./results-map.tsx')).ResultsMap }))
const ResultsNetwork = lazy(async () => ({ default: (await import('./results-network.tsx')).ResultsNetwork }))
const ResultsStatistics = lazy(async () => ({
  default: (await import('./results-statistics.tsx')).ResultsStatistics,
}))

const api = client<FindingRoutes>()

/** Finding records: words, filters and dates in the address; results as list, table, map, timeline, network and numbers. */
export function Screen() {
  const { t } = useLingui()
  const { searchStr } = useLocation()
  const state = readState(searchStr)
  return (
    <Page title={t({ id: 'documentation.find.title', message: 'البحث في السجلات' })}>
      <SearchForm key={formKey(state)} state={state} />
      <SavedSearches state={state} />
      <Found state={state} />
    </Page>
  )
}

/** The form begins anew when its own part of the address changes, and not with every filter or picture. */
const formKey = ({ words, kind, from, to, mode, sort }: FindingState) =>
  JSON.stringify([words, kind, from, to, mode, sort])

const noLabels: CardLabels = { terms: [], areas: [] }

function Found({ state }: { readonly state: FindingState }) {
  const query = queryOf(state)
  const count = shownFacets(
    state.kind,
    state.facets.map(({ facet }) => facet),
    state.more,
    useOwnFacets(),
  )
  const found = useQuery({
    queryKey: ['finding', 'records', query, state.after, count],
    queryFn: ({ signal }) =>
      api('GET /api/finding/records', {
        query: { query, count: [...count], ...(state.after === undefined ? {} : { after: state.after }) },
        signal,
      }),
    placeholderData: (before) => before,
  })
  // counts that take longer than the page are asked for after it
  const later = useQuery({
    queryKey: ['finding', 'facets', query, count],
    queryFn: ({ signal }) => api('GET /api/finding/facets', { query: { query, count: [...count] }, signal }),
    enabled: found.data !== undefined && found.data.facets === null,
    placeholderData: (before) => before,
  })
  const counted = found.data?.facets ?? later.data?.facets ?? []
  const words = useFindingWords(found.data?.labels ?? noLabels)
  const facetWords = useFindingWords(
    (found.data?.facets === null ? later.data?.labels : found.data?.labels) ?? noLabels,
  )
  const facets = facetsOf(state, counted, facetWords)
  const total = found.data?.total ?? later.data?.total
  return (
    <div className="with-filters">
      <Filters state={state} facets={facets} />
      <div className={state.open === undefined ? undefined : 'finding-beside'}>
        <div aria-busy={found.isPlaceholderData}>
          <Views state={state} />
          <FromQuery query={found}>
            {({ items, next, at_least }) => (
              <>
                {total === undefined ? (
                  <p className="results-count" role="status">
                    <Trans id="documentation.find.at-least">
                      <NumberText value={at_least} /> على الأقل
                    </Trans>
                  </p>
                ) : (
                  <ResultsBar count={total} facets={facets} clearHref={addressOf(asking(state, { facets: [] }))} />
                )}
                {items.length === 0 ? null : (
                  <p>
                    <Link href={`/exports?${new URLSearchParams({ search: JSON.stringify(query) })}`}>
                      <Trans id="documentation.find.export">تصدير ما وُجد</Trans>
                    </Link>
                  </p>
                )}
                {items.length === 0 ? (
                  <Nothing />
                ) : (
                  <Suspense fallback={<Skeleton />}>
                    <Shown state={state} items={items} words={words} />
                  </Suspense>
                )}
                {isPaged(state.view) ? (
                  <Pagination
                    shown={items.length}
                    {...(total === undefined ? {} : { total })}
                    {...(state.after === undefined ? {} : { firstHref: addressOf({ ...state, after: undefined }) })}
                    {...(next === null ? {} : { nextHref: addressOf({ ...state, after: next, open: undefined }) })}
                  />
                ) : null}
              </>
            )}
          </FromQuery>
        </div>
        {state.open === undefined ? null : <Preview state={state} open={state.open} />}
      </div>
    </div>
  )
}

type ShownProps = Parameters<typeof ResultsList>[0]['cards']

function Shown({
  state,
  items,
  words,
}: {
  readonly state: FindingState
  readonly items: ShownProps
  readonly words: ReturnType<typeof useFindingWords>
}) {
  if (state.view === 'table') return <ResultsTable cards={items} state={state} words={words} />
  if (state.view === 'timeline') return <ResultsTimeline cards={items} state={state} words={words} />
  if (state.view === 'map') return <ResultsMap state={state} />
  if (state.view === 'network') return <ResultsNetwork state={state} />
  if (state.view === 'statistics') return <ResultsStatistics state={state} />
  return <ResultsList cards={items} state={state} words={words} />
}

const isPaged = (view: View) => view === 'list' || view === 'table' || view === 'timeline'

function Nothing() {
  return (
    <EmptyState title={<Trans id="documentation.find.none">لا سجلات بهذه الأوصاف</Trans>} icon="search">
      <p>
        <Trans id="documentation.find.none-text">
          جرّب كلمة أعم، أو أزل مرشِّحًا، أو وسّع المدة. لا يُعثر إلا على سجلات الملفات التي أنت من فريقها.
        </Trans>
      </p>
    </EmptyState>
  )
}

function Views({ state }: { readonly state: FindingState }) {
  const { t } = useLingui()
  const names: Readonly<Record<View, string>> = {
    list: t({ id: 'documentation.find.view-list', message: 'قائمة' }),
    table: t({ id: 'documentation.find.view-table', message: 'جدول' }),
    map: t({ id: 'documentation.find.view-map', message: 'خريطة' }),
    timeline: t({ id: 'documentation.find.view-timeline', message: 'خط زمني' }),
    network: t({ id: 'documentation.find.view-network', message: 'شبكة' }),
    statistics: t({ id: 'documentation.find.view-statistics', message: 'إحصاء' }),
  }
  return (
    <nav className="finding-views" aria-label={t({ id: 'documentation.find.views', message: 'طريقة عرض النتائج' })}>
      <ul>
        {views.map((view) => (
          <li key={view}>
            <Link
              href={addressOf({ ...state, view, open: undefined })}
              {...(view === state.view ? { 'aria-current': 'true' as const } : {})}
            >
              {names[view]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

import type { FacetChoice, SearchQuery } from '../../../../foundation/search/index.ts'

/** How results are shown. */
export const views = ['list', 'table', 'map', 'timeline', 'network', 'statistics'] as const
export type View = (typeof views)[number]

export type Sort = SearchQuery['sort']
export const sorts = ['rank', 'date', 'updated'] as const satisfies readonly Sort[]

/** Everything a search is, as its address tells it: reload, share and the way back keep it. */
export type FindingState = {
  readonly words: string
  /** One kind of record, or all of them. */
  readonly kind: string | undefined
  readonly facets: readonly FacetChoice[]
  /** Days `YYYY-MM-DD`. */
  readonly from: string | undefined
  readonly to: string | undefined
  readonly mode: 'possible' | 'certain'
  readonly sort: Sort
  readonly view: View
  readonly after: string | undefined
  /** The record in the side panel, `kind/id`. */
  readonly open: string | undefined
  /** A facet shown beside the usual ones. */
  readonly more: string | undefined
  /** The dimensions of statistics. */
  readonly rows: string | undefined
  readonly columns: string | undefined
}

const facetName = /^f\.([a-z][a-z0-9_.-]{0,79})$/
const day = /^\d{4}-\d{2}-\d{2}$/

/** Reads a state from the address; what it does not know is passed over. */
export function readState(address: string): FindingState {
  const values = new URLSearchParams(address)
  const text = (name: string) => {
    const value = values.get(name) ?? ''
    return value === '' ? undefined : value
  }
  const date = (name: string) => (day.test(values.get(name) ?? '') ? text(name) : undefined)
  const facets = [...new Set(values.keys())].flatMap((name) => {
    const [, facet] = facetName.exec(name) ?? []
    return facet === undefined ? [] : [{ facet, terms: values.getAll(name) }]
  })
  return {
    words: (values.get('q') ?? '').slice(0, 500),
    kind: text('kind'),
    facets,
    from: date('from'),
    to: date('to'),
    mode: values.get('mode') === 'certain' ? 'certain' : 'possible',
    sort: sorts.find((sort) => sort === values.get('sort')) ?? 'rank',
    view: views.find((view) => view === values.get('view')) ?? 'list',
    after: text('after'),
    open: text('open'),
    more: text('more'),
    rows: text('rows'),
    columns: text('columns'),
  }
}

const findingPath = '/find'

/** The address of a state; what is as at first is left out. */
export function addressOf(state: FindingState): string {
  const values = new URLSearchParams()
  const set = (name: string, value: string | undefined, usual = '') => {
    if (value !== undefined && value !== usual) values.set(name, value)
  }
  set('q', state.words)
  set('kind', state.kind)
  for (const { facet, terms } of state.facets) for (const term of terms) values.append(`f.${facet}`, term)
  set('from', state.from)
  set('to', state.to)
  set('mode', state.mode, 'possible')
  set('sort', state.sort, 'rank')
  set('view', state.view, 'list')
  set('after', state.after)
  set('open', state.open)
  set('more', state.more)
  set('rows', state.rows)
  set('columns', state.columns)
  return values.size === 0 ? findingPath : `${findingPath}?${values}`
}

/** A state with another question: its page and its open record belong to the one before. */
export function asking(state: FindingState, change: Partial<FindingState>): FindingState {
  return { ...state, after: undefined, open: undefined, ...change }
}

/**
 * A state with a value of a facet chosen or not. A facet belongs to a kind (`act.type`), so that choosing one narrows to
 * that kind, and facets of another one go.
 */
export function withFacet(state: FindingState, facet: string, term: string, chosen: boolean): FindingState {
  const before = state.facets.find((one) => one.facet === facet)?.terms ?? []
  const without = before.filter((one) => one !== term)
  const terms = chosen ? [...without, term] : without
  const kind = kindOf(facet)
  const others = state.facets.filter((one) => one.facet !== facet && (!chosen || kindOf(one.facet) === kind))
  return asking(state, {
    kind: chosen ? kind : state.kind,
    facets: terms.length === 0 ? others : [...others, { facet, terms }],
  })
}

export const kindOf = (facet: string) => facet.slice(0, facet.indexOf('.'))

/** The question of a state, as the server takes it. */
export function queryOf(state: FindingState): SearchQuery {
  const { words, kind, facets, from = null, to = null, mode, sort } = state
  return {
    words,
    typing: false,
    kinds: kind === undefined ? [] : [kind],
    case_id: null,
    facets: [...facets].map(({ facet, terms }) => ({ facet, terms: [...terms] })),
    dates: from === null && to === null ? null : { from, to, mode },
    sort,
  }
}

/** The state that asks a kept question, shown as a list. */
export function stateOf({ words, kinds, facets, dates, sort }: SearchQuery): FindingState {
  return {
    ...readState(''),
    words,
    kind: kinds[0],
    facets,
    from: dates?.from ?? undefined,
    to: dates?.to ?? undefined,
    mode: dates?.mode ?? 'possible',
    sort,
  }
}

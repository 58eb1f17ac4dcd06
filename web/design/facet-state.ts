/** The values of one facet in the query of an address (`?right=torture&right=fair-trial`). */
export function chosenValues(query: string, key: string): readonly string[] {
  return new URLSearchParams(query).getAll(key)
}

/**
 * The query with one value of a facet added or taken away, as `?…`, or `''` when nothing is left. The paging cursor
 * goes: it belongs to the list as it was.
 */
export function withFacet(query: string, key: string, value: string, chosen: boolean): string {
  const next = new URLSearchParams(query)
  const others = next.getAll(key).filter((one) => one !== value)
  next.delete(key)
  next.delete('after')
  for (const one of chosen ? [...others, value] : others) next.append(key, one)
  return written(next)
}

/** The query without any of these facets. */
export function withoutFacets(query: string, keys: readonly string[]): string {
  const next = new URLSearchParams(query)
  for (const key of [...keys, 'after']) next.delete(key)
  return written(next)
}

/** The query that orders by a column: ascending first, then turned at every press. */
export function withSort(query: string, column: string): string {
  const next = new URLSearchParams(query)
  const turned = next.get('sort') === column
  next.set('sort', turned ? `-${column}` : column)
  next.delete('after')
  return written(next)
}

/** How a column is ordered under a query, for aria-sort. */
export function sortDirection(query: string, column: string): 'ascending' | 'descending' | undefined {
  const sort = new URLSearchParams(query).get('sort')
  return sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : undefined
}

const written = (query: URLSearchParams) => (query.size === 0 ? '' : `?${query}`)

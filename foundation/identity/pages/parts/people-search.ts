export type PeopleSearch = {
  readonly search?: string | undefined
  readonly sort: 'name' | '-name'
  readonly after?: string | undefined
}

/** Reads the list's state from the address; anything unknown is passed over. */
export function readPeopleSearch(address: string): PeopleSearch {
  const values = new URLSearchParams(address)
  const search = values.get('search') ?? ''
  const after = values.get('after') ?? ''
  return {
    ...(search === '' ? {} : { search }),
    sort: values.get('sort') === '-name' ? '-name' : 'name',
    ...(after === '' ? {} : { after }),
  }
}

/** The address of the list in this state; what is as at first is left out. */
export function searchAddress({ search, sort, after }: PeopleSearch): string {
  const values = new URLSearchParams()
  if (search !== undefined && search !== '') values.set('search', search)
  if (sort !== 'name') values.set('sort', sort)
  if (after !== undefined) values.set('after', after)
  return values.size === 0 ? '/settings/people' : `/settings/people?${values}`
}

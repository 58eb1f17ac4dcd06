import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Kind } from '../../model.ts'
import { api } from './calls.ts'
import { asFormField, type FormField } from './form-field.ts'

/** Every definition, of all kinds: there are few, and the next form asks for them again. */
export const ownFieldsQuery = queryOptions({
  queryKey: ['own-fields'],
  queryFn: ({ signal }) => api('GET /api/fields', { signal }),
  staleTime: 300_000,
})

/** The institution's own fields of a kind, retired and sealed ones too; undefined while they are asked for. */
export function useOwnFields(kind: Kind): readonly FormField[] | undefined {
  const { data, fetchStatus } = useQuery(ownFieldsQuery)
  if (data === undefined) return fetchStatus === 'fetching' ? undefined : []
  return data.items.filter((definition) => definition.kind === kind).map(asFormField)
}

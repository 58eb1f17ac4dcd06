import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ownFieldsQuery } from '../parts/use-own-fields.ts'
import { type OwnFacet, ownFacets } from './fields.ts'

/** The facets of the institution's own fields; none until they are known. */
export function useOwnFacets(): readonly OwnFacet[] {
  const { data } = useQuery(ownFieldsQuery)
  return useMemo(() => ownFacets(data?.items ?? []), [data])
}

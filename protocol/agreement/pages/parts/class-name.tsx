import { useQuery } from '@tanstack/react-query'
import { LTextView, Reference } from '../../../../web/index.ts'
import { api } from './calls.ts'

/** The classes of records that rooms declare shareable, with their fields. */
export const useShareable = () =>
  useQuery({
    queryKey: ['shareable'],
    queryFn: ({ signal }) => api('GET /api/shareable', { signal }),
    staleTime: 600_000,
  })

/** A class of records by its name; by its address where no room here knows it. */
export function ClassName({ iri }: { readonly iri: string }) {
  const known = useShareable().data?.classes.find((one) => one.iri === iri)
  return known === undefined ? <Reference>{iri}</Reference> : <LTextView text={known.name} quiet />
}

import { useQuery } from '@tanstack/react-query'
import { NumberText } from '../../../../web/index.ts'
import { api } from '../parts/calls.ts'

const COUNTED_EVERY = 60_000

/** How much waits for the reader, beside the words of the navigation; nothing while that is not known, or none. */
export function Count() {
  const { data } = useQuery({
    queryKey: ['count'],
    queryFn: ({ signal }) => api('GET /api/work/count', { signal }),
    staleTime: COUNTED_EVERY,
  })
  const sum = data === undefined ? 0 : data.tasks + data.mentions + data.due
  return sum === 0 ? null : (
    <span className="navigation-count">
      <NumberText value={sum} />
    </span>
  )
}

import { useQuery } from '@tanstack/react-query'
import { api } from '../parts/calls.ts'

/** Who works on a case: whoever may be called upon in it. */
export function useTeam(caseId: string) {
  const { data } = useQuery({
    queryKey: ['team', caseId],
    queryFn: ({ signal }) => api('GET /api/records/case_file/:id/team', { params: { id: caseId }, signal }),
  })
  return data?.items ?? []
}

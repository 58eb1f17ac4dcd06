import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useCallback } from 'react'
import { client } from '../../../../web/index.ts'
import type { AgreementRoutes } from '../../routes.ts'

/** The routes of this room. */
export const api = client<AgreementRoutes>()

/** The protocol that the address names, in its latest version. */
export function useProtocol() {
  const { id = '' } = useParams({ strict: false })
  return useQuery({
    queryKey: ['protocols', id, 'latest'],
    queryFn: ({ signal }) => api('GET /api/protocols/:id', { params: { id }, signal }),
  })
}

/** Reads everything about protocols again, after something was changed. */
export function useRefresh(): () => Promise<void> {
  const cache = useQueryClient()
  return useCallback(() => cache.invalidateQueries({ queryKey: ['protocols'] }), [cache])
}

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { ButtonLink } from '../../../../web/index.ts'
import { caseQuery, listsQuery } from './lists.ts'
import { pathOf } from './steps.ts'

/** The way to the guided entry; whoever sees it has fetched all that the entry needs without a connection. */
export function IncidentLink({ caseId, children }: { readonly caseId: string; readonly children: ReactNode }) {
  const cache = useQueryClient()
  const router = useRouter()
  const path = pathOf(caseId)
  useEffect(() => {
    void router.preloadRoute({ to: path }).catch(() => undefined) // without it the page is fetched when it is opened
    void cache.prefetchQuery(listsQuery)
    void cache.prefetchQuery(caseQuery(caseId))
  }, [router, cache, path, caseId])
  return <ButtonLink href={path}>{children}</ButtonLink>
}

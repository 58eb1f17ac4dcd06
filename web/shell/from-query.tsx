import { Trans } from '@lingui/react/macro'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { OfflineState, Skeleton } from '../design/states.tsx'

type FromQueryProps<Data> = {
  readonly query: UseQueryResult<Data>
  readonly children: (data: Data) => ReactNode
}

/** What was fetched, or in its place that it is being fetched, or that there is no connection. Faults go to the page. */
export function FromQuery<Data>({ query, children }: FromQueryProps<Data>) {
  if (query.data !== undefined) return children(query.data)
  if (query.fetchStatus === 'paused') return <OfflineState />
  if (query.error !== null) throw query.error
  return <Skeleton label={<Trans id="web.loading-data">جارٍ جلب البيانات…</Trans>} />
}

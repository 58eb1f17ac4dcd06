import { Trans } from '@lingui/react/macro'
import { Skeleton } from '../design/states.tsx'

/** Stands in a page's place while its chunk or its data is fetched. */
export function PageLoading() {
  return (
    <div className="page">
      <Skeleton label={<Trans id="web.loading">جارٍ تحميل الصفحة…</Trans>} />
    </div>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { client, FromQuery, Page, useSession } from '../../../web/index.ts'
import type { AccessRoutes } from '../routes.ts'
import { AccessView } from './access-view.tsx'

const api = client<AccessRoutes>()

/** What I may see and do, and why. */
export function Screen() {
  const { t } = useLingui()
  const id = useSession().person?.id ?? ''
  const query = useQuery({
    queryKey: ['access', id],
    queryFn: ({ signal }) => api('GET /api/people/:id/access', { params: { id }, signal }),
  })
  return (
    <Page
      title={t({ id: 'access.own.title', message: 'صلاحياتي' })}
      lead={
        <Trans id="access.own.lead">
          كل ما يحق لك أن تراه وتفعله، ومن أين جاء كل حق. إن احتجت غيره فاطلبه ممن يدير النظام.
        </Trans>
      }
    >
      <FromQuery query={query}>{(access) => <AccessView access={access} />}</FromQuery>
    </Page>
  )
}

import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { client, FromQuery, Page } from '../../../web/index.ts'
import type { IdentityRoutes } from '../routes.ts'
import { DisplayForm } from './parts/display-form.tsx'

const api = client<IdentityRoutes>()

/** How the signed-in person reads: language, digits, Hijri dates, low data. */
export function Screen() {
  const { t } = useLingui()
  const title = t({ id: 'identity.display.title', message: 'اللغة والعرض' })
  const query = useQuery({ queryKey: ['me'], queryFn: ({ signal }) => api('GET /api/me', { signal }) })
  if (query.data === undefined) {
    return (
      <Page title={title}>
        <FromQuery query={query}>{() => null}</FromQuery>
      </Page>
    )
  }
  return <DisplayForm key={query.data.version} title={title} me={query.data} />
}

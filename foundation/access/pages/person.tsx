import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { client, FromQuery, Page, ProblemError } from '../../../web/index.ts'
import type { AccessRoutes } from '../routes.ts'
import { AccessView } from './access-view.tsx'
import { RolesEditor } from './roles-editor.tsx'

const api = client<AccessRoutes>()

/** The page of one person: what they may see and do, why, and what may be changed of it. */
export function Screen() {
  const { t } = useLingui()
  const { id = '' }: { readonly id?: string } = useParams({ strict: false })
  const query = useQuery({
    queryKey: ['access', id],
    queryFn: ({ signal }) => api('GET /api/people/:id/access', { params: { id }, signal }),
    retry: false,
  })
  const isMissing = query.error instanceof ProblemError && [404, 422].includes(query.error.problem.status)
  const back = { href: '/settings/people', label: <Trans id="access.person.back">العاملون</Trans> }
  if (isMissing)
    return (
      <Page title={t({ id: 'access.person.missing', message: 'لا يوجد شخص بهذا العنوان' })} back={back}>
        <p className="prose">
          <Trans id="access.person.missing-text">قد يكون العنوان ناقصًا، أو لا يحق لك الاطلاع عليه.</Trans>
        </p>
      </Page>
    )
  return (
    <Page
      title={query.data?.person.name ?? t({ id: 'access.person.title', message: 'صلاحيات شخص' })}
      caption={<Trans id="access.person.caption">ما يحق له أن يراه ويفعله، ولماذا</Trans>}
      back={back}
    >
      <FromQuery query={query}>
        {(access) => (
          <>
            <AccessView access={access} />
            <RolesEditor access={access} />
          </>
        )}
      </FromQuery>
    </Page>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { ButtonLink, client, Notice, Page, ProblemError, Redirect, Skeleton, useSession } from '../../../web/index.ts'
import type { IdentityRoutes } from '../routes.ts'
import { takeTicket } from './parts/provider-ticket.ts'

const api = client<IdentityRoutes>()

/** The way back from the institution's provider. */
export function Screen() {
  const { t } = useLingui()
  const { person, renew } = useSession()
  const { error } = useQuery({
    queryKey: ['provider-return'],
    // one arrival, one attempt: the ticket and the provider's code work once
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    queryFn: async () => {
      const query = window.location.search
      const shell = await api('POST /api/session/oidc', { body: { ticket: takeTicket(), query } })
      await renew(shell)
      return true
    },
  })
  if (person !== null) return <Redirect to="/" />
  return (
    <Page title={t({ id: 'identity.return.title', message: 'إتمام الدخول' })}>
      {error === null ? (
        <Skeleton />
      ) : (
        <>
          <Notice kind="danger" live title={<Trans id="identity.return.failed">لم يكتمل الدخول.</Trans>}>
            {error instanceof ProblemError ? <p>{error.problem.detail}</p> : null}
          </Notice>
          <ButtonLink href="/sign-in">
            <Trans id="identity.return.again">العودة إلى صفحة الدخول</Trans>
          </ButtonLink>
        </>
      )}
    </Page>
  )
}

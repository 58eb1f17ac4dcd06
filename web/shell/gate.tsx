import { Trans, useLingui } from '@lingui/react/macro'
import { useMatches } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useConnection } from '../connection.ts'
import { Button } from '../design/button.tsx'
import { Page } from '../design/page.tsx'
import { OfflineState } from '../design/states.tsx'
import type { StaffRoute } from '../routes.tsx'
import { PageLoading } from './page-loading.tsx'
import { Redirect } from './redirect.tsx'
import { useSession } from './session.tsx'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    readonly route?: StaffRoute
  }
}

/** Decides what stands in the page's place: the page, the setup, the way in, a refusal, or that nothing is known yet. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const { setup, institution, person, enrolling, renew } = useSession()
  const { online } = useConnection()
  const route = useMatches().at(-1)?.staticData.route
  if (route?.open === 'always') return children
  if (setup === 'unknown') return online ? <PageLoading /> : <Unreachable retry={() => void renew()} />
  if (enrolling !== null)
    return route?.open === 'enrol' || route?.open === 'sign-in' ? children : <Redirect to="/enrolment" />
  const isOutside = route?.open === 'sign-in'
  if (setup !== 'done')
    return route?.open === 'setup' || (isOutside && institution !== null) ? children : <Redirect to="/setup" />
  if (person === null) return isOutside ? children : <Redirect to={signInFrom(window.location)} />
  const needed = route?.capability
  if (needed !== undefined && !person.capabilities.includes(needed)) return <NotAllowed />
  return children
}

/** The way in, and back to the page that was asked for. */
function signInFrom({ pathname, search }: Location): string {
  // while the way in is still loading, the address is its own already
  if (pathname === '/sign-in') return pathname + search
  return pathname === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(pathname + search)}`
}

function Unreachable({ retry }: { readonly retry: () => void }) {
  const { t } = useLingui()
  const again = (
    <Button onClick={retry}>
      <Trans id="web.fault.retry">إعادة المحاولة</Trans>
    </Button>
  )
  return (
    <Page title={t({ id: 'web.offline.title', message: 'غير متصل' })}>
      <OfflineState action={again} />
    </Page>
  )
}

function NotAllowed() {
  const { t } = useLingui()
  return (
    <Page title={t({ id: 'web.not-allowed.title', message: 'لا تسمح صلاحياتك بفتح هذه الصفحة' })}>
      <p className="prose">
        <Trans id="web.not-allowed.text">إن كنت تحتاجها في عملك فاطلبها ممن يدير الصلاحيات في مؤسستك.</Trans>
      </p>
    </Page>
  )
}

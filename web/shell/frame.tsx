import { Trans } from '@lingui/react/macro'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { AccountMenu } from './account-menu.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { Gate } from './gate.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Masthead } from './masthead.tsx'
import { ModeBanner } from './mode-banner.tsx'
import { Navigation } from './navigation.tsx'
import { useSession } from './session.tsx'
import { UpdatePrompt } from './update-prompt.tsx'

/** What stands around every staff page. */
export function Frame() {
  const { institution, language } = useSession()
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname ?? state.location.pathname })
  return (
    <>
      <a className="skip-link" href="#main">
        <Trans id="web.skip">إلى المحتوى</Trans>
      </a>
      <Masthead institution={institution} language={language}>
        <LanguageSwitch />
        <AccountMenu path={path} />
      </Masthead>
      <ConnectionBanner />
      <UpdatePrompt />
      <Navigation path={path} />
      <ModeBanner />
      <Arrival path={path} />
    </>
  )
}

/** The page, which takes the focus on a change of address, and whose title is then announced. */
function Arrival({ path }: { readonly path: string }) {
  const main = useRef<HTMLElement>(null)
  const first = useRef(path)
  const [announced, setAnnounced] = useState('')
  useEffect(() => {
    if (first.current === path) return
    first.current = ''
    main.current?.focus({ preventScroll: true })
    // a page that has only just arrived writes its title in the same frame
    const timer = setTimeout(() => setAnnounced(document.title), 50)
    return () => clearTimeout(timer)
  }, [path])
  return (
    <>
      <p className="visually-hidden" role="status" data-announcer="">
        {announced}
      </p>
      <main id="main" tabIndex={-1} ref={main}>
        <Gate>
          <Outlet />
        </Gate>
      </main>
    </>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import { Icon } from '../design/icon.tsx'
import { Link } from '../design/link.tsx'
import { staffRoutes } from '../routes.tsx'
import { Disclosure } from './disclosure.tsx'
import { useSession } from './session.tsx'

/** The areas that exist and that this person may enter. On a phone they stand behind one button. */
export function Navigation({ path }: { readonly path: string }) {
  const { t } = useLingui()
  const { person } = useSession()
  if (person === null) return null
  const shown = staffRoutes.filter(
    ({ area, capability }) =>
      area !== undefined && (capability === undefined || person.capabilities.includes(capability)),
  )
  const institution = shown.filter(({ area }) => area === 'institution')
  const folded = shown.length > MOST_IN_A_ROW && institution.length > 1 ? institution : []
  const label = (
    <>
      <Icon name="menu" />
      <Trans id="web.nav.menu">القائمة</Trans>
    </>
  )
  return (
    <nav className="navigation" aria-label={t({ id: 'web.nav.label', message: 'الأقسام' })}>
      <Disclosure className="navigation-inner" label={label} closeOn={path}>
        <ul>
          {shown
            .filter((route) => !folded.includes(route))
            .map((route) => (
              <Entry key={route.path} route={route} path={path} />
            ))}
          {folded.length === 0 ? null : <Folded routes={folded} path={path} />}
        </ul>
      </Disclosure>
    </nav>
  )
}

// what stands beside the others at 1100 px in the longest of the three languages
const MOST_IN_A_ROW = 8

type Route = (typeof staffRoutes)[number]

/** What is set and kept for the whole institution, behind one button on a desk, apart below a line in the opened menu of a phone. */
function Folded({ routes, path }: { readonly routes: readonly Route[]; readonly path: string }) {
  const here = routes.some((route) => isUnder(path, route.path))
  const label = (
    <>
      <Trans id="web.nav.administration">إدارة المؤسسة</Trans>
      <Icon name="chevron-down" />
    </>
  )
  return (
    <li className="navigation-fold" data-here={here ? '' : undefined}>
      <Disclosure className="navigation-group" label={label} closeOn={path}>
        <ul>
          {routes.map((route) => (
            <Entry key={route.path} route={route} path={path} />
          ))}
        </ul>
      </Disclosure>
    </li>
  )
}

function Entry({ route, path }: { readonly route: Route; readonly path: string }) {
  const { i18n } = useLingui()
  return (
    <li>
      <Link href={route.path} aria-current={isUnder(path, route.path) ? 'page' : undefined}>
        {i18n._(route.label)}
        {route.count === undefined ? null : <Count count={route.count} />}
      </Link>
    </li>
  )
}

/** How much waits behind an entry; its words do not wait for that. */
function Count({ count }: { readonly count: NonNullable<Route['count']> }) {
  const [Found] = useState(() => lazy(() => count().then((found) => ({ default: found.Count }), unknown)))
  return (
    <Suspense fallback={null}>
      <Found />
    </Suspense>
  )
}

// without a connection the number is left out, as it is where nothing waits
const unknown = () => ({ default: () => null })

/** A page below an entry belongs to it; the home page is only itself. */
const isUnder = (path: string, entry: string) => path === entry || (entry !== '/' && path.startsWith(`${entry}/`))

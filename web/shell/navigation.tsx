import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import { Icon } from '../design/icon.tsx'
import { Link } from '../design/link.tsx'
import { staffRoutes } from '../routes.tsx'
import { Disclosure } from './disclosure.tsx'
import { useSession } from './session.tsx'

/** The areas that exist and that this person may enter. On a phone they stand behind one button. */
export function Navigation({ path }: { readonly path: string }) {
  const { i18n, t } = useLingui()
  const { person } = useSession()
  if (person === null) return null
  const shown = staffRoutes.filter(
    ({ area, capability }) =>
      area !== undefined && (capability === undefined || person.capabilities.includes(capability)),
  )
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
          {shown.map((route) => (
            <li key={route.path}>
              <Link href={route.path} aria-current={isUnder(path, route.path) ? 'page' : undefined}>
                {i18n._(route.label)}
                {route.count === undefined ? null : <Count count={route.count} />}
              </Link>
            </li>
          ))}
        </ul>
      </Disclosure>
    </nav>
  )
}

/** How much waits behind an entry; its words do not wait for that. */
function Count({ count }: { readonly count: NonNullable<(typeof staffRoutes)[number]['count']> }) {
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

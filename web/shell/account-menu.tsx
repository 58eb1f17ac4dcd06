import { Trans } from '@lingui/react/macro'
import { Icon } from '../design/icon.tsx'
import { Link } from '../design/link.tsx'
import { Disclosure } from './disclosure.tsx'
import { useSession } from './session.tsx'

/** Who is signed in, their settings, and the way out. */
export function AccountMenu({ path }: { readonly path: string }) {
  const { person, signOut } = useSession()
  if (person === null) return null
  const label = (
    <>
      <Icon name="person" />
      <bdi>{person.name}</bdi>
      <Icon name="chevron-down" />
    </>
  )
  return (
    <Disclosure className="account-menu" label={label} closeOn={path}>
      <ul>
        <li className="account-name">
          <bdi>{person.name}</bdi>
        </li>
        <li>
          <Link className="account-item" href="/settings/display">
            <Trans id="web.account.display">اللغة والعرض</Trans>
          </Link>
        </li>
        <li>
          <Link className="account-item" href="/settings/security">
            <Trans id="web.account.security">أمان حسابي</Trans>
          </Link>
        </li>
        <li>
          <Link className="account-item" href="/settings/access">
            <Trans id="web.account.access">صلاحياتي</Trans>
          </Link>
        </li>
        <li>
          <button className="account-item" type="button" onClick={() => void signOut()}>
            <Trans id="web.account.sign-out">تسجيل الخروج</Trans>
          </button>
        </li>
      </ul>
    </Disclosure>
  )
}

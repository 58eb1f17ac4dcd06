import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { ModalFrame } from '../../../web/design/widgets/modal-frame.tsx'
import { FromQuery, Link, Notice } from '../../../web/index.ts'
import { api } from './parts/calls.ts'
import { OpenForm } from './parts/open-form.tsx'

type OpenVaultProps = { readonly onOpened: () => void; readonly onGiveUp: () => void }

/** A dialog over the page: opens the vault for what the page was about to do. */
export function Screen({ onOpened, onGiveUp }: OpenVaultProps) {
  const query = useQuery({ queryKey: ['own-vault'], queryFn: ({ signal }) => api('GET /api/keys/mine', { signal }) })
  return (
    <ModalFrame alert isOpen onClose={onGiveUp} title={<Trans id="sealing.open.title">افتح خزنتك</Trans>}>
      <FromQuery query={query}>
        {(vault) =>
          vault.keys.length > 0 && vault.state !== 'locked' && vault.state !== 'revoked' ? (
            <OpenForm vault={vault} onOpened={onOpened} />
          ) : (
            <Notice kind="warn" title={<Trans id="sealing.open.inactive">خزنتك غير مفعّلة بعد</Trans>}>
              <p>
                <Link href="/settings/vault">
                  <Trans id="sealing.open.to-vault">انظر صفحة «خزنتي»</Trans>
                </Link>
              </p>
            </Notice>
          )
        }
      </FromQuery>
    </ModalFrame>
  )
}

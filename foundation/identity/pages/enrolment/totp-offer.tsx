import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

export type Offer = {
  readonly offer: string
  readonly secret: string
  readonly qr: { readonly size: number; readonly path: string }
}

/** The secret of an authenticator as a picture, drawn here from squares, and as text in groups for those who cannot scan. */
export function TotpOffer({ offer, children }: { readonly offer: Offer; readonly children: ReactNode }) {
  const { t } = useLingui()
  const { size, path } = offer.qr
  return (
    <>
      <h2>
        <Trans id="identity.totp.title">اربط تطبيق رموز التحقق</Trans>
      </h2>
      <p className="prose">
        <Trans id="identity.totp.text">
          افتح تطبيق رموز التحقق على هاتفك وامسح هذه الصورة. أي تطبيق يعمل، ولا يحتاج إلى اتصال.
        </Trans>
      </p>
      <svg
        className="qr"
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={t({ id: 'identity.totp.picture', message: 'صورة سر تطبيق الرموز؛ السر نفسه مكتوب تحتها' })}
        shapeRendering="crispEdges"
      >
        <path d={path} fill="#000000" />
      </svg>
      <p>
        <Trans id="identity.totp.secret">
          أو أدخل هذا السر في التطبيق:{' '}
          <bdi className="secret-groups" dir="ltr" data-secret="">
            {groups(offer.secret)}
          </bdi>
        </Trans>
      </p>
      {children}
    </>
  )
}

const groups = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ')

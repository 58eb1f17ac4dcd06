import { Trans, useLingui } from '@lingui/react/macro'
import { ButtonLink } from '../design/button.tsx'
import { Page } from '../design/page.tsx'

/** A staff address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useLingui()
  return (
    <Page title={t({ id: 'web.not-found.title', message: 'الصفحة غير موجودة' })}>
      <p className="prose">
        <Trans id="web.not-found.text">
          لا يقود هذا العنوان إلى صفحة. ربما نُقلت الصفحة، أو نقص شيء من العنوان عند نسخه.
        </Trans>
      </p>
      <ButtonLink href="/">
        <Trans id="web.not-found.home">إلى الصفحة الرئيسية</Trans>
      </ButtonLink>
    </Page>
  )
}

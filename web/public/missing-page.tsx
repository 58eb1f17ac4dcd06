import { Trans, useLingui } from '@lingui/react/macro'
import type { Language } from '../../foundation/language/index.ts'
import { ButtonLink } from '../design/button.tsx'
import { Page } from '../design/page.tsx'

/** The 404 of the public pages. */
export function MissingPage({ language }: { readonly language: Language }) {
  const { t } = useLingui()
  return (
    <Page title={t({ id: 'web.not-found.title', message: 'الصفحة غير موجودة' })}>
      <p className="prose">
        <Trans id="web.not-found.text">
          لا يقود هذا العنوان إلى صفحة. ربما نُقلت الصفحة، أو نقص شيء من العنوان عند نسخه.
        </Trans>
      </p>
      <ButtonLink href={`/${language}/`}>
        <Trans id="web.public.to-home">إلى صفحة المؤسسة</Trans>
      </ButtonLink>
    </Page>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { pickText } from '../../foundation/language/index.ts'
import { ButtonLink } from '../design/button.tsx'
import { Page } from '../design/page.tsx'
import type { PageContext } from '../render.tsx'

/** What anybody sees first: whose instance this is, what it is for, and the way in for those who work here. */
export function HomePage({ institution, language }: PageContext) {
  const { t } = useLingui()
  const product = t({ id: 'web.product', message: 'ميثاق' })
  const name = institution === null ? undefined : pickText(institution.name, language)
  return (
    <Page
      title={name?.text ?? product}
      lead={
        <Trans id="web.public.what">
          تعمل هذه المؤسسة بنظام «ميثاق» لتنفيذ بروتوكول التعاون في مجال حقوق الإنسان الذي وقّعته مع مؤسسات شريكة.
        </Trans>
      }
    >
      <p className="prose">
        <Trans id="web.public.rule">
          لا تطّلع مؤسسة شريكة على شيء إلا بما تسمح به مواد وقّعها الطرفان، ولكل خطوة أثر يمكن التحقق منه.
        </Trans>
      </p>
      <ButtonLink href="/">
        <Trans id="web.public.sign-in">دخول العاملين في المؤسسة</Trans>
      </ButtonLink>
    </Page>
  )
}

import { useLingui } from '@lingui/react/macro'
import { Page } from '../../../web/index.ts'

export function Screen() {
  const { t } = useLingui()
  return <Page title={t({ id: 'identity.home.title', message: 'الرئيسية' })}>{null}</Page>
}

import { Trans, useLingui } from '@lingui/react/macro'
import { Notice } from '../design/notice.tsx'
import { useSession } from './session.tsx'

/** Says on every page, in words, that the instance is read-only or locked. */
export function ModeBanner() {
  const { t } = useLingui()
  const { mode } = useSession()
  if (mode === 'normal') return null
  return (
    <aside className="mode-banner" aria-label={t({ id: 'web.mode.label', message: 'وضع النظام' })}>
      {mode === 'locked' ? <Locked /> : <ReadOnly />}
    </aside>
  )
}

function Locked() {
  return (
    <Notice kind="danger" title={<Trans id="web.mode.locked">النظام مقفل</Trans>}>
      <p>
        <Trans id="web.mode.locked-text">لا يدخله الآن إلا من يملك فتحه. ما كُتب قبل القفل محفوظ على جهاز صاحبه.</Trans>
      </p>
    </Notice>
  )
}

function ReadOnly() {
  return (
    <Notice kind="warn" title={<Trans id="web.mode.read-only">النظام للقراءة فقط</Trans>}>
      <p>
        <Trans id="web.mode.read-only-text">يمكنك الاطلاع، ولا يُحفظ أي تعديل حتى يعود النظام إلى الوضع العادي.</Trans>
      </p>
    </Notice>
  )
}

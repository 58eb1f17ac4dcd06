import { Trans } from '@lingui/react/macro'
import { useSession } from '../../../../web/index.ts'

/** Says in words why no passkey can be used on this page, and what to do about it. */
export function PasskeyNote() {
  const { passkeys_at: at } = useSession().ways
  if (at === null)
    return (
      <p className="prose">
        <Trans id="identity.passkey.none">
          لا تتاح مفاتيح المرور في هذا العنوان: تحتاج المتصفحات إلى عنوان باسم وباتصال مشفّر. استعمل كلمة المرور.
        </Trans>
      </p>
    )
  if (at !== window.location.origin)
    return (
      <p className="prose">
        <Trans id="identity.passkey.elsewhere">
          تعمل مفاتيح المرور في العنوان <a href={at}>{<bdi dir="ltr">{at}</bdi>}</a> لا في هذا العنوان.
        </Trans>
      </p>
    )
  return (
    <p className="prose">
      <Trans id="identity.passkey.no-browser">هذا المتصفح لا يدعم مفاتيح المرور. استعمل كلمة المرور.</Trans>
    </p>
  )
}

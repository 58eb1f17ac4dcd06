import { useLingui } from '@lingui/react/macro'
import { Redirect, useSession } from '../../../web/index.ts'
import { CodeForm } from './parts/code-form.tsx'

/** The way back in: the code that the server printed at its start opens the session. */
export function Screen() {
  const { t } = useLingui()
  const { person } = useSession()
  if (person !== null) return <Redirect to="/" />
  return (
    <CodeForm
      title={t({ id: 'identity.session.title', message: 'الدخول' })}
      lead={t({ id: 'identity.session.lead', message: 'أدخل الرمز الظاهر في النافذة الطرفية للخادم.' })}
    />
  )
}

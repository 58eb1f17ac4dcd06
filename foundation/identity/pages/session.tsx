import { useLingui } from '@lingui/react/macro'
import { Navigate, useNavigate } from '@tanstack/react-router'
import { useSession } from '../../../web/index.ts'
import { CodeForm } from './parts/code-form.tsx'

/** The way back in: the code that the server printed at its start opens the session. */
export function Screen() {
  const { t } = useLingui()
  const { person } = useSession()
  const navigate = useNavigate()
  if (person !== null) return <Navigate to="/" replace />
  return (
    <CodeForm
      title={t({ id: 'identity.session.title', message: 'الدخول' })}
      lead={t({ id: 'identity.session.lead', message: 'أدخل الرمز الظاهر في النافذة الطرفية للخادم.' })}
      onOpened={() => void navigate({ to: '/' })}
    />
  )
}

import { useLingui } from '@lingui/react/macro'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { Redirect, Skeleton, useSession } from '../../../web/index.ts'
import { CodeForm } from './parts/code-form.tsx'
import { CheckAnswers } from './setup/check-answers.tsx'
import { Questions } from './setup/questions.tsx'
import { setupSteps, stepPath, useSetupDraft } from './setup/setup-draft.ts'

/** Setup at the first visit: the code of the terminal, questions, check answers. Each step is an address. */
export function Screen() {
  const { t } = useLingui()
  const { setup } = useSession()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const draft = useSetupDraft()
  const go = (path: string) => void navigate({ to: path })
  if (setup === 'done') return <Redirect to="/" />
  if (setup !== 'open') {
    return (
      <CodeForm
        title={t({ id: 'identity.setup.title', message: 'إعداد المؤسسة' })}
        lead={t({
          id: 'identity.setup.lead',
          message: 'هذه أول زيارة لهذا الخادم. أدخل الرمز الظاهر في نافذته الطرفية لتسمية المؤسسة وإنشاء أول حساب.',
        })}
        onOpened={() => go(stepPath('names'))}
      />
    )
  }
  const step = setupSteps.find((one) => pathname === stepPath(one))
  if (step === undefined) return <Redirect to={stepPath('names')} />
  if (!draft.ready) return <Skeleton />
  if (step === 'check') return <CheckAnswers draft={draft} go={go} />
  return <Questions key={step} step={step} draft={draft} go={go} />
}

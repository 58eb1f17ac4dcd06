import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { ModalFrame } from '../../../web/design/widgets/modal-frame.tsx'
import {
  Button,
  ButtonRow,
  client,
  ErrorSummary,
  type ShellData,
  SubmitRow,
  TextInput,
  useSession,
  useSubmit,
} from '../../../web/index.ts'
import type { IdentityRoutes } from '../routes.ts'
import { answerWithPasskey, passkeysWorkHere } from './parts/passkey-browser.ts'
import { SignInForm } from './sign-in/sign-in-form.tsx'
import { usePasskey } from './sign-in/use-passkey.ts'

const api = client<IdentityRoutes>()

export type ProveAgainProps = {
  readonly need: 'sign-in' | 'step-up'
  /** With the new shell after signing in again, without one after a confirmation. */
  readonly onProved: (shell?: ShellData) => void
  readonly onGiveUp: () => void
}

/** A dialog over the page, which keeps everything typed: the session has ended, or the act needs a fresh proof. */
export function Screen({ need, onProved, onGiveUp }: ProveAgainProps) {
  return (
    <ModalFrame
      alert
      isOpen
      onClose={onGiveUp}
      title={
        need === 'sign-in' ? (
          <Trans id="identity.again.ended">انتهت جلستك</Trans>
        ) : (
          <Trans id="identity.again.confirm">أكّد هويتك</Trans>
        )
      }
    >
      {need === 'sign-in' ? (
        <>
          <p>
            <Trans id="identity.again.ended-text">ما كتبتَه باقٍ في الصفحة. سجّل الدخول ليُستكمل ما طلبته.</Trans>
          </p>
          <SignInForm onSignedIn={onProved} />
        </>
      ) : (
        <Confirm onProved={() => onProved()} onGiveUp={onGiveUp} />
      )}
    </ModalFrame>
  )
}

function Confirm({ onProved, onGiveUp }: { readonly onProved: () => void; readonly onGiveUp: () => void }) {
  const { t } = useLingui()
  const { ways } = useSession()
  const [typed, setTyped] = useState({ password: '', code: '' })
  const passkey = usePasskey('confirm-passkey', async () => {
    const answer = await answerWithPasskey(await api('POST /api/session/step-up/options', { bare: true }))
    await api('POST /api/session/step-up/passkey', { body: answer, bare: true })
    onProved()
  })
  const password = useSubmit({
    formId: 'confirm-code',
    fields: {},
    send: async () => {
      try {
        await api('POST /api/session/step-up', { body: typed, bare: true })
        onProved()
      } finally {
        setTyped((now) => ({ ...now, code: '' })) // a code works once
      }
    },
  })
  const missing = t({ id: 'identity.sign-in.code-missing', message: 'أدخل رمز التحقق' })
  return (
    <>
      <ErrorSummary key={passkey.attempt + password.attempt} errors={[...passkey.errors, ...password.errors]} />
      <p>
        <Trans id="identity.again.confirm-text">
          هذا إجراء حسّاس، ويلزم تأكيد هويتك إن مضت خمس دقائق على آخر تأكيد. ما كتبتَه باقٍ في الصفحة.
        </Trans>
      </p>
      {passkeysWorkHere(ways.passkeys_at) ? (
        <ButtonRow>
          <Button id="confirm-passkey" onClick={() => void passkey.submit()}>
            <Trans id="identity.again.passkey">التأكيد بمفتاح مرور</Trans>
          </Button>
        </ButtonRow>
      ) : null}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void password.submit(typed.code.trim() === '' ? [{ fieldId: 'confirm-code', message: missing }] : [])
        }}
      >
        <TextInput
          id="confirm-password"
          name="password"
          type="password"
          autoComplete="current-password"
          label={<Trans id="identity.sign-in.password">كلمة المرور</Trans>}
          value={typed.password}
          onChange={(event) => setTyped({ ...typed, password: event.target.value })}
        />
        <TextInput
          id="confirm-code"
          name="code"
          dir="ltr"
          width="medium"
          autoComplete="one-time-code"
          spellCheck={false}
          label={<Trans id="identity.sign-in.code">رمز التحقق</Trans>}
          value={typed.code}
          onChange={(event) => setTyped({ ...typed, code: event.target.value })}
        />
        <SubmitRow
          busy={password.busy}
          beside={
            <Button kind="secondary" onClick={onGiveUp}>
              <Trans id="identity.again.give-up">ليس الآن</Trans>
            </Button>
          }
        >
          <Trans id="identity.again.submit">التأكيد بكلمة المرور</Trans>
        </SubmitRow>
      </form>
    </>
  )
}

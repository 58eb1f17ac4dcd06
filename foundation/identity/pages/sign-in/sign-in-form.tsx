import '../parts/sign-in.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import {
  Button,
  ButtonRow,
  client,
  ErrorSummary,
  errorOf,
  type FormError,
  type ShellData,
  SubmitRow,
  TextInput,
  useSession,
  useSubmit,
} from '../../../../web/index.ts'
import type { IdentityRoutes } from '../../routes.ts'
import { answerWithPasskey, passkeysWorkHere } from '../parts/passkey-browser.ts'
import { PasskeyNote } from '../parts/passkey-note.tsx'
import { usePasskey } from './use-passkey.ts'

const api = client<IdentityRoutes>()

type SignInFormProps = {
  readonly onSignedIn: (shell: ShellData) => void | Promise<void>
  /** Further ways, below. */
  readonly children?: ReactNode
}

/** The ways in: a passkey, or name, password and code in one step, so that no answer tells which of them was wrong. */
export function SignInForm({ onSignedIn, children }: SignInFormProps) {
  const { t } = useLingui()
  const { ways } = useSession()
  const [typed, setTyped] = useState({ name: '', password: '', code: '' })
  const change = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part })
  const here = passkeysWorkHere(ways.passkeys_at)
  const passkey = usePasskey('passkey', async () => {
    const answer = await answerWithPasskey(await api('POST /api/session/passkey/options', { bare: true }))
    await onSignedIn(await api('POST /api/session/passkey', { body: answer, bare: true }))
  })
  const password = useSubmit({
    formId: 'sign-in-name',
    fields: {},
    send: async () => {
      try {
        await onSignedIn(await api('POST /api/session/password', { body: typed, bare: true }))
      } finally {
        setTyped((now) => ({ ...now, code: '' })) // a code works once
      }
    },
  })
  const missing = (): readonly FormError[] => [
    ...(typed.name.trim() === ''
      ? [{ fieldId: 'sign-in-name', message: t({ id: 'identity.sign-in.name-missing', message: 'أدخل اسم الدخول' }) }]
      : []),
    ...(typed.code.trim() === ''
      ? [{ fieldId: 'sign-in-code', message: t({ id: 'identity.sign-in.code-missing', message: 'أدخل رمز التحقق' }) }]
      : []),
  ]
  const errors = [...passkey.errors, ...password.errors]
  const nameError = errorOf(errors, 'sign-in-name')
  const codeError = errorOf(errors, 'sign-in-code')
  return (
    <div className="sign-in-ways">
      <ErrorSummary key={passkey.attempt + password.attempt} errors={errors} />
      <section>
        <h2>
          <Trans id="identity.sign-in.passkey-title">مفتاح مرور</Trans>
        </h2>
        {here ? (
          <ButtonRow>
            <Button
              id="passkey"
              onClick={() => void passkey.submit()}
              aria-disabled={passkey.busy ? 'true' : undefined}
            >
              <Trans id="identity.sign-in.passkey">الدخول بمفتاح مرور</Trans>
            </Button>
          </ButtonRow>
        ) : (
          <PasskeyNote />
        )}
      </section>
      <section>
        <h2>
          <Trans id="identity.sign-in.password-title">كلمة المرور مع رمز التحقق</Trans>
        </h2>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void password.submit(missing())
          }}
        >
          <TextInput
            id="sign-in-name"
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            label={<Trans id="identity.sign-in.name">اسم الدخول</Trans>}
            value={typed.name}
            onChange={(event) => change({ name: event.target.value })}
            {...(nameError === undefined ? {} : { error: nameError })}
          />
          <TextInput
            id="sign-in-password"
            name="password"
            type="password"
            autoComplete="current-password"
            label={<Trans id="identity.sign-in.password">كلمة المرور</Trans>}
            value={typed.password}
            onChange={(event) => change({ password: event.target.value })}
          />
          <TextInput
            id="sign-in-code"
            name="code"
            dir="ltr"
            width="medium"
            inputMode="text"
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            label={<Trans id="identity.sign-in.code">رمز التحقق</Trans>}
            hint={
              <Trans id="identity.sign-in.code-hint">
                ستة أرقام من تطبيق رموز التحقق، أو أحد رموز الاسترداد. من ليس له كلمة مرور يترك خانتها فارغة ويدخل رمز
                استرداد.
              </Trans>
            }
            value={typed.code}
            onChange={(event) => change({ code: event.target.value })}
            {...(codeError === undefined ? {} : { error: codeError })}
          />
          <SubmitRow busy={password.busy}>
            <Trans id="identity.sign-in.submit">الدخول</Trans>
          </SubmitRow>
        </form>
      </section>
      {children}
    </div>
  )
}

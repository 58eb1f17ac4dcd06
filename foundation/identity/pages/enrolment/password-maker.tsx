import '../parts/sign-in.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import {
  Button,
  ButtonRow,
  client,
  ErrorSummary,
  errorOf,
  type FormError,
  SubmitRow,
  TextInput,
  useSubmit,
} from '../../../../web/index.ts'
import type { IdentityRoutes } from '../../routes.ts'
import { SignInNameField } from './sign-in-name-field.tsx'
import { type Offer, TotpOffer } from './totp-offer.tsx'

const api = client<IdentityRoutes>()
/** NIST SP 800-63B: length is what counts. The server says the same. */
const LEAST = 12

type PasswordMakerProps = {
  readonly signInName?: string
  readonly onMade: () => void
}

const fields = {
  '/sign_in_name': 'own-name',
  '/password': 'own-password',
  '/totp/code': 'totp-code',
  '/totp': 'totp-code',
}

/** Password and one-time codes together, in two steps: the words, then the picture for the authenticator and a first code of it. */
export function PasswordMaker({ signInName, onMade }: PasswordMakerProps) {
  const { t } = useLingui()
  const [typed, setTyped] = useState({ name: signInName ?? '', password: '', code: '' })
  const change = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part })
  const [offer, setOffer] = useState<Offer | undefined>(undefined)
  const { errors, attempt, busy, submit } = useSubmit({
    formId: 'own-name',
    fields,
    send: async () => {
      if (offer === undefined) {
        setOffer(await api('POST /api/me/totp', { body: { sign_in_name: typed.name } }))
        return
      }
      const { name, password, code } = typed
      await api('PUT /api/me/password', {
        body: { sign_in_name: name, password, totp: { offer: offer.offer, code } },
      })
      onMade()
    },
    handle: ({ problem }) => {
      // what is wrong with the words is repaired where they are typed
      if ((problem.errors ?? []).some(({ pointer }) => pointer === '/sign_in_name' || pointer === '/password'))
        setOffer(undefined)
      return false
    },
  })
  const found = (): readonly FormError[] => {
    if (offer !== undefined)
      return typed.code.trim() === ''
        ? [
            {
              fieldId: 'totp-code',
              message: t({ id: 'identity.totp.missing', message: 'أدخل الرمز الظاهر في التطبيق' }),
            },
          ]
        : []
    return [
      ...(typed.name.trim().length < 3
        ? [
            {
              fieldId: 'own-name',
              message: t({ id: 'identity.own-name.missing', message: 'أدخل اسم دخول من ثلاثة أحرف على الأقل' }),
            },
          ]
        : []),
      ...([...typed.password].length < LEAST
        ? [
            {
              fieldId: 'own-password',
              message: t({ id: 'identity.password.short', message: 'اجعل كلمة المرور اثني عشر حرفاً على الأقل' }),
            },
          ]
        : []),
    ]
  }
  const passwordError = errorOf(errors, 'own-password')
  const codeError = errorOf(errors, 'totp-code')
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit(found())
      }}
    >
      <ErrorSummary key={attempt} errors={errors} />
      {offer === undefined ? (
        <>
          <SignInNameField value={typed.name} onChange={(name) => change({ name })} errors={errors} />
          <TextInput
            id="own-password"
            name="new-password"
            type="password"
            autoComplete="new-password"
            label={<Trans id="identity.password.label">كلمة المرور</Trans>}
            hint={
              <Trans id="identity.password.hint">
                اثنا عشر حرفاً على الأقل. أربع كلمات لا صلة بينها خير من كلمة معقدة.
              </Trans>
            }
            value={typed.password}
            onChange={(event) => change({ password: event.target.value })}
            {...(passwordError === undefined ? {} : { error: passwordError })}
          />
        </>
      ) : (
        <TotpOffer offer={offer}>
          <TextInput
            id="totp-code"
            name="code"
            dir="ltr"
            width="short"
            inputMode="numeric"
            autoComplete="one-time-code"
            label={<Trans id="identity.totp.code">الرمز الظاهر الآن في التطبيق</Trans>}
            value={typed.code}
            onChange={(event) => change({ code: event.target.value })}
            {...(codeError === undefined ? {} : { error: codeError })}
          />
        </TotpOffer>
      )}
      <SubmitRow busy={busy}>
        {offer === undefined ? (
          <Trans id="identity.continue">متابعة</Trans>
        ) : (
          <Trans id="identity.password.set">اعتماد كلمة المرور والرموز</Trans>
        )}
      </SubmitRow>
      {offer === undefined ? null : (
        <ButtonRow>
          <Button kind="quiet" onClick={() => setOffer(undefined)}>
            <Trans id="identity.password.back">تغيير الاسم أو كلمة المرور</Trans>
          </Button>
        </ButtonRow>
      )}
    </form>
  )
}

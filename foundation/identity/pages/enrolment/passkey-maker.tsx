import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { client, ErrorSummary, errorOf, type FormError, SubmitRow, TextInput } from '../../../../web/index.ts'
import type { IdentityRoutes } from '../../routes.ts'
import { makePasskey } from '../parts/passkey-browser.ts'
import { usePasskey } from '../sign-in/use-passkey.ts'
import { SignInNameField } from './sign-in-name-field.tsx'

const api = client<IdentityRoutes>()

type PasskeyMakerProps = { readonly signInName?: string; readonly onMade: () => void }

/** Makes a passkey on this device or on a key. Who has no sign-in name yet chooses one: a recovery code needs it. */
export function PasskeyMaker({ signInName, onMade }: PasskeyMakerProps) {
  const { t } = useLingui()
  const [chosen, setChosen] = useState(signInName ?? '')
  const [name, setName] = useState(t({ id: 'identity.passkey.this-device', message: 'هذا الجهاز' }))
  const { errors, attempt, busy, submit } = usePasskey('passkey-name', async () => {
    const body = { sign_in_name: chosen }
    const answer = await makePasskey(await api('POST /api/me/passkeys/options', { body }))
    await api('POST /api/me/passkeys', { body: { name, ...body, answer } })
    onMade()
  })
  const missing = (): readonly FormError[] => [
    ...(chosen.trim().length < 3
      ? [
          {
            fieldId: 'own-name',
            message: t({ id: 'identity.own-name.missing', message: 'أدخل اسم دخول من ثلاثة أحرف على الأقل' }),
          },
        ]
      : []),
    ...(name.trim() === ''
      ? [{ fieldId: 'passkey-name', message: t({ id: 'identity.passkey.name-missing', message: 'أدخل اسماً للمفتاح' }) }]
      : []),
  ]
  const nameError = errorOf(errors, 'passkey-name')
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit(missing())
      }}
    >
      <ErrorSummary key={attempt} errors={errors} />
      {signInName === undefined ? <SignInNameField value={chosen} onChange={setChosen} errors={errors} /> : null}
      <TextInput
        id="passkey-name"
        name="passkey-name"
        autoComplete="off"
        label={<Trans id="identity.passkey.name">اسم المفتاح</Trans>}
        hint={<Trans id="identity.passkey.name-hint">لتعرفه بين مفاتيحك، مثل: حاسوب المكتب.</Trans>}
        value={name}
        onChange={(event) => setName(event.target.value)}
        {...(nameError === undefined ? {} : { error: nameError })}
      />
      <SubmitRow busy={busy}>
        <Trans id="identity.passkey.make">إنشاء مفتاح مرور</Trans>
      </SubmitRow>
    </form>
  )
}

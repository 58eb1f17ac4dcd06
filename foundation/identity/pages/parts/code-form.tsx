import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { client, errorOf, QuestionPage, SubmitRow, TextInput, useSession, useSubmit } from '../../../../web/index.ts'
import type { IdentityRoutes } from '../../routes.ts'

const api = client<IdentityRoutes>()

type CodeFormProps = { readonly title: string; readonly lead: string; readonly onOpened?: () => void }

/** Asks for the code that stands in the server's window and opens the session with it. The code is kept nowhere. */
export function CodeForm({ title, lead, onOpened }: CodeFormProps) {
  const { t } = useLingui()
  const { renew } = useSession()
  const [code, setCode] = useState('')
  const { errors, attempt, busy, submit } = useSubmit({
    formId: 'code',
    fields: { '/code': 'code' },
    send: async () => {
      await renew(await api('POST /api/session', { body: { code } }))
      onOpened?.()
    },
  })
  const missing = t({ id: 'identity.code.missing', message: 'أدخل رمز الإعداد' })
  const error = errorOf(errors, 'code')
  return (
    <QuestionPage
      title={title}
      lead={lead}
      errors={errors}
      attempt={attempt}
      form={{
        onSubmit: (event) => {
          event.preventDefault()
          void submit(code.trim() === '' ? [{ fieldId: 'code', message: missing }] : [])
        },
      }}
      actions={
        <SubmitRow busy={busy}>
          <Trans id="identity.continue">متابعة</Trans>
        </SubmitRow>
      }
    >
      <TextInput
        id="code"
        name="code"
        dir="ltr"
        width="medium"
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        label={<Trans id="identity.code.label">رمز الإعداد</Trans>}
        hint={
          <Trans id="identity.code.hint">
            اثنا عشر حرفاً ورقماً، مثل <bdi dir="ltr">7K3D-QX9M-2HTA</bdi>.
          </Trans>
        }
        value={code}
        onChange={(event) => setCode(event.target.value)}
        {...(error === undefined ? {} : { error })}
      />
    </QuestionPage>
  )
}

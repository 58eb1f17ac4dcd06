import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button, ButtonRow, client, Notice, useSubmit } from '../../../../web/index.ts'
import type { IdentityRoutes } from '../../routes.ts'
import { PasswordMaker } from '../enrolment/password-maker.tsx'

const api = client<IdentityRoutes>()

type PasswordPartProps = {
  readonly isSet: boolean
  readonly signInName: string | undefined
  readonly onChanged: (words: string) => void
}

/** Password and one-time codes, set, changed and removed together. */
export function PasswordPart({ isSet, signInName, onChanged }: PasswordPartProps) {
  const { t } = useLingui()
  const [setting, setSetting] = useState(false)
  const { errors, submit } = useSubmit({
    formId: 'password-part',
    fields: {},
    send: async () => {
      await api('DELETE /api/me/password')
      onChanged(t({ id: 'identity.password.removed', message: 'حُذفت كلمة المرور ورموز التحقق.' }))
    },
  })
  const [error] = errors
  if (setting)
    return (
      <>
        <PasswordMaker
          {...(signInName === undefined ? {} : { signInName })}
          onMade={() => {
            setSetting(false)
            onChanged(t({ id: 'identity.password.done', message: 'اعتُمدت كلمة المرور ورموز التحقق.' }))
          }}
        />
        <ButtonRow>
          <Button kind="quiet" onClick={() => setSetting(false)}>
            <Trans id="identity.cancel">إلغاء</Trans>
          </Button>
        </ButtonRow>
      </>
    )
  return (
    <div id="password-part" tabIndex={-1}>
      {error === undefined ? null : (
        <Notice kind="danger" live>
          <p>{error.message}</p>
        </Notice>
      )}
      <p className="prose">
        {isSet ? (
          <Trans id="identity.password.is-set">
            تدخل باسمك <bdi dir="auto">{signInName}</bdi> وكلمة المرور ورمز من تطبيقك.
          </Trans>
        ) : (
          <Trans id="identity.password.is-not-set">لا كلمة مرور لحسابك. لا حاجة إليها مع مفتاح مرور.</Trans>
        )}
      </p>
      <ButtonRow>
        <Button id="set-password" kind="secondary" onClick={() => setSetting(true)}>
          {isSet ? (
            <Trans id="identity.password.change">تغيير كلمة المرور والتطبيق</Trans>
          ) : (
            <Trans id="identity.password.add">إضافة كلمة مرور ورموز تحقق</Trans>
          )}
        </Button>
        {isSet ? (
          <Button kind="quiet" onClick={() => void submit()}>
            <Trans id="identity.password.remove">حذف كلمة المرور ورموز التحقق</Trans>
          </Button>
        ) : null}
      </ButtonRow>
    </div>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { client, ErrorSummary, Page, Radios, Redirect, useSession, useSubmit } from '../../../web/index.ts'
import type { IdentityRoutes } from '../routes.ts'
import { PasskeyMaker } from './enrolment/passkey-maker.tsx'
import { PasswordMaker } from './enrolment/password-maker.tsx'
import { RecoveryCodes } from './enrolment/recovery-codes.tsx'
import { passkeysWorkHere } from './parts/passkey-browser.ts'

const api = client<IdentityRoutes>()

/** The first credentials of a person: a passkey, or a password with one-time codes; then recovery codes; then work begins. */
export function Screen() {
  const { t } = useLingui()
  const { enrolling, ways } = useSession()
  const here = passkeysWorkHere(ways.passkeys_at)
  const [way, setWay] = useState(here ? 'passkey' : 'password')
  const [made, setMade] = useState(false)
  if (enrolling === null) return <Redirect to="/" />
  const lead = (
    <Trans id="identity.enrolment.lead">
      أهلاً <bdi>{enrolling.name}</bdi>. اضبط وسيلة دخول خاصة بك، لا يعرفها سواك.
    </Trans>
  )
  if (made) return <Codes onIncomplete={() => setMade(false)} />
  return (
    <Page title={t({ id: 'identity.enrolment.title', message: 'ضبط وسيلة الدخول' })} lead={lead}>
      <Radios
        id="way"
        name="way"
        label={<Trans id="identity.enrolment.way">كيف تريد الدخول؟</Trans>}
        value={way}
        onChange={setWay}
        choices={[
          {
            value: 'passkey',
            label: <Trans id="identity.enrolment.passkey">مفتاح مرور</Trans>,
            hint: here ? (
              <Trans id="identity.enrolment.passkey-hint">
                الأسهل والأقوى: بصمتك أو رمز جهازك أو مفتاح أمان. لا شيء يُحفظ في الذاكرة ولا شيء يُسرق بالتصيّد.
              </Trans>
            ) : (
              <Trans id="identity.enrolment.passkey-not-here">غير متاح في هذا العنوان أو هذا المتصفح.</Trans>
            ),
            disabled: !here,
          },
          {
            value: 'password',
            label: <Trans id="identity.enrolment.password">كلمة مرور مع رموز تحقق</Trans>,
            hint: (
              <Trans id="identity.enrolment.password-hint">
                كلمة مرور طويلة، ومعها تطبيق على هاتفك يعرض رمزاً جديداً كل نصف دقيقة.
              </Trans>
            ),
          },
        ]}
      />
      {way === 'passkey' ? (
        <PasskeyMaker onMade={() => setMade(true)} />
      ) : (
        <PasswordMaker onMade={() => setMade(true)} />
      )}
    </Page>
  )
}

function Codes({ onIncomplete }: { readonly onIncomplete: () => void }) {
  const { t } = useLingui()
  const { renew } = useSession()
  const { errors, attempt, busy, submit } = useSubmit({
    formId: 'kept',
    fields: {},
    send: async () => {
      await renew(await api('POST /api/enrolment'))
    },
    handle: ({ problem }) => {
      if (problem.code === 'enrolment.incomplete') onIncomplete()
      return false
    },
  })
  return (
    <Page
      title={t({ id: 'identity.enrolment.codes', message: 'احفظ رموز الاسترداد' })}
      hasError={errors.length > 0}
      before={<ErrorSummary key={attempt} errors={errors} />}
    >
      <RecoveryCodes busy={busy} onKept={() => void submit()}>
        <Trans id="identity.enrolment.finish">إتمام وبدء العمل</Trans>
      </RecoveryCodes>
    </Page>
  )
}

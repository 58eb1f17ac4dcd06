import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { client, ErrorSummary, Page, Redirect, SubmitRow, useSession, useSubmit } from '../../../web/index.ts'
import type { IdentityRoutes } from '../routes.ts'

const api = client<IdentityRoutes>()

/** The end of an invitation link. The secret stands behind `#`: it is taken out of the address at once and sent only on a press. */
export function Screen() {
  const { t } = useLingui()
  const { person, renew } = useSession()
  const [token] = useState(takeToken)
  const [opened, setOpened] = useState(false)
  const { errors, attempt, busy, submit } = useSubmit({
    formId: 'open',
    fields: {},
    send: async () => {
      await renew(await api('POST /api/invitation', { body: { token } }))
      setOpened(true)
    },
  })
  if (opened) return <Redirect to="/enrolment" />
  return (
    <Page
      title={t({ id: 'identity.invitation.title', message: 'دعوة إلى العمل هنا' })}
      hasError={errors.length > 0}
      before={<ErrorSummary key={attempt} errors={errors} />}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <div className="prose" id="open" tabIndex={-1}>
          <p>
            <Trans id="identity.invitation.text">
              دُعيتَ إلى العمل في هذه المؤسسة. في الخطوة التالية تضبط وسيلة دخول خاصة بك لا يعرفها سواك.
            </Trans>
          </p>
          {person === null ? null : (
            <p>
              <Trans id="identity.invitation.signed-in">
                أنت داخل الآن باسم <bdi>{person.name}</bdi>، وستنتهي هذه الجلسة في هذا المتصفح إن تابعت.
              </Trans>
            </p>
          )}
        </div>
        <SubmitRow busy={busy}>
          <Trans id="identity.invitation.open">فتح الدعوة</Trans>
        </SubmitRow>
      </form>
    </Page>
  )
}

function takeToken(): string {
  const token = window.location.hash.slice(1)
  if (token !== '') window.history.replaceState(window.history.state, '', window.location.pathname)
  return token
}

import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button, ButtonRow, client, Notice, Page, Redirect, useSession, useSubmit } from '../../../web/index.ts'
import type { IdentityRoutes } from '../routes.ts'
import { placeAfter } from './parts/place-after.ts'
import { keepTicket } from './parts/provider-ticket.ts'
import { SignInForm } from './sign-in/sign-in-form.tsx'

const api = client<IdentityRoutes>()

/** The way in. Who is sent here from another page goes on to it afterwards. */
export function Screen() {
  const { t } = useLingui()
  const { person, renew, ways } = useSession()
  // read once: the address changes before this page has gone
  const [goal] = useState(() => placeAfter(window.location.search))
  if (person !== null) return <Redirect to={goal} />
  return (
    <Page title={t({ id: 'identity.sign-in.title', message: 'تسجيل الدخول' })}>
      <SignInForm onSignedIn={renew}>
        {ways.provider ? <ProviderWay /> : null}
        <section>
          <h2>
            <Trans id="identity.sign-in.lost-title">فقدتَ وسيلة الدخول؟</Trans>
          </h2>
          <p className="prose">
            <Trans id="identity.sign-in.lost">
              ادخل باسمك وأحد رموز الاسترداد. فإن لم يبقَ لك رمز فاطلب رابطاً جديداً ممن يدير العاملين في مؤسستك.
            </Trans>
          </p>
        </section>
      </SignInForm>
    </Page>
  )
}

/** The institution's own provider: away from here and back to `/sign-in/return`. */
function ProviderWay() {
  const begin = useSubmit({
    formId: 'provider',
    fields: {},
    send: async () => {
      const { url, ticket } = await api('POST /api/session/oidc/start')
      keepTicket(ticket)
      window.location.assign(url)
    },
  })
  const [error] = begin.errors
  return (
    <section>
      <h2>
        <Trans id="identity.sign-in.provider-title">حساب المؤسسة</Trans>
      </h2>
      {error === undefined ? null : (
        <Notice kind="danger" live>
          <p>{error.message}</p>
        </Notice>
      )}
      <ButtonRow>
        <Button id="provider" kind="secondary" onClick={() => void begin.submit()}>
          <Trans id="identity.sign-in.provider">الدخول بحساب المؤسسة</Trans>
        </Button>
      </ButtonRow>
    </section>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client, FromQuery, Notice, Page } from '../../../web/index.ts'
import type { IdentityRoutes } from '../routes.ts'
import { PasskeyList } from './security/passkey-list.tsx'
import { PasswordPart } from './security/password-part.tsx'
import { RecoveryPart } from './security/recovery-part.tsx'
import { SessionList } from './security/session-list.tsx'

const api = client<IdentityRoutes>()

/** How the signed-in person signs in, and where they are signed in now. */
export function Screen() {
  const { t } = useLingui()
  const [done, setDone] = useState<string | undefined>(undefined)
  const query = useQuery({
    queryKey: ['credentials'],
    queryFn: ({ signal }) => api('GET /api/me/credentials', { signal }),
  })
  const changed = (words: string) => {
    setDone(words)
    void query.refetch()
  }
  return (
    <Page title={t({ id: 'identity.security.title', message: 'أمان حسابي' })}>
      {done === undefined ? null : <Notice kind="success" live title={done} />}
      <FromQuery query={query}>
        {(credentials) => (
          <>
            <section>
              <h2>
                <Trans id="identity.security.passkeys">مفاتيح المرور</Trans>
              </h2>
              <PasskeyList
                passkeys={credentials.passkeys}
                signInName={credentials.sign_in_name ?? undefined}
                onChanged={changed}
              />
            </section>
            <section>
              <h2>
                <Trans id="identity.security.password">كلمة المرور ورموز التحقق</Trans>
              </h2>
              <PasswordPart
                isSet={credentials.password}
                signInName={credentials.sign_in_name ?? undefined}
                onChanged={changed}
              />
            </section>
            <section>
              <h2>
                <Trans id="identity.security.recovery">رموز الاسترداد</Trans>
              </h2>
              <RecoveryPart left={credentials.recovery_codes_left} onChanged={changed} />
            </section>
          </>
        )}
      </FromQuery>
      <section>
        <h2>
          <Trans id="identity.security.sessions">جلساتي المفتوحة</Trans>
        </h2>
        <SessionList onChanged={changed} />
      </section>
    </Page>
  )
}

import '../parts/sign-in.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import {
  Button,
  ButtonRow,
  Checkboxes,
  client,
  type FormError,
  FromQuery,
  Notice,
  Reference,
  SubmitRow,
} from '../../../../web/index.ts'
import type { IdentityRoutes } from '../../routes.ts'

const api = client<IdentityRoutes>()

type RecoveryCodesProps = { readonly busy: boolean; readonly onKept: () => void; readonly children: ReactNode }

/** Ten new recovery codes, shown once; earlier ones no longer work. Goes on only when the person says that they are kept. */
export function RecoveryCodes({ busy, onKept, children }: RecoveryCodesProps) {
  const { t } = useLingui()
  const [kept, setKept] = useState(false)
  const [error, setError] = useState<FormError['message'] | undefined>(undefined)
  const once = useId()
  const query = useQuery({
    queryKey: ['recovery-codes', once],
    queryFn: () => api('POST /api/me/recovery-codes'),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnMount: false,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  })
  return (
    <FromQuery query={query}>
      {({ codes }) => (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            if (kept) return onKept()
            setError(t({ id: 'identity.recovery.not-kept', message: 'أكّد أنك حفظت الرموز' }))
            document.getElementById('kept-first')?.focus()
          }}
        >
          <Notice kind="warn" title={<Trans id="identity.recovery.once">تُعرض هذه الرموز مرة واحدة.</Trans>}>
            <p>
              <Trans id="identity.recovery.text">
                كل رمز يفتح حسابك مرة واحدة إن فقدت جهازك. اطبعها أو اكتبها واحفظها بعيداً عن الجهاز، ولا تصوّرها بهاتفك.
              </Trans>
            </p>
          </Notice>
          <ol className="recovery-codes" data-codes="">
            {codes.map((code) => (
              <li key={code}>
                <Reference>{code}</Reference>
              </li>
            ))}
          </ol>
          <ButtonRow>
            <Button kind="secondary" onClick={() => window.print()}>
              <Trans id="identity.recovery.print">طباعة</Trans>
            </Button>
          </ButtonRow>
          <Checkboxes
            id="kept"
            name="kept"
            label={<Trans id="identity.recovery.confirm">التأكيد</Trans>}
            values={kept ? ['kept'] : []}
            onChange={(values) => {
              setKept(values.length > 0)
              setError(undefined)
            }}
            choices={[{ value: 'kept', label: <Trans id="identity.recovery.kept">حفظتُ الرموز في مكان آمن</Trans> }]}
            {...(error === undefined ? {} : { error })}
          />
          <SubmitRow busy={busy}>{children}</SubmitRow>
        </form>
      )}
    </FromQuery>
  )
}

import '../parts/sign-in.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button, ButtonRow, client, FromQuery, Notice, Tag, Timestamp, useSubmit } from '../../../../web/index.ts'
import type { IdentityRoutes } from '../../routes.ts'

const api = client<IdentityRoutes>()
const fetchSessions = (signal: AbortSignal) => api('GET /api/me/sessions', { signal })
type Session = Awaited<ReturnType<typeof fetchSessions>>['items'][number]

/** Where one is signed in, with a way to end each session, and all but this one. */
export function SessionList({ onChanged }: { readonly onChanged: (words: string) => void }) {
  const { t } = useLingui()
  const query = useQuery({ queryKey: ['sessions'], queryFn: ({ signal }) => fetchSessions(signal) })
  const changed = () => {
    void query.refetch()
    onChanged(t({ id: 'identity.sessions.ended', message: 'انتهت الجلسة.' }))
  }
  const all = useSubmit({
    formId: 'sessions',
    fields: {},
    send: async () => {
      await api('DELETE /api/me/sessions')
      changed()
    },
  })
  return (
    <FromQuery query={query}>
      {({ items }) => (
        <div id="sessions" tabIndex={-1}>
          <Failure errors={all.errors} />
          <ul className="credential-list" data-list="sessions">
            {items.map((session) => (
              <SessionRow key={session.id} session={session} onEnded={changed} />
            ))}
          </ul>
          {items.length > 1 ? (
            <ButtonRow>
              <Button id="end-others" kind="secondary" onClick={() => void all.submit()}>
                <Trans id="identity.sessions.end-others">إنهاء كل الجلسات إلا هذه</Trans>
              </Button>
            </ButtonRow>
          ) : null}
        </div>
      )}
    </FromQuery>
  )
}

function SessionRow({ session, onEnded }: { readonly session: Session; readonly onEnded: () => void }) {
  const { id, agent, method, created_at: begun, last_seen_at: seen, current } = session
  const { errors, submit } = useSubmit({
    formId: id,
    fields: {},
    send: async () => {
      await api('DELETE /api/me/sessions/:id', { params: { id } })
      onEnded()
    },
  })
  const name =
    agent === '' ? <Trans id="identity.sessions.unknown">متصفح غير معروف</Trans> : <bdi dir="ltr">{agent}</bdi>
  return (
    <li id={id}>
      <div>
        <p>
          {name}{' '}
          {current ? (
            <Tag kind="ok">
              <Trans id="identity.sessions.current">هذه الجلسة</Trans>
            </Tag>
          ) : null}
        </p>
        <p className="credential-note">
          {methodWords[method]()}
          {' · '}
          <Trans id="identity.sessions.begun">
            بدأت في <Timestamp at={begun} />
          </Trans>
          {' · '}
          <Trans id="identity.sessions.seen">
            آخر استعمال في <Timestamp at={seen} />
          </Trans>
        </p>
      </div>
      {current ? null : (
        <Button kind="secondary" onClick={() => void submit()}>
          <Trans id="identity.sessions.end">إنهاء الجلسة</Trans>
          <span className="visually-hidden"> {name}</span>
        </Button>
      )}
      <Failure errors={errors} />
    </li>
  )
}

function Failure({ errors: [error] }: { readonly errors: readonly { readonly message: ReactNode }[] }) {
  if (error === undefined) return null
  return (
    <Notice kind="danger" live>
      <p>{error.message}</p>
    </Notice>
  )
}

const methodWords: { readonly [M in Session['method']]: () => ReactNode } = {
  'setup-code': () => <Trans id="identity.method.setup-code">بعد الإعداد</Trans>,
  invitation: () => <Trans id="identity.method.invitation">بعد قبول الدعوة</Trans>,
  passkey: () => <Trans id="identity.method.passkey">بمفتاح مرور</Trans>,
  password: () => <Trans id="identity.method.password">بكلمة المرور ورمز</Trans>,
  'recovery-code': () => <Trans id="identity.method.recovery-code">برمز استرداد</Trans>,
  oidc: () => <Trans id="identity.method.oidc">بحساب المؤسسة</Trans>,
}

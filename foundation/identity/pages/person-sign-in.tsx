import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, ButtonRow, client, FromQuery, Notice, Page, Timestamp, useSubmit } from '../../../web/index.ts'
import type { IdentityRoutes } from '../routes.ts'
import { InvitationLink, type Invited } from './people/invitation-link.tsx'

const api = client<IdentityRoutes>()
const fetchPerson = (id: string, signal: AbortSignal) => api('GET /api/people/:id', { params: { id }, signal })
type Person = Awaited<ReturnType<typeof fetchPerson>>

/** How one person enters: an open invitation, a new link for who lost their means, and the end of their sessions. */
export function Screen() {
  const { t } = useLingui()
  const { id = '' }: { readonly id?: string } = useParams({ strict: false })
  const query = useQuery({ queryKey: ['person', id], queryFn: ({ signal }) => fetchPerson(id, signal) })
  const title = t({ id: 'identity.person-sign-in.title', message: 'دخول هذا الشخص' })
  const trail = [{ href: '/settings/people', label: <Trans id="identity.people.title">العاملون</Trans> }]
  return (
    <Page title={title} trail={trail} {...(query.data === undefined ? {} : { caption: <bdi>{query.data.name}</bdi> })}>
      <FromQuery query={query}>{(person) => <Acts person={person} onChanged={() => void query.refetch()} />}</FromQuery>
    </Page>
  )
}

function Acts({ person, onChanged }: { readonly person: Person; readonly onChanged: () => void }) {
  const { t } = useLingui()
  const { history } = useRouter()
  const { id } = person
  const [invited, setInvited] = useState<Invited | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const link = useSubmit({
    formId: 'person-acts',
    fields: {},
    send: async () => setInvited(await api('POST /api/people/:id/invitation', { params: { id } })),
  })
  const withdrawal = useSubmit({
    formId: 'person-acts',
    fields: {},
    send: async () => {
      await api('DELETE /api/people/:id/invitation', { params: { id } })
      if (person.enrolled_at === null) return history.push('/settings/people')
      setDone(t({ id: 'identity.person-sign-in.withdrawn', message: 'سُحب الرابط.' }))
      onChanged()
    },
  })
  const ending = useSubmit({
    formId: 'person-acts',
    fields: {},
    send: async () => {
      await api('DELETE /api/people/:id/sessions', { params: { id } })
      setDone(t({ id: 'identity.person-sign-in.ended', message: 'انتهت كل جلسات هذا الشخص.' }))
    },
  })
  const [error] = [...link.errors, ...withdrawal.errors, ...ending.errors]
  if (invited !== undefined) return <InvitationLink invited={invited} name={person.name} />
  return (
    <div id="person-acts" tabIndex={-1}>
      {done === undefined ? null : <Notice kind="success" live title={done} />}
      {error === undefined ? null : (
        <Notice kind="danger" live>
          <p>{error.message}</p>
        </Notice>
      )}
      <p className="prose">
        <State person={person} />
      </p>
      <ButtonRow>
        <Button id="new-link" kind="secondary" onClick={() => void link.submit()}>
          <Trans id="identity.person-sign-in.link">إنشاء رابط جديد</Trans>
        </Button>
        {person.invited_until === null ? null : (
          <Button id="withdraw" kind="secondary" onClick={() => void withdrawal.submit()}>
            <Trans id="identity.person-sign-in.withdraw">سحب الرابط</Trans>
          </Button>
        )}
        {person.enrolled_at === null ? null : (
          <Button id="end-sessions" kind="danger" onClick={() => void ending.submit()}>
            <Trans id="identity.person-sign-in.end">إنهاء كل جلساته</Trans>
          </Button>
        )}
      </ButtonRow>
      <p className="prose">
        <Trans id="identity.person-sign-in.about">
          الرابط الجديد لمن لم يدخل بعد، أو فقد كل وسائل دخوله: من يفتحه يضبط وسائل جديدة وتبطل القديمة. تحقّق من هوية
          صاحبه قبل أن تسلّمه.
        </Trans>
      </p>
    </div>
  )
}

/** Whether the person can sign in, and until when a link is open. */
function State({ person: { enrolled_at: enrolled, invited_until: until } }: { readonly person: Person }) {
  if (until !== null)
    return (
      <Trans id="identity.person-sign-in.open">
        لديه رابط مفتوح حتى <Timestamp at={until} />.
      </Trans>
    )
  return enrolled === null ? (
    <Trans id="identity.person-sign-in.none">لم يدخل بعد، ولا رابط مفتوحاً له.</Trans>
  ) : (
    <Trans id="identity.person-sign-in.enrolled">
      له وسائل دخول خاصة منذ <Timestamp at={enrolled} />.
    </Trans>
  )
}

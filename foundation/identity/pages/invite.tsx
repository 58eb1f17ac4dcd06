import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import {
  Checkboxes,
  client,
  errorOf,
  Page,
  QuestionPage,
  Radios,
  RoleName,
  SubmitRow,
  TextInput,
  useSession,
  useSubmit,
} from '../../../web/index.ts'
import { roleNames } from '../../access/index.ts'
import type { Locale } from '../../language/index.ts'
import type { IdentityRoutes } from '../routes.ts'
import { localeWords } from './parts/words.tsx'
import { InvitationLink, type Invited } from './people/invitation-link.tsx'

const api = client<IdentityRoutes>()

/** Invites a person: name, language, roles; then shows the link once, with a neutral text to send. */
export function Screen() {
  const { t } = useLingui()
  const { institution } = useSession()
  const locales = institution?.locales ?? ['ar-MA']
  const [typed, setTyped] = useState({
    name: '',
    locale: locales[0] ?? 'ar-MA',
    roles: [] as readonly string[],
    email: '',
  })
  const change = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part })
  const [invited, setInvited] = useState<Invited | undefined>(undefined)
  const { errors, attempt, busy, submit } = useSubmit({
    formId: 'invite-name',
    fields: { '/name': 'invite-name', '/locale': 'invite-locale', '/roles': 'invite-roles', '/email': 'invite-email' },
    send: async () => {
      const { name, locale, roles, email } = typed
      const body = { name, locale, roles: [...roles], email: email.trim() === '' ? null : email.trim() }
      setInvited(await api('POST /api/invitations', { body }))
    },
  })
  const title = t({ id: 'identity.invite.title', message: 'دعوة شخص' })
  const trail = [{ href: '/settings/people', label: <Trans id="identity.people.title">العاملون</Trans> }]
  if (invited !== undefined)
    return (
      <Page title={title} trail={trail}>
        <InvitationLink invited={invited} name={typed.name} />
      </Page>
    )
  const found = () => [
    ...(typed.name.trim() === ''
      ? [{ fieldId: 'invite-name', message: t({ id: 'identity.invite.name-missing', message: 'أدخل اسم الشخص' }) }]
      : []),
    ...(typed.roles.length === 0
      ? [
          {
            fieldId: 'invite-roles',
            message: t({ id: 'identity.invite.role-missing', message: 'اختر دوراً واحداً على الأقل' }),
          },
        ]
      : []),
  ]
  const error = (id: string) => {
    const message = errorOf(errors, id)
    return message === undefined ? {} : { error: message }
  }
  return (
    <QuestionPage
      title={title}
      trail={trail}
      errors={errors}
      attempt={attempt}
      form={{
        onSubmit: (event) => {
          event.preventDefault()
          void submit(found())
        },
      }}
      actions={
        <SubmitRow busy={busy}>
          <Trans id="identity.invite.submit">إنشاء رابط الدعوة</Trans>
        </SubmitRow>
      }
    >
      <TextInput
        id="invite-name"
        name="name"
        autoComplete="off"
        label={<Trans id="identity.invite.name">الاسم كما يُكتب في المراسلات</Trans>}
        value={typed.name}
        onChange={(event) => change({ name: event.target.value })}
        {...error('invite-name')}
      />
      <Radios
        id="invite-locale"
        name="locale"
        label={<Trans id="identity.invite.locale">لغة العمل</Trans>}
        value={typed.locale}
        onChange={(locale) => change({ locale: locale as Locale })}
        choices={locales.map((locale) => ({ value: locale, label: localeWords[locale]() }))}
        {...error('invite-locale')}
      />
      <Checkboxes
        id="invite-roles"
        name="roles"
        label={<Trans id="identity.invite.roles">الأدوار</Trans>}
        hint={<Trans id="identity.invite.roles-hint">يمكن تغييرها لاحقاً في صفحة الشخص.</Trans>}
        values={typed.roles}
        onChange={(roles) => change({ roles })}
        choices={roleNames.map((role) => ({ value: role, label: <RoleName role={role} /> }))}
        {...error('invite-roles')}
      />
      <TextInput
        id="invite-email"
        name="email"
        type="email"
        dir="ltr"
        optional
        autoComplete="off"
        label={<Trans id="identity.invite.email">العنوان الإلكتروني لدى مزوّد الهوية</Trans>}
        hint={
          <Trans id="identity.invite.email-hint">
            فقط إن كانت مؤسستكم تستعمل الدخول بحساب المؤسسة. لا تُرسل إليه رسالة.
          </Trans>
        }
        value={typed.email}
        onChange={(event) => change({ email: event.target.value })}
        {...error('invite-email')}
      />
    </QuestionPage>
  )
}

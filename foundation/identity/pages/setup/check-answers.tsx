import { Trans, useLingui } from '@lingui/react/macro'
import {
  client,
  type Draft,
  type ProblemError,
  QuestionPage,
  SubmitRow,
  SummaryList,
  useSession,
  useSubmit,
} from '../../../../web/index.ts'
import type { IdentityRoutes } from '../../routes.ts'
import { fieldNames } from '../parts/fields-props.ts'
import { FieldValue, fieldWords } from '../parts/institution-values.tsx'
import { localeWords } from '../parts/words.tsx'
import { type SetupDraft, stepOf, stepPath } from './setup-draft.ts'

const api = client<IdentityRoutes>()

type CheckAnswersProps = { readonly draft: Draft<SetupDraft>; readonly go: (path: string) => void }

/** All answers with a way to change each, then the one step that founds the institution on this server. */
export function CheckAnswers({ draft, go }: CheckAnswersProps) {
  const { t } = useLingui()
  const { renew } = useSession()
  const { institution, person } = draft.value
  const { errors, attempt, busy, submit } = useSubmit({
    formId: 'main',
    fields: {},
    send: async () => {
      const shell = await api('POST /api/setup', { body: { institution, person } })
      await draft.discard()
      await renew(shell)
    },
    handle: (error: ProblemError) => {
      const refused = Object.fromEntries((error.problem.errors ?? []).map(({ pointer, detail }) => [pointer, detail]))
      const [first] = Object.keys(refused)
      if (first === undefined) return false
      draft.change({ refused })
      go(stepPath(stepOf(first)))
      return true
    },
  })
  const rows = fieldNames.map((name) => ({
    key: name,
    label: fieldWords[name](),
    value: <FieldValue name={name} value={institution[name]} />,
    changeHref: stepPath(stepOf(`/institution/${name}`)),
  }))
  const own = [
    { key: 'person', label: <Trans id="identity.person.row">اسمك</Trans>, value: <bdi>{person.name}</bdi> },
    {
      key: 'locale',
      label: <Trans id="identity.person.locale-row">لغة عملك</Trans>,
      value: localeWords[person.locale](),
    },
  ].map((row) => ({ ...row, changeHref: stepPath('person') }))
  return (
    <QuestionPage
      title={t({ id: 'identity.setup.check', message: 'راجع إجاباتك' })}
      back={{ href: stepPath('person') }}
      errors={errors}
      attempt={attempt}
      form={{
        onSubmit: (event) => {
          event.preventDefault()
          void submit()
        },
      }}
      actions={
        <SubmitRow busy={busy}>
          <Trans id="identity.setup.finish">تأسيس المؤسسة على هذا الخادم</Trans>
        </SubmitRow>
      }
    >
      <SummaryList rows={[...rows, ...own]} />
    </QuestionPage>
  )
}

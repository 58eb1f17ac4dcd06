import { Trans } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import {
  ButtonLink,
  Conflict,
  changesOf,
  client,
  currentRecord,
  DraftNote,
  differences,
  Page,
  QuestionPage,
  RestoredNote,
  Skeleton,
  SubmitRow,
  useDraft,
  useSession,
  useSubmit,
} from '../../../../web/index.ts'
import type { Institution, NewInstitution } from '../../model.ts'
import type { IdentityRoutes } from '../../routes.ts'
import { controlIds, fieldNames } from './fields-props.ts'
import { FieldValue, fieldWords } from './institution-values.tsx'
import { LookFields } from './look-fields.tsx'
import { NamesFields } from './names-fields.tsx'
import { TimeFields } from './time-fields.tsx'
import { WritingFields } from './writing-fields.tsx'

const api = client<IdentityRoutes>()

/** What lies on the device while the form is open: the version it began from, the values, and one found in between. */
type EditDraft = {
  readonly version: number
  readonly base: NewInstitution
  readonly values: NewInstitution
  readonly theirs: Institution | null
}

/** The form of the institution. A change somebody else made meanwhile is shown beside one's own, and chosen between. */
export function InstitutionForm({ title, institution }: { readonly title: string; readonly institution: Institution }) {
  const cache = useQueryClient()
  const navigate = useNavigate()
  const { renew } = useSession()
  const start: EditDraft = {
    version: institution.version,
    base: editable(institution),
    values: editable(institution),
    theirs: null,
  }
  const draft = useDraft<EditDraft>('institution', start)
  const { values, base, version, theirs } = draft.value

  const save = async (wanted: NewInstitution, from: NewInstitution, at: number) => {
    const body = changesOf(from, wanted)
    if (Object.keys(body).length > 0) {
      cache.setQueryData(['institution'], await api('PATCH /api/institution', { version: at, body }))
      await renew()
      await cache.invalidateQueries({ queryKey: ['institution-history'] })
    }
    await draft.discard()
    await navigate({ to: '/settings/institution' })
  }
  const form = useSubmit({
    formId: 'name',
    fields: controlIds(''),
    send: () => save(values, base, version),
    handle: (error) => {
      const now = currentRecord<Institution>(error)
      if (now !== undefined) draft.change({ theirs: now })
      return now !== undefined
    },
  })
  if (!draft.ready) {
    return (
      <Page title={title}>
        <Skeleton />
      </Page>
    )
  }
  if (theirs !== null) {
    const now = editable(theirs)
    return (
      <Page title={title}>
        <Conflict
          fields={differences(base, values, now).map(({ key, first }) => ({
            key,
            first,
            label: fieldWords[key](),
            mine: <FieldValue name={key} value={values[key]} />,
            theirs: <FieldValue name={key} value={now[key]} />,
          }))}
          onResolve={(choice) => {
            const kept = fieldNames.filter((name) => choice[name] === 'mine').map((name) => [name, values[name]])
            const merged: NewInstitution = { ...now, ...Object.fromEntries(kept) }
            draft.change({ version: theirs.version, base: now, values: merged, theirs: null })
          }}
        />
      </Page>
    )
  }
  const change = (part: Partial<NewInstitution>) => draft.change({ values: { ...values, ...part } })
  const fields = { value: values, change, errors: form.errors }
  return (
    <QuestionPage
      title={title}
      back={{ href: '/settings/institution' }}
      errors={form.errors}
      attempt={form.attempt}
      form={{
        onSubmit: (event) => {
          event.preventDefault()
          void form.submit()
        },
      }}
      actions={
        <>
          <SubmitRow
            busy={form.busy}
            beside={
              <ButtonLink kind="quiet" href="/settings/institution">
                <Trans id="identity.later">العودة وترك التعديل محفوظاً على هذا الجهاز</Trans>
              </ButtonLink>
            }
          >
            <Trans id="identity.save">حفظ</Trans>
          </SubmitRow>
          <DraftNote place={draft.place} />
        </>
      }
    >
      {draft.restored && draft.place === 'untouched' ? (
        <RestoredNote onDiscard={() => void draft.discard().then(() => navigate({ to: '/settings/institution' }))} />
      ) : null}
      <NamesFields {...fields} />
      <WritingFields {...fields} />
      <TimeFields {...fields} />
      <LookFields {...fields} />
    </QuestionPage>
  )
}

function editable({ id: _id, version: _version, ...values }: Institution): NewInstitution {
  return values
}

import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Level } from '../../../../foundation/access/index.ts'
import type { AccessRoutes } from '../../../../foundation/access/server.ts'
import type { IdentityRoutes } from '../../../../foundation/identity/index.ts'
import {
  Button,
  client,
  ErrorSummary,
  errorOf,
  Radios,
  SubmitRow,
  TextArea,
  TextInput,
  useSubmit,
} from '../../../../web/index.ts'
import { DayField, draftOfDay, useReadDay } from './day-field.tsx'
import { levels, levelWords } from './level-words.tsx'
import type { Grant } from './team-panel.tsx'

const api = client<AccessRoutes>()
const people = client<IdentityRoutes>()

/** Gives somebody a grant in a case, in the place of the one they have. */
export function GrantForm({
  caseId,
  grant,
  onDone,
}: {
  readonly caseId: string
  /** The grant that is changed; without it a person is looked for. */
  readonly grant?: Grant
  readonly onDone: () => void
}) {
  const { t } = useLingui()
  const cache = useQueryClient()
  const readDay = useReadDay()
  const [person, setPerson] = useState(grant?.person_id ?? '')
  const [level, setLevel] = useState<Level>(grant?.level ?? 'view')
  const [until, setUntil] = useState(draftOfDay(grant?.until?.slice(0, 10) ?? null))
  const [reason, setReason] = useState('')
  const read = readDay('member-until', until)
  const form = useSubmit({
    formId: 'member-find',
    fields: {
      '/person_id': 'member-find',
      '/level': 'member-level',
      '/until': 'member-until-day',
      '/reason': 'member-reason',
    },
    send: async () => {
      const day = read.day ?? null
      const body = {
        person_id: person,
        level,
        until: day === null ? null : new Date(`${day}T23:59:59`).toISOString(),
        reason: reason.trim(),
      }
      const grants = await api('POST /api/cases/:case_id/grants', { params: { case_id: caseId }, body })
      cache.setQueryData(['grants', caseId], grants)
      await cache.invalidateQueries({ queryKey: ['team', caseId] })
      onDone()
    },
  })
  const error = (id: string) => {
    const message = errorOf(form.errors, id)
    return message === undefined ? {} : { error: message }
  }
  const nobody = t({ id: 'documentation.work.member-missing', message: 'اختر شخصًا' })
  const why = t({ id: 'documentation.work.reason-missing', message: 'اكتب السبب' })
  return (
    <form
      noValidate
      className="work-form"
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit([
          ...(person === '' ? [{ fieldId: 'member-find', message: nobody }] : []),
          ...(read.day === undefined ? [read.fault] : []),
          ...(reason.trim() === '' ? [{ fieldId: 'member-reason', message: why }] : []),
        ])
      }}
    >
      <ErrorSummary key={form.attempt} errors={form.errors} />
      {grant === undefined ? (
        <PersonField chosen={person} onChoose={setPerson} error={errorOf(form.errors, 'member-find')} />
      ) : null}
      <Radios
        id="member-level"
        name="member-level"
        label={<Trans id="documentation.work.member-level">ما يحق له في الملف</Trans>}
        value={level}
        onChange={(value) => setLevel(levels.find((one) => one === value) ?? 'view')}
        choices={levels.map((one) => ({ value: one, label: levelWords[one]() }))}
        {...error('member-level')}
      />
      <DayField
        id="member-until"
        label={<Trans id="documentation.work.member-until">آخر يوم للإذن</Trans>}
        draft={until}
        onChange={setUntil}
        {...error('member-until-day')}
      />
      <TextArea
        id="member-reason"
        rows={2}
        maxLength={1000}
        label={<Trans id="documentation.work.member-reason">سبب الإذن</Trans>}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        {...error('member-reason')}
      />
      <SubmitRow
        busy={form.busy}
        beside={
          <Button kind="secondary" onClick={onDone}>
            <Trans id="documentation.work.leave">العدول</Trans>
          </Button>
        }
      >
        <Trans id="documentation.work.give">حفظ الإذن</Trans>
      </SubmitRow>
    </form>
  )
}

const MOST_OFFERED = 8

function PersonField({
  chosen,
  onChoose,
  error,
}: {
  readonly chosen: string
  readonly onChoose: (id: string) => void
  readonly error: React.ReactNode
}) {
  const [typed, setTyped] = useState('')
  const search = typed.trim()
  const { data } = useQuery({
    queryKey: ['people-found', search],
    queryFn: ({ signal }) => people('GET /api/people', { query: { search, limit: MOST_OFFERED }, signal }),
    enabled: search !== '',
    placeholderData: (before) => before,
  })
  const offered = search === '' ? [] : (data?.items ?? [])
  return (
    <>
      <TextInput
        id="member-find"
        type="search"
        autoComplete="off"
        label={<Trans id="documentation.work.member-find">ابحث عن شخص باسمه</Trans>}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          onChoose('')
        }}
        {...(error === undefined ? {} : { error })}
      />
      {offered.length === 0 ? null : (
        <Radios
          id="member-who"
          name="member-who"
          label={<Trans id="documentation.work.member-who">من يُضاف</Trans>}
          value={chosen}
          onChange={onChoose}
          choices={offered.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> }))}
        />
      )}
    </>
  )
}

import './interview.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import {
  ButtonLink,
  ButtonRow,
  DraftNote,
  FromQuery,
  Notice,
  Page,
  Reference,
  RestoredNote,
  Skeleton,
  useDisplay,
  useDraft,
} from '../../../../web/index.ts'
import { CheckPage } from './check-page.tsx'
import { WhatQuestion, WhenQuestion, WhereQuestion } from './event-questions.tsx'
import { codeOf, emptyIncident, type Incident } from './incident.ts'
import { SourceQuestion } from './last-questions.tsx'
import { caseQuery, type Lists, listsQuery } from './lists.ts'
import { ActsQuestion, PeopleQuestion, PersonQuestion } from './person-questions.tsx'
import type { Guide } from './question.tsx'
import { casePath, pathOf, readStep } from './steps.ts'
import { useSending } from './use-sending.ts'
import { WhoQuestion } from './who-question.tsx'

/** «Who did what to whom», asked a question at a time of somebody under stress; it goes on without a connection. */
export function Screen() {
  const { t } = useLingui()
  const { id = '' } = useParams({ strict: false })
  const [round, setRound] = useState(0)
  const lists = useQuery(listsQuery)
  const found = useQuery(caseQuery(id))
  if (lists.data !== undefined && found.data !== undefined)
    return (
      <Guided
        key={`${id} ${round}`}
        caseId={id}
        lists={lists.data}
        found={found.data}
        again={() => setRound(round + 1)}
      />
    )
  return (
    <Page title={t({ id: 'documentation.incident.heading', message: 'تسجيل واقعة' })}>
      <FromQuery query={lists}>{() => <FromQuery query={found}>{() => null}</FromQuery>}</FromQuery>
    </Page>
  )
}

type GuidedProps = {
  readonly caseId: string
  readonly lists: Lists
  readonly found: FoundCase
  readonly again: () => void
}
type FoundCase = Awaited<ReturnType<NonNullable<ReturnType<typeof caseQuery>['queryFn']>>>

function Guided({ caseId, lists, found, again }: GuidedProps) {
  const { language } = useDisplay()
  const { searchStr } = useLocation()
  const cache = useQueryClient()
  const [start] = useState(() => emptyIncident(language, () => crypto.randomUUID()))
  const draft = useDraft<Incident>(`incident-${caseId}`, start)
  const [sent, setSent] = useState<Incident>()
  const total = useSending(caseId, draft, async (done) => {
    setSent(done)
    await draft.discard()
    await cache.invalidateQueries({ queryKey: ['incident', 'case', caseId] })
  })
  if (sent !== undefined) return <SentPage caseId={caseId} told={sent} again={again} />
  if (!draft.ready) return <Skeleton />
  if (found.file.level === 'view') return <ReadOnly />
  const told = draft.value
  const guide: Guide = {
    caseId,
    step: readStep(searchStr),
    told,
    change: draft.change,
    lists,
    people: found.persons,
    named: found.file.fields.identity_policy === 'restricted',
    note: <DraftNote place={draft.place} />,
    restored:
      draft.restored && draft.place === 'untouched' && !told.sending ? (
        <RestoredNote onDiscard={() => void draft.discard().then(again)} />
      ) : null,
  }
  return told.sending ? <CheckPage guide={guide} total={total} /> : <Asked guide={guide} total={total} />
}

function Asked({ guide, total }: { readonly guide: Guide; readonly total: number }) {
  const { step, person } = guide.step
  const key = `${step} ${person}`
  switch (step) {
    case 'what':
      return <WhatQuestion key={key} {...guide} />
    case 'when':
      return <WhenQuestion key={key} {...guide} />
    case 'where':
      return <WhereQuestion key={key} {...guide} />
    case 'people':
      return <PeopleQuestion key={key} {...guide} />
    case 'person':
      return <PersonQuestion key={key} {...guide} />
    case 'acts':
      return <ActsQuestion key={key} {...guide} />
    case 'who':
      return <WhoQuestion key={key} {...guide} />
    case 'source':
      return <SourceQuestion key={key} {...guide} />
    case 'check':
      return <CheckPage key={key} guide={guide} total={total} />
  }
}

function ReadOnly() {
  const { t } = useLingui()
  return (
    <Page title={t({ id: 'documentation.incident.heading', message: 'تسجيل واقعة' })}>
      <Notice kind="warn">
        <p>
          <Trans id="documentation.incident.read-only">
            يحق لك قراءة هذا الملف دون التسجيل فيه. اطلب ذلك من المسؤول عنه.
          </Trans>
        </p>
      </Notice>
    </Page>
  )
}

/** What was made, by the references to write down. */
function SentPage({
  caseId,
  told,
  again,
}: {
  readonly caseId: string
  readonly told: Incident
  readonly again: () => void
}) {
  const { t } = useLingui()
  const code = codeOf('E', told.event_key)
  return (
    <Page title={t({ id: 'documentation.incident.sent', message: 'أُرسلت الواقعة وسُجّلت' })}>
      <Notice kind="success" live>
        <p>
          <Trans id="documentation.incident.sent-event">
            رقم الحدث <Reference>{code}</Reference>
          </Trans>
        </p>
        {told.persons.map(({ key }) => (
          <SentPerson key={key} code={codeOf('P', key)} />
        ))}
      </Notice>
      <ButtonRow>
        <ButtonLink href={pathOf(caseId)} onClick={again}>
          <Trans id="documentation.incident.again">تسجيل واقعة أخرى</Trans>
        </ButtonLink>
        <ButtonLink kind="secondary" href={casePath(caseId)}>
          <Trans id="documentation.incident.to-case">العودة إلى الملف</Trans>
        </ButtonLink>
      </ButtonRow>
    </Page>
  )
}

const SentPerson = ({ code }: { readonly code: string }) => (
  <p>
    <Trans id="documentation.incident.sent-person">
      رمز الشخص <Reference>{code}</Reference>
    </Trans>
  </p>
)

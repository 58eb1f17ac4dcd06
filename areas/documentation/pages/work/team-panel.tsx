import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AccessRoutes } from '../../../../foundation/access/server.ts'
import {
  Button,
  ButtonRow,
  client,
  ErrorSummary,
  FromQuery,
  PersonChip,
  Timestamp,
  useMayDo,
  useSession,
  useSubmit,
} from '../../../../web/index.ts'
import type { FoundRecord } from '../record.tsx'
import { GrantForm } from './grant-form.tsx'
import { levelWords } from './level-words.tsx'
import { Named } from './task-row.tsx'
import { useTeam } from './team.ts'

const api = client<AccessRoutes>()
const fetchGrants = (case_id: string, signal: AbortSignal) =>
  api('GET /api/cases/:case_id/grants', { params: { case_id }, signal })
export type Grant = Awaited<ReturnType<typeof fetchGrants>>['items'][number]

/** Who works on a case, how far and until when; those in charge add, change and end it. */
export function TeamPanel({ record: { id, level } }: { readonly record: NonNullable<FoundRecord> }) {
  const mayDo = useMayDo()
  return (
    <section className="record-part" id="team">
      <h2>
        <Trans id="documentation.work.team">فريق الملف</Trans>
      </h2>
      {mayDo('case.see-grants', { level }) ? <Grants caseId={id} level={level} /> : <Members caseId={id} />}
    </section>
  )
}

function Members({ caseId }: { readonly caseId: string }) {
  const team = useTeam(caseId)
  return (
    <ul className="work-list">
      {team.map(({ id, name, level }) => (
        <li key={id} className="work-item">
          <PersonChip name={name} role={levelWords[level]()} />
        </li>
      ))}
    </ul>
  )
}

function Grants({ caseId, level }: { readonly caseId: string; readonly level: Grant['level'] }) {
  const [open, setOpen] = useState<Grant | 'new'>()
  const query = useQuery({
    queryKey: ['grants', caseId],
    queryFn: ({ signal }) => fetchGrants(caseId, signal),
  })
  return (
    <>
      <FromQuery query={query}>
        {({ items }) => (
          <ul className="work-list">
            {items.map((grant) => (
              <li key={`${grant.id} ${grant.version}`} className="work-item">
                <GrantRow grant={grant} level={level} onChange={() => setOpen(grant)} />
                {open !== undefined && open !== 'new' && open.id === grant.id ? (
                  <GrantForm caseId={caseId} grant={grant} onDone={() => setOpen(undefined)} />
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </FromQuery>
      {open === 'new' ? (
        <GrantForm caseId={caseId} onDone={() => setOpen(undefined)} />
      ) : (
        <ButtonRow>
          <Button id="add-member" kind="secondary" onClick={() => setOpen('new')}>
            <Trans id="documentation.work.add-member">إضافة شخص إلى الفريق</Trans>
          </Button>
        </ButtonRow>
      )}
    </>
  )
}

function GrantRow({
  grant: { id, version, case_id, person_id, person, level, until, reason },
  level: own,
  onChange,
}: {
  readonly grant: Grant
  readonly level: Grant['level']
  readonly onChange: () => void
}) {
  const { t } = useLingui()
  const mayDo = useMayDo()
  const cache = useQueryClient()
  const reader = useSession().person
  const form = useSubmit({
    formId: `end-${id}`,
    fields: {},
    send: async () => {
      const grants = await api('DELETE /api/cases/:case_id/grants/:id', { params: { case_id, id }, version })
      cache.setQueryData(['grants', case_id], grants)
      await cache.invalidateQueries({ queryKey: ['team', case_id] })
    },
  })
  const name = person?.name ?? t({ id: 'documentation.work.somebody', message: 'شخص' })
  return (
    <>
      <p className="work-facts">
        <PersonChip name={name} role={levelWords[level]()} />
        {until === null ? null : (
          <span>
            <Trans id="documentation.work.until">
              إلى غاية <Timestamp at={until} />
            </Trans>
          </span>
        )}
      </p>
      <p className="work-words">
        <bdi dir="auto">{reason}</bdi>
      </p>
      <ErrorSummary key={form.attempt} errors={form.errors} />
      {person_id !== reader?.id && mayDo('case.give', { level: own, person_id }) ? (
        <div className="work-acts">
          <Button kind="quiet" onClick={onChange}>
            <Trans id="documentation.work.change-member">تعديل الإذن</Trans>
            <Named>{name}</Named>
          </Button>
          <Button id={`end-${id}`} kind="quiet" aria-disabled={form.busy} onClick={() => void form.submit()}>
            <Trans id="documentation.work.end-member">إنهاء الإذن</Trans>
            <Named>{name}</Named>
          </Button>
        </div>
      ) : null}
    </>
  )
}

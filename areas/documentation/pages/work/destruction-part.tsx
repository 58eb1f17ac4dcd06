import { Trans } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, ButtonRow, Notice, PersonChip, Timestamp, useSession } from '../../../../web/index.ts'
import type { Destruction, Keeping } from '../../work-retention.ts'
import { api } from '../parts/calls.ts'
import type { FoundRecord } from '../record.tsx'
import { ReasonForm } from './reason-form.tsx'

type PartProps = { readonly record: NonNullable<FoundRecord>; readonly keeping: Keeping }

/** What may be done when the retention of a case has ended: proposed by one person in charge, decided by another. */
export function DestructionPart({ record, keeping: { due, hold, destruction } }: PartProps) {
  const mayLead = record.own && record.level === 'lead'
  if (destruction?.state === 'proposed') return <Proposed proposal={destruction} mayDecide={mayLead} />
  if (!due) return null
  return (
    <>
      <Notice kind="warn" title={<Trans id="documentation.work.due-title">حل موعد مراجعة هذا الملف</Trans>}>
        <p>
          <Trans id="documentation.work.due-text">
            راجعه، ثم مدد حفظه بتاريخ مراجعة جديد أو اقترح إتلافه. لا يُتلف شيء دون قرار شخصين.
          </Trans>
        </p>
      </Notice>
      {mayLead && hold === null ? <Propose id={record.id} /> : null}
    </>
  )
}

function Propose({ id }: { readonly id: string }) {
  const cache = useQueryClient()
  const [asked, setAsked] = useState(false)
  if (!asked)
    return (
      <ButtonRow>
        <Button id="propose-destruction" kind="secondary" onClick={() => setAsked(true)}>
          <Trans id="documentation.work.propose">اقتراح إتلاف الملف</Trans>
        </Button>
      </ButtonRow>
    )
  return (
    <ReasonForm
      id="destruction-reason"
      label={<Trans id="documentation.work.destruction-reason">سبب الإتلاف</Trans>}
      hint={<Trans id="documentation.work.destruction-hint">يبقى السبب بعد الإتلاف. لا تذكر فيه أسماء أشخاص.</Trans>}
      submit={<Trans id="documentation.work.propose">اقتراح إتلاف الملف</Trans>}
      send={async (reason) => {
        await api('POST /api/records/case_file/:id/destruction', { params: { id }, body: { reason } })
        await cache.invalidateQueries({ queryKey: ['keeping', id] })
      }}
      onLeave={() => setAsked(false)}
    />
  )
}

function Proposed({ proposal, mayDecide }: { readonly proposal: Destruction; readonly mayDecide: boolean }) {
  const { person } = useSession()
  const { history } = useRouter()
  const cache = useQueryClient()
  const [asked, setAsked] = useState<'approve' | 'refuse'>()
  const { id, version, case_id, proposed_by, proposed_at, reason } = proposal
  const isOwn = proposed_by !== null && proposed_by.id === person?.id
  return (
    <>
      <Notice kind="danger" title={<Trans id="documentation.work.proposed">اقتُرح إتلاف هذا الملف</Trans>}>
        <p className="work-facts">
          {proposed_by === null ? null : <PersonChip name={proposed_by.name} />} <Timestamp at={proposed_at} />
        </p>
        <p className="work-words">
          <bdi dir="auto">{reason}</bdi>
        </p>
        <p>
          <Trans id="documentation.work.what-goes">
            عند الموافقة تزول سجلات الملف وأسماؤه وتعليقاته وتاريخها فورًا دون رجعة، وقد تبقى في النسخ الاحتياطية إلى أن
            تنقضي مدتها. يبقى أثر يذكر رمز الملف ومن قرر ومتى ولماذا.
          </Trans>
        </p>
      </Notice>
      {isOwn || !mayDecide ? (
        <p>
          <Trans id="documentation.work.waits">ينتظر قرار مسؤول آخر عن الملف.</Trans>
        </p>
      ) : asked === undefined ? (
        <ButtonRow>
          <Button id="approve-destruction" kind="danger" onClick={() => setAsked('approve')}>
            <Trans id="documentation.work.approve">إتلاف الملف نهائيًا</Trans>
          </Button>
          <Button id="refuse-destruction" kind="secondary" onClick={() => setAsked('refuse')}>
            <Trans id="documentation.work.refuse">رفض الإتلاف</Trans>
          </Button>
        </ButtonRow>
      ) : (
        <ReasonForm
          id="decision-reason"
          label={<Trans id="documentation.work.decision-reason">سبب القرار</Trans>}
          hint={
            <Trans id="documentation.work.destruction-hint">يبقى السبب بعد الإتلاف. لا تذكر فيه أسماء أشخاص.</Trans>
          }
          submit={
            asked === 'approve' ? (
              <Trans id="documentation.work.approve">إتلاف الملف نهائيًا</Trans>
            ) : (
              <Trans id="documentation.work.refuse">رفض الإتلاف</Trans>
            )
          }
          send={async (why) => {
            const body = { approve: asked === 'approve', reason: why }
            await api('POST /api/destructions/:id/decision', { params: { id }, version, body })
            if (asked === 'approve') history.push('/retention')
            await cache.invalidateQueries(asked === 'approve' ? {} : { queryKey: ['keeping', case_id] })
          }}
          onLeave={() => setAsked(undefined)}
        />
      )}
    </>
  )
}

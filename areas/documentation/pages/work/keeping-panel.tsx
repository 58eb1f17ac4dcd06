import { Trans } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  Button,
  ButtonRow,
  DateText,
  FromQuery,
  Link,
  PersonChip,
  SummaryList,
  Tag,
  Timestamp,
} from '../../../../web/index.ts'
import type { Keeping } from '../../work-retention.ts'
import { api } from '../parts/calls.ts'
import type { FoundRecord } from '../record.tsx'
import { DestructionPart } from './destruction-part.tsx'
import { Period } from './period.tsx'
import { ReasonForm } from './reason-form.tsx'

/** How long a case is kept: its legal hold, its review date and the rule it follows, what is proposed at the end. */
export function KeepingPanel({ record }: { readonly record: NonNullable<FoundRecord> }) {
  const { id } = record
  const query = useQuery({
    queryKey: ['keeping', id, record.version],
    queryFn: ({ signal }) => api('GET /api/records/case_file/:id/keeping', { params: { id }, signal }),
    placeholderData: (before) => before,
  })
  return (
    <section className="record-part" id="keeping">
      <h2>
        <Trans id="documentation.work.keeping">الحفظ والإتلاف</Trans>
      </h2>
      <FromQuery query={query}>
        {(keeping) => (
          <>
            <Facts keeping={keeping} />
            <HoldPart record={record} keeping={keeping} />
            <DestructionPart record={record} keeping={keeping} />
          </>
        )}
      </FromQuery>
    </section>
  )
}

function Facts({ keeping: { hold, rule, review_on } }: { readonly keeping: Keeping }) {
  return (
    <SummaryList
      rows={[
        {
          key: 'hold',
          label: <Trans id="documentation.work.hold">الحفظ القانوني</Trans>,
          value:
            hold === null ? (
              <Trans id="documentation.work.not-held">لا حفظ قانونيًا على الملف</Trans>
            ) : (
              <>
                <Tag kind="restricted" icon="lock">
                  <Trans id="documentation.work.held">لا يُحذف منه شيء</Trans>
                </Tag>{' '}
                <Timestamp at={hold.at} /> {hold.by === null ? null : <PersonChip name={hold.by.name} />}
                {hold.reason === null ? null : (
                  <p className="work-words">
                    <bdi dir="auto">{hold.reason}</bdi>
                  </p>
                )}
              </>
            ),
        },
        {
          key: 'review',
          label: <Trans id="documentation.work.review">يُراجع الملف في</Trans>,
          value: review_on === null ? undefined : <DateText date={{ value: review_on, approximate: false }} />,
        },
        {
          key: 'rule',
          label: <Trans id="documentation.work.rule">قاعدة فئة الحفظ</Trans>,
          value: (
            <>
              {rule === null ? (
                <Trans id="documentation.work.no-rule">لا قاعدة لفئته</Trans>
              ) : (
                <>
                  <Period length={rule.review_after} /> (<bdi dir="auto">{rule.citation}</bdi>)
                  <p>
                    <Trans id="documentation.work.if-closed">
                      إن أُغلق اليوم فموعد مراجعته <DateText date={{ value: rule.review_on, approximate: false }} />
                    </Trans>
                  </p>
                </>
              )}{' '}
              <Link href="/retention">
                <Trans id="documentation.work.rules">قواعد الحفظ</Trans>
              </Link>
            </>
          ),
        },
      ]}
    />
  )
}

function HoldPart({
  record: { id, version, level, own },
  keeping: { hold },
}: {
  readonly record: NonNullable<FoundRecord>
  readonly keeping: Keeping
}) {
  const cache = useQueryClient()
  const [asked, setAsked] = useState(false)
  if (!own || level !== 'lead') return null
  const held = hold === null
  if (!asked)
    return (
      <ButtonRow>
        <Button id="hold" kind="secondary" onClick={() => setAsked(true)}>
          {held ? (
            <Trans id="documentation.work.set-hold">وضع حفظ قانوني</Trans>
          ) : (
            <Trans id="documentation.work.lift-hold">رفع الحفظ القانوني</Trans>
          )}
        </Button>
      </ButtonRow>
    )
  return (
    <ReasonForm
      id="hold-reason"
      label={
        held ? (
          <Trans id="documentation.work.hold-reason">سبب الحفظ القانوني</Trans>
        ) : (
          <Trans id="documentation.work.lift-reason">سبب رفع الحفظ القانوني</Trans>
        )
      }
      hint={<Trans id="documentation.work.hold-hint">يُحفظ السبب في تاريخ الملف. يرفع الحفظ شخص غير الذي وضعه.</Trans>}
      submit={
        held ? (
          <Trans id="documentation.work.set-hold">وضع حفظ قانوني</Trans>
        ) : (
          <Trans id="documentation.work.lift-hold">رفع الحفظ القانوني</Trans>
        )
      }
      send={async (reason) => {
        const body = { held, reason }
        const changed = await api('POST /api/records/case_file/:id/hold', { params: { id }, version, body })
        setAsked(false)
        cache.setQueryData(['record', 'case_file', id], changed)
        await cache.invalidateQueries({ queryKey: ['keeping', id] })
      }}
      onLeave={() => setAsked(false)}
    />
  )
}

import './work.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Term } from '../../../../foundation/vocabulary/index.ts'
import {
  Button,
  ButtonRow,
  EmptyState,
  FromQuery,
  LTextView,
  Notice,
  NumberText,
  Page,
  PersonChip,
  Reference,
  Tag,
  Timestamp,
  useMay,
} from '../../../../web/index.ts'
import type { Destruction } from '../../work-retention.ts'
import { api, vocabulary } from '../parts/calls.ts'
import { Period } from './period.tsx'
import { RuleForm } from './rule-form.tsx'

const fetchRules = (signal: AbortSignal) => api('GET /api/retention', { signal })
export type Rule = Awaited<ReturnType<typeof fetchRules>>['items'][number]

/** After how long closed cases of each class are looked at again, with the source of the rule; and what was destroyed. */
export function Screen() {
  const { t } = useLingui()
  const rules = useQuery({ queryKey: ['retention'], queryFn: ({ signal }) => fetchRules(signal) })
  const classes = useQuery({
    queryKey: ['retention', 'classes'],
    queryFn: ({ signal }) =>
      vocabulary('GET /api/vocabularies/:key/terms', {
        params: { key: 'retention-class' },
        query: { limit: 100 },
        signal,
      }),
  })
  const destructions = useQuery({
    queryKey: ['destructions'],
    queryFn: ({ signal }) => api('GET /api/destructions', { signal }),
  })
  return (
    <Page
      title={t({ id: 'documentation.work.rules', message: 'قواعد الحفظ' })}
      lead={
        <Trans id="documentation.work.rules-lead">
          لكل فئة حفظ مدة يُنظر بعدها في الملفات المغلقة، وسند قانوني أو قرار تستند إليه.
        </Trans>
      }
    >
      <Notice title={<Trans id="documentation.work.end-title">ماذا يحدث عند انتهاء المدة</Trans>}>
        <p>
          <Trans id="documentation.work.end-text">
            تُسند مهمة مراجعة إلى المسؤول عن الملف. لا يُحذف شيء تلقائيًا: يمدد المسؤول الحفظ أو يقترح الإتلاف، ويقرر فيه
            مسؤول آخر. ولا يُتلف ملف عليه حفظ قانوني.
          </Trans>
        </p>
      </Notice>
      <FromQuery query={classes}>
        {({ items }) => (
          <FromQuery query={rules}>
            {(found) => (
              <ul className="work-list">
                {items.map((term) => (
                  <ClassRow key={term.id} term={term} rule={found.items.find(({ class_id }) => class_id === term.id)} />
                ))}
              </ul>
            )}
          </FromQuery>
        )}
      </FromQuery>
      <section className="record-part">
        <h2>
          <Trans id="documentation.work.destructions">ما اقتُرح إتلافه وما أُتلف</Trans>
        </h2>
        <FromQuery query={destructions}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={<Trans id="documentation.work.no-destructions">لم يُقترح إتلاف ملف من ملفاتك</Trans>} />
            ) : (
              <ul className="work-list">
                {items.map((one) => (
                  <Tombstone key={one.id} destruction={one} />
                ))}
              </ul>
            )
          }
        </FromQuery>
      </section>
    </Page>
  )
}

function ClassRow({ term, rule }: { readonly term: Term; readonly rule: Rule | undefined }) {
  const mayManage = useMay('fields.manage')
  const [changing, setChanging] = useState(false)
  const { ar, fr, en } = term.labels
  const label = {
    ...(ar === undefined ? {} : { ar }),
    ...(fr === undefined ? {} : { fr }),
    ...(en === undefined ? {} : { en }),
  }
  return (
    <li className="work-item">
      <p>
        <strong>
          <LTextView text={label} />
        </strong>
      </p>
      <p className="work-facts">
        {rule === undefined ? (
          <Trans id="documentation.work.no-period">لم تُحدَّد مدة بعد</Trans>
        ) : (
          <>
            <span>
              <Trans id="documentation.work.after">يُراجع بعد</Trans> <Period length={rule.review_after} />
            </span>
            <bdi dir="auto">{rule.citation}</bdi>
          </>
        )}
      </p>
      {!mayManage ? null : changing ? (
        <RuleForm classId={term.id} rule={rule} onDone={() => setChanging(false)} />
      ) : (
        <ButtonRow>
          <Button id={`rule-${term.code}`} kind="secondary" onClick={() => setChanging(true)}>
            <Trans id="documentation.work.set-period">تحديد المدة</Trans>
            <span className="visually-hidden">
              {' '}
              <LTextView text={label} />
            </span>
          </Button>
        </ButtonRow>
      )}
    </li>
  )
}

const stateTags: { readonly [S in Destruction['state']]: () => React.ReactNode } = {
  proposed: () => (
    <Tag kind="warn">
      <Trans id="documentation.work.state-proposed">ينتظر القرار</Trans>
    </Tag>
  ),
  refused: () => (
    <Tag>
      <Trans id="documentation.work.state-refused">رُفض الإتلاف</Trans>
    </Tag>
  ),
  destroyed: () => (
    <Tag kind="danger">
      <Trans id="documentation.work.state-destroyed">أُتلف</Trans>
    </Tag>
  ),
}

/** What stays of a case that was destroyed: its code, who decided, when and why, and how much there was. */
function Tombstone({ destruction }: { readonly destruction: Destruction }) {
  const { case_code, state, proposed_by, proposed_at, reason, decided_by, decided_at, decision_reason } = destruction
  const rows = Object.values(destruction.counts).reduce((sum, count) => sum + count, 0)
  return (
    <li className="work-item">
      <p className="work-facts">
        <Reference>{case_code}</Reference>
        {stateTags[state]()}
        {rows === 0 ? null : (
          <span>
            <Trans id="documentation.work.rows-gone">
              قيود أُتلفت: <NumberText value={rows} />
            </Trans>
          </span>
        )}
      </p>
      <p className="work-facts">
        {proposed_by === null ? null : <PersonChip name={proposed_by.name} />}
        <Timestamp at={proposed_at} />
        <bdi dir="auto">{reason}</bdi>
      </p>
      {decided_at === null ? null : (
        <p className="work-facts">
          {decided_by === null ? null : <PersonChip name={decided_by.name} />}
          <Timestamp at={decided_at} />
          <bdi dir="auto">{decision_reason}</bdi>
        </p>
      )}
    </li>
  )
}

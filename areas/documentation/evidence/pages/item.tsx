import './evidence.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import {
  EmptyState,
  FromQuery,
  Link,
  Notice,
  NumberText,
  Page,
  ProblemError,
  Reference,
  SummaryList,
  Tag,
  Timestamp,
} from '../../../../web/index.ts'
import type { EvidencePage } from '../model.ts'
import { api } from './parts/calls.ts'
import { captureWords } from './parts/capture-words.tsx'
import { CustodyList } from './parts/custody-list.tsx'
import { Download } from './parts/download.tsx'
import { Viewer } from './parts/viewer.tsx'
import { operationWords, ReasonText, stateTags, stepWords } from './parts/words.tsx'

/** While something is still being made, how often it is asked for. */
const AGAIN = 1500
const isWaiting = (item: EvidencePage | null | undefined) =>
  item !== null &&
  item !== undefined &&
  (item.state === 'hashed' || item.copies.some(({ state }) => state === 'waiting'))

/** One item: what it is, its working copies, what a machine read of it, its original, and its custody. */
export function Screen() {
  const { t } = useLingui()
  const { id = '' } = useParams({ strict: false })
  const cache = useQueryClient()
  const query = useQuery({
    queryKey: ['evidence-item', id],
    queryFn: async ({ signal }) => {
      try {
        return await api('GET /api/evidence/:id', { params: { id }, signal })
      } catch (error) {
        if (error instanceof ProblemError && error.problem.status === 404) return null
        throw error
      }
    },
    refetchInterval: ({ state }) => (isWaiting(state.data) ? AGAIN : false),
  })
  const title = t({ id: 'evidence.item.title', message: 'دليل' })
  const refresh = async () => {
    await cache.invalidateQueries({ queryKey: ['evidence-item', id] })
    await cache.invalidateQueries({ queryKey: ['evidence-custody', id] })
  }
  if (query.data === null) {
    const gone = t({ id: 'evidence.item.gone', message: 'هذا الدليل غير موجود أو لا يحق لك الاطلاع عليه' })
    return (
      <Page title={gone} back={{ href: '/cases' }}>
        <EmptyState level={2} icon="folder" title={gone} />
      </Page>
    )
  }
  const item = query.data
  return (
    <Page
      title={item?.title ?? title}
      {...(item === undefined ? {} : { caption: title })}
      back={{ href: item === undefined ? '/cases' : `/evidence/of/case_file/${item.case_id}` }}
    >
      <FromQuery query={query}>
        {(found) => (found === null ? null : <Item item={found} onChange={refresh} />)}
      </FromQuery>
    </Page>
  )
}

function Item({ item, onChange }: { readonly item: EvidencePage; readonly onChange: () => Promise<void> }) {
  return (
    <>
      <p className="evidence-facts">
        <Reference>{item.code}</Reference> {stateTags[item.state]()}
        {item.sealed ? (
          <Tag kind="restricted" icon="lock">
            <Trans id="evidence.sealed">مختوم</Trans>
          </Tag>
        ) : null}
        {item.graphic ? (
          <Tag kind="warn" icon="warning">
            <Trans id="evidence.graphic">مشاهد قاسية</Trans>
          </Tag>
        ) : null}
      </p>
      {item.state === 'flagged' ? (
        <Notice
          kind="danger"
          title={<Trans id="evidence.item.flagged">فحص السلامة وجد أن الأصل المحفوظ لم يعد كما استُلم</Trans>}
        >
          <p>
            <Trans id="evidence.item.flagged-text">
              أبلغ مسؤول النظام ليستعيده من نسخة احتياطية، ولا تعتمد عليه قبل ذلك.
            </Trans>
          </p>
        </Notice>
      ) : null}
      {isWaiting(item) ? (
        <p role="status">
          <Trans id="evidence.item.waiting">تُصنع نسخ العمل الآن…</Trans>
        </p>
      ) : null}
      <Failures item={item} />
      <Likeness item={item} />
      <Viewer item={item} onChange={onChange} />
      <MachineText item={item} />
      <Facts item={item} />
      <Download item={item} onChange={onChange} />
      <CustodyList id={item.id} changes={item.copies.length} />
    </>
  )
}

/** What could not be made, and why; the original is kept in any case. */
function Failures({ item: { steps, copies } }: { readonly item: EvidencePage }) {
  const failed = [...steps, ...copies].filter(({ state }) => state === 'failed')
  if (failed.length === 0) return null
  return (
    <Notice
      kind="warn"
      title={<Trans id="evidence.item.not-made">لم تُصنع بعض نسخ العمل. الأصل محفوظ كما استُلم.</Trans>}
    >
      <ul>
        {failed.map(({ reason, ...one }) => (
          <li key={'step' in one ? one.step : one.id}>
            {'step' in one ? stepWords[one.step]() : operationWords[one.operation]()}: <ReasonText reason={reason} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Likeness({ item: { same, alike } }: { readonly item: EvidencePage }) {
  const others = [...same, ...alike.filter(({ id }) => same.every((one) => one.id !== id))]
  if (others.length === 0) return null
  return (
    <Notice title={<Trans id="evidence.item.alike">أدلة هي نفسها أو تشبهها</Trans>}>
      <ul>
        {others.map(({ id, title }) => (
          <li key={id}>
            <Link href={`/evidence/${id}`}>
              <bdi dir="auto">{title}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function MachineText({ item: { texts } }: { readonly item: EvidencePage }) {
  if (texts.length === 0) return null
  return (
    <details className="evidence-part">
      <summary>
        <Trans id="evidence.text.title">نص قرأته الآلة</Trans>
      </summary>
      <p className="field-hint">
        <Trans id="evidence.text.hint">يفيد في البحث ولا يُستشهد به: قد تخطئ الآلة في القراءة.</Trans>
      </p>
      {texts.map(({ page, method, body, confidence }) => (
        <div key={`${page} ${method}`}>
          <p className="evidence-facts">
            <Trans id="evidence.text.page">
              الصفحة <NumberText value={page} />
            </Trans>
            {confidence === null ? null : (
              <Trans id="evidence.text.confidence">
                ثقة الآلة: <NumberText value={confidence} /> من 100
              </Trans>
            )}
          </p>
          <p className="evidence-text" dir="auto">
            {body}
          </p>
        </div>
      ))}
    </details>
  )
}

function Facts({ item }: { readonly item: EvidencePage }) {
  const text = (key: string, label: ReactNode, value: string | null) =>
    value === null ? [] : [{ key, label, value: <bdi dir="auto">{value}</bdi> }]
  const day = [item.collected_on, item.collected_at].filter((one) => one !== null).join(' ')
  return (
    <section className="evidence-part">
      <h2>
        <Trans id="evidence.facts.title">ما يُعرف عنه</Trans>
      </h2>
      <SummaryList
        rows={[
          ...text('collected-by', <Trans id="evidence.field.collected-by">من جمعه</Trans>, item.collected_by),
          ...text('collected-on', <Trans id="evidence.field.collected-on">يوم جمعه</Trans>, day === '' ? null : day),
          ...text('how', <Trans id="evidence.field.collected-how">كيف جُمع</Trans>, item.collected_how),
          ...text('tool', <Trans id="evidence.field.tool">أداة الجمع</Trans>, item.tool),
          ...text('tool-version', <Trans id="evidence.field.tool-version">إصدار الأداة</Trans>, item.tool_version),
          ...text('source', <Trans id="evidence.field.source">عنوان المصدر</Trans>, item.source_url),
          ...text('archive', <Trans id="evidence.field.archive">عنوان النسخة المؤرشفة</Trans>, item.archive_url),
          ...(item.capture_set.length === 0
            ? []
            : [
                {
                  key: 'capture',
                  label: <Trans id="evidence.field.capture">ما حُفظ من الصفحة</Trans>,
                  value: (
                    <ul>
                      {item.capture_set.map((part) => (
                        <li key={part}>{captureWords[part]()}</li>
                      ))}
                    </ul>
                  ),
                },
              ]),
          ...text('notes', <Trans id="evidence.field.notes">ملاحظات</Trans>, item.notes),
          ...(item.supports.length === 0
            ? []
            : [
                {
                  key: 'supports',
                  label: <Trans id="evidence.facts.supports">يسند</Trans>,
                  value: (
                    <ul>
                      {item.supports.map(({ kind, id, code }) => (
                        <li key={id}>
                          <Link href={`/records/${kind}/${id}`}>
                            <Reference>{code}</Reference>
                          </Link>
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]),
          {
            key: 'sha256',
            label: 'SHA-256',
            value: (
              <bdi dir="ltr" className="evidence-hash">
                {item.sha256}
              </bdi>
            ),
          },
          ...(item.timestamp === null
            ? []
            : [
                {
                  key: 'timestamp',
                  label: <Trans id="evidence.facts.timestamp">ختم الوقت</Trans>,
                  value: item.timestamp.valid ? (
                    <>
                      <Timestamp at={item.timestamp.at} />{' '}
                      {item.timestamp.authority === null ? null : <bdi dir="auto">{item.timestamp.authority}</bdi>}
                    </>
                  ) : (
                    <Tag kind="danger" icon="warning">
                      <Trans id="evidence.facts.timestamp-wrong">لا يطابق الأصل</Trans>
                    </Tag>
                  ),
                },
              ]),
        ]}
      />
    </section>
  )
}

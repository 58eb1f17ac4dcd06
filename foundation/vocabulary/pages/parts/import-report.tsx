import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { type Column, NumberText, Reference, SummaryList, Table } from '../../../../web/index.ts'
import type { Import } from '../../imports/model.ts'
import type { outcomes, reasons } from '../../imports/rows.ts'

type Outcome = (typeof outcomes)[number]
type Reason = (typeof reasons)[number]

const outcomeWords: { readonly [Key in Outcome]: () => ReactNode } = {
  waiting: () => <Trans id="vocabulary.outcome.waiting">مقبولة، لم تُكتب بعد</Trans>,
  created: () => <Trans id="vocabulary.outcome.created">أُضيفت</Trans>,
  updated: () => <Trans id="vocabulary.outcome.updated">حُدّثت</Trans>,
  unchanged: () => <Trans id="vocabulary.outcome.unchanged">لم تتغير</Trans>,
  duplicate: () => <Trans id="vocabulary.outcome.duplicate">مكررة، لم تؤخذ</Trans>,
  rejected: () => <Trans id="vocabulary.outcome.rejected">مرفوضة</Trans>,
}
const order = Object.keys(outcomeWords) as readonly Outcome[]

const reasonWords: { readonly [Key in Reason]: () => ReactNode } = {
  'row-broken': () => <Trans id="vocabulary.reason.row-broken">عدد الخانات في الصف غير عددها في رأس الجدول</Trans>,
  'list-refused': () => <Trans id="vocabulary.reason.list-refused">قائمة لا تُستورد</Trans>,
  'list-unknown': () => <Trans id="vocabulary.reason.list-unknown">رقم قائمة غير معروف</Trans>,
  'code-wrong': () => <Trans id="vocabulary.reason.code-wrong">الرمز غير صحيح</Trans>,
  'code-missing': () => <Trans id="vocabulary.reason.code-missing">الرمز ناقص</Trans>,
  'code-twice': () => <Trans id="vocabulary.reason.code-twice">ورد الرمز في صف سابق</Trans>,
  'number-differs': () => <Trans id="vocabulary.reason.number-differs">الرقم لا يوافق الرمز والقائمة</Trans>,
  'parent-missing': () => <Trans id="vocabulary.reason.parent-missing">الأعلى منه غير موجود أو مرفوض</Trans>,
  'parent-elsewhere': () => <Trans id="vocabulary.reason.parent-elsewhere">الأعلى منه في قائمة أخرى</Trans>,
  'parent-circle': () => <Trans id="vocabulary.reason.parent-circle">يقع داخل نفسه عبر غيره</Trans>,
  'label-missing': () => <Trans id="vocabulary.reason.label-missing">لا تسمية بأي لغة</Trans>,
  'label-too-long': () => <Trans id="vocabulary.reason.label-too-long">التسمية أطول مما يُقبل</Trans>,
  'point-wrong': () => <Trans id="vocabulary.reason.point-wrong">النقطة ناقصة أو خارج حدود الأرض</Trans>,
  'radius-wrong': () => <Trans id="vocabulary.reason.radius-wrong">نصف القطر غير صحيح أو بلا نقطة</Trans>,
  'date-wrong': () => <Trans id="vocabulary.reason.date-wrong">تاريخ لا وجود له</Trans>,
  'dates-unordered': () => <Trans id="vocabulary.reason.dates-unordered">تاريخ النهاية قبل البداية</Trans>,
  'type-unknown': () => <Trans id="vocabulary.reason.type-unknown">نوع المكان غير معروف</Trans>,
}

type Row = Import['kept_out'][number]
const columns: readonly Column<Row>[] = [
  {
    key: 'line',
    header: <Trans id="vocabulary.report.line">السطر</Trans>,
    cell: ({ line }) => <NumberText value={line} />,
    numeric: true,
    rowHeader: true,
  },
  {
    key: 'field',
    header: <Trans id="vocabulary.report.column">العمود</Trans>,
    cell: ({ field }) => (field === null ? '–' : <Reference>{field}</Reference>),
  },
  {
    key: 'reason',
    header: <Trans id="vocabulary.report.reason">السبب</Trans>,
    cell: ({ reason }) => (reason === null ? '–' : reasonWords[reason]()),
  },
]

/** How many rows stand where, the progress of the writing, and the first rows that were kept out, each with its reason. */
export function ImportReport({ found }: { readonly found: Import }) {
  const { t } = useLingui()
  const waiting = found.counts.waiting ?? 0
  const kept = (found.counts.rejected ?? 0) + (found.counts.duplicate ?? 0)
  const taken = found.rows - kept
  return (
    <>
      <SummaryList
        rows={[
          {
            key: 'rows',
            label: <Trans id="vocabulary.report.rows">صفوف الملف</Trans>,
            value: <NumberText value={found.rows} />,
          },
          ...order.map((outcome) => ({
            key: outcome,
            label: outcomeWords[outcome](),
            value: <NumberText value={found.counts[outcome] ?? 0} />,
          })),
        ]}
      />
      <progress
        className="import-progress"
        aria-label={t({ id: 'vocabulary.report.progress', message: 'ما كُتب من الصفوف المقبولة' })}
        max={Math.max(taken, 1)}
        value={taken - waiting}
      />
      {found.kept_out.length === 0 ? null : (
        <Table
          caption={<Trans id="vocabulary.report.caption">أول مئة صف لم يؤخذ، وسبب كل منها</Trans>}
          columns={columns}
          rows={found.kept_out}
          rowKey={({ line, reason }) => `${line} ${reason}`}
        />
      )}
    </>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { type Column, NumberText, Reference, SummaryList, Table } from '../../../../web/index.ts'
import type { Import } from '../../imports/model.ts'
import type { outcomes, Reason } from '../../imports/rows.ts'
import { KeptOutFile } from './kept-out-file.tsx'
import { useReasons } from './reasons.ts'

type Outcome = (typeof outcomes)[number]

const outcomeWords: { readonly [Key in Outcome]: () => ReactNode } = {
  waiting: () => <Trans id="vocabulary.outcome.waiting">مقبولة، لم تُكتب بعد</Trans>,
  created: () => <Trans id="vocabulary.outcome.created">أُضيفت</Trans>,
  updated: () => <Trans id="vocabulary.outcome.updated">حُدّثت</Trans>,
  unchanged: () => <Trans id="vocabulary.outcome.unchanged">لم تتغير</Trans>,
  duplicate: () => <Trans id="vocabulary.outcome.duplicate">مكررة، لم تؤخذ</Trans>,
  rejected: () => <Trans id="vocabulary.outcome.rejected">مرفوضة</Trans>,
}
const order = Object.keys(outcomeWords) as readonly Outcome[]

function ReasonWords({ reason }: { readonly reason: Reason }) {
  return useReasons()[reason]
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
    cell: ({ reason }) => (reason === null ? '–' : <ReasonWords reason={reason} />),
  },
]

/** How many rows stand where, the progress of the writing, and the first rows that were kept out, each with its reason. */
export function ImportReport({ found, content }: { readonly found: Import; readonly content: string }) {
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
        <>
          <Table
            caption={<Trans id="vocabulary.report.caption">أول مئة صف لم يؤخذ، وسبب كل منها</Trans>}
            columns={columns}
            rows={found.kept_out}
            rowKey={({ line, reason }) => `${line} ${reason}`}
          />
          <KeptOutFile found={found} content={content} />
        </>
      )}
    </>
  )
}

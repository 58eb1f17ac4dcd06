import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { type Column, NumberText, Table, useDisplay } from '../../../../web/index.ts'
import type { ImportRun, RowError } from '../../transfer/index.ts'
import { outcomeWords } from './words.tsx'

type Findings = NonNullable<ImportRun['findings']>
type ColumnFinding = Findings['columns'][number]

/** What was found in each column: how full it is, and how many rows each fault keeps back. */
export function Faults({ findings }: { readonly findings: Findings }) {
  const columns: readonly Column<ColumnFinding>[] = [
    {
      key: 'column',
      header: <Trans id="documentation.import.column">العمود</Trans>,
      cell: ({ column }) => <HeadingText column={column} />,
      rowHeader: true,
    },
    {
      key: 'filled',
      header: <Trans id="documentation.import.filled">خلايا مملوءة</Trans>,
      cell: ({ filled }) => <NumberText value={filled} />,
      numeric: true,
    },
    {
      key: 'empty',
      header: <Trans id="documentation.import.empty">فارغة</Trans>,
      cell: ({ empty }) => <NumberText value={empty} />,
      numeric: true,
    },
    {
      key: 'taken',
      header: <Trans id="documentation.import.is-taken">يُستورد</Trans>,
      cell: ({ taken, column }) =>
        column === '' ? (
          '–'
        ) : taken ? (
          <Trans id="documentation.import.yes">نعم</Trans>
        ) : (
          <Trans id="documentation.import.no">لا</Trans>
        ),
    },
    {
      key: 'faults',
      header: <Trans id="documentation.import.rows-kept">سطور يمنعها</Trans>,
      cell: ({ faults }) => <NumberText value={faults.reduce((sum, { rows }) => sum + rows, 0)} />,
      numeric: true,
    },
  ]
  return (
    <details className="record-group">
      <summary>
        <h2>
          <Trans id="documentation.import.by-column">ما وُجد في كل عمود</Trans>
        </h2>
      </summary>
      <Table
        caption={<Trans id="documentation.import.by-column">ما وُجد في كل عمود</Trans>}
        columns={columns}
        rows={findings.columns}
        rowKey={({ column }) => column}
      />
    </details>
  )
}

function HeadingText({ column }: { readonly column: string | null }) {
  if (column === null || column === '') return <Trans id="documentation.import.whole-row">السطر كله</Trans>
  return <bdi dir="auto">{column}</bdi>
}

type ErrorTableProps = { readonly errors: readonly RowError[]; readonly caption: ReactNode; readonly isDone: boolean }

/** Rows that were not or would not be taken, with the column and the reason in the reader's language. */
export function ErrorTable({ errors, caption, isDone }: ErrorTableProps) {
  const { language } = useDisplay()
  const columns: readonly Column<RowError>[] = [
    {
      key: 'row',
      header: <Trans id="documentation.import.row">السطر</Trans>,
      cell: ({ row }) => <NumberText value={row} />,
      numeric: true,
      rowHeader: true,
    },
    {
      key: 'outcome',
      header: <Trans id="documentation.import.outcome">مصيره</Trans>,
      cell: ({ outcome }) => outcomeWords(outcome, isDone),
    },
    {
      key: 'column',
      header: <Trans id="documentation.import.column">العمود</Trans>,
      cell: ({ column }) => <HeadingText column={column} />,
    },
    {
      key: 'reason',
      header: <Trans id="documentation.import.reason">السبب</Trans>,
      cell: ({ message }) => message[language],
    },
  ]
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={errors}
      rowKey={({ row, column, code }) => `${row} ${column} ${code}`}
    />
  )
}

const FIRST = 20

export function FirstErrors({ errors }: { readonly errors: readonly RowError[] }) {
  if (errors.length === 0) return null
  return (
    <section>
      <h2>
        <Trans id="documentation.import.not-taken-title">سطور لا تؤخذ وأسبابها</Trans>
      </h2>
      <ErrorTable
        isDone={false}
        errors={errors.slice(0, FIRST)}
        caption={<Trans id="documentation.import.not-taken-first">أولها؛ وبعد الكتابة تُنزَّل كلها ملفًا يُصحَّح</Trans>}
      />
    </section>
  )
}

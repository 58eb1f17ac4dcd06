import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Missing } from './ltext-view.tsx'
import { type Column, Table } from './table.tsx'
import { Timestamp } from './values.tsx'

export type HistoryEntry = {
  readonly id: string
  readonly at: string
  readonly by: string | undefined
  readonly field: ReactNode
  readonly before: ReactNode | undefined
  readonly after: ReactNode | undefined
}

const columns: readonly Column<HistoryEntry>[] = [
  {
    key: 'field',
    header: <Trans id="design.history.field">الحقل</Trans>,
    cell: (entry) => entry.field,
    rowHeader: true,
  },
  {
    key: 'before',
    header: <Trans id="design.history.before">القيمة السابقة</Trans>,
    cell: (entry) => entry.before ?? <Missing />,
  },
  {
    key: 'after',
    header: <Trans id="design.history.after">القيمة الجديدة</Trans>,
    cell: (entry) => entry.after ?? <Missing />,
  },
  {
    key: 'by',
    header: <Trans id="design.history.by">من</Trans>,
    cell: (entry) =>
      entry.by === undefined ? <Trans id="design.history.system">النظام</Trans> : <bdi>{entry.by}</bdi>,
  },
  { key: 'at', header: <Trans id="design.history.at">متى</Trans>, cell: (entry) => <Timestamp at={entry.at} /> },
]

type HistoryViewProps = { readonly entries: readonly HistoryEntry[]; readonly caption?: ReactNode }

/** Who changed which field, from what to what, and when; newest first, as the server sends it. */
export function HistoryView({ entries, caption }: HistoryViewProps) {
  return (
    <Table
      caption={caption ?? <Trans id="design.history.title">سجل التغييرات</Trans>}
      columns={columns}
      rows={entries}
      rowKey={(entry) => entry.id}
    />
  )
}

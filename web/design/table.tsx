import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'

export type SortDirection = 'ascending' | 'descending'

export type Column<Row> = {
  readonly key: string
  readonly header: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Figures stand at the end side with tabular digits. */
  readonly numeric?: boolean
  /** The cell that names the row for screen readers. */
  readonly rowHeader?: boolean
  /** Where a click on the header leads, and how the rows are ordered by it now. */
  readonly sort?: { readonly href: string; readonly direction?: SortDirection }
}

type TableProps<Row> = {
  readonly caption: ReactNode
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
}

/**
 * A native table. On a phone every row becomes a block in which each value carries its column's name as text, and the
 * header row goes: the name is read once in either form. Sorting is a link, so that it survives reload and sharing.
 */
export function Table<Row>({ caption, columns, rows, rowKey }: TableProps<Row>) {
  return (
    <div className="table-frame">
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={cellClass(column)} aria-sort={column.sort?.direction}>
                {column.sort === undefined ? column.header : <SortLink {...column.sort}>{column.header}</SortLink>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <BodyCell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const cellClass = ({ numeric }: { readonly numeric?: boolean }) => (numeric === true ? 'cell-number' : undefined)

function BodyCell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const content = (
    <>
      <span className="cell-label">{column.header} </span>
      <span className="cell-value">{column.cell(row)}</span>
    </>
  )
  if (column.rowHeader !== true) return <td className={cellClass(column)}>{content}</td>
  return (
    <th scope="row" className={cellClass(column)}>
      {content}
    </th>
  )
}

function SortLink({
  href,
  direction,
  children,
}: NonNullable<Column<never>['sort']> & { readonly children: ReactNode }) {
  const { t } = useLingui()
  const icon = direction === undefined ? 'sortable' : direction === 'ascending' ? 'sort-ascending' : 'sort-descending'
  return (
    <Link href={href} className="sort-link" title={t({ id: 'design.table.sort', message: 'ترتيب حسب هذا العمود' })}>
      {children}
      <Icon name={icon} />
    </Link>
  )
}

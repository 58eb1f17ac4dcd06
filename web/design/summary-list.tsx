import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from './link.tsx'
import { Missing } from './ltext-view.tsx'

export type SummaryRow = {
  readonly key: string
  readonly label: ReactNode
  readonly value: ReactNode | undefined
  readonly changeHref?: string
}

/** Labels and values: the check-answers page, the record page and its print are this one list. */
export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }) {
  return (
    <dl className="summary-list">
      {rows.map(({ key, label, value, changeHref }) => (
        <div key={key} className="summary-row">
          <dt>{label}</dt>
          <dd>{value ?? <Missing />}</dd>
          {changeHref === undefined ? null : (
            <dd className="summary-action">
              <Link href={changeHref}>
                <Trans id="design.summary.change">تغيير</Trans>
                <span className="visually-hidden"> {label}</span>
              </Link>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

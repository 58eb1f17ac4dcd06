import './chart.css'
import { Plural, Trans } from '@lingui/react/macro'
import { type ReactNode, useId } from 'react'
import { type Column, DateText, Table } from '../design/index.ts'

/** What every figure says about itself: nobody has to ask where a number comes from. */
export type FigureFacts = {
  readonly title: string
  /** What the picture shows, in a sentence or two, for those who do not see it. */
  readonly description: string
  readonly source: ReactNode
  /** The span of time that the numbers are about, in words. */
  readonly period: ReactNode
  /** When the numbers were taken, `YYYY-MM-DD`. */
  readonly date: string
  /** Numbers withheld because they are small. */
  readonly suppressed?: number
}

type FigureProps<Row> = {
  readonly facts: FigureFacts
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly legend?: ReactNode
  /** Said under the picture: what could not be drawn. */
  readonly note?: ReactNode
  readonly children: ReactNode
}

/** A picture with its title, source, date and period, its legend, and the same numbers as a table (F1). */
export function Figure<Row>({ facts, columns, rows, rowKey, legend, note, children }: FigureProps<Row>) {
  const id = useId()
  const { suppressed = 0 } = facts
  return (
    <figure className="figure" aria-labelledby={id}>
      <figcaption>
        <strong id={id} className="figure-title">
          <bdi>{facts.title}</bdi>
        </strong>
        <span className="figure-facts">
          <Trans id="charts.source">
            المصدر: <bdi>{facts.source}</bdi>
          </Trans>
          <span aria-hidden="true"> · </span>
          <Trans id="charts.period">
            المدة: <bdi>{facts.period}</bdi>
          </Trans>
          <span aria-hidden="true"> · </span>
          <Trans id="charts.taken">
            أرقام يوم <DateText date={{ value: facts.date, approximate: false }} />
          </Trans>
        </span>
      </figcaption>
      {legend}
      {children}
      {note === undefined ? null : <p className="figure-note">{note}</p>}
      {suppressed === 0 ? null : (
        <p className="figure-note">
          <Plural
            id="charts.suppressed"
            value={suppressed}
            zero="لم يُحجب أي عدد."
            one="حُجب عدد واحد لصغره حمايةً للأشخاص."
            two="حُجب عددان لصغرهما حمايةً للأشخاص."
            few="حُجبت # أعداد لصغرها حمايةً للأشخاص."
            many="حُجب # عددًا لصغرها حمايةً للأشخاص."
            other="حُجب # عدد لصغرها حمايةً للأشخاص."
          />
        </p>
      )}
      <details className="figure-data">
        <summary>
          <Trans id="charts.data">جدول بيانات الشكل</Trans>
        </summary>
        <Table caption={<bdi>{facts.title}</bdi>} columns={columns} rows={rows} rowKey={rowKey} />
      </details>
    </figure>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import { formatNumber } from '../../foundation/language/index.ts'
import { type Column, useDisplay } from '../design/index.ts'
import {
  type BarPiece,
  type BarsData,
  type BarsMode,
  type BarValue,
  boundsOf,
  layoutBars,
  totalOf,
} from './bars-layout.ts'
import { ChartText } from './chart-text.tsx'
import { Figure, type FigureFacts } from './figure.tsx'
import { useFrame } from './frame.ts'
import { Picture } from './picture.tsx'
import { classOf, fillOf, Legend, Patterns } from './series.tsx'

type BarsProps = {
  readonly facts: FigureFacts
  readonly data: BarsData
  readonly mode?: BarsMode
  /** The head of the first column of the table: what the bars are of. */
  readonly dimension: string
  /** The head of the column of numbers, where there is one series only. */
  readonly measure: string
}

/** Bars of one or several series, side by side or one after the other; numbers may be ranges or withheld. */
export function Bars({ facts, data, mode = 'grouped', dimension, measure }: BarsProps) {
  const [box, frame] = useFrame<HTMLDivElement>()
  const id = useId()
  const write = useWriteValue()
  const layout = layoutBars(data, frame.width, mode, { number: write })
  const kinds = new Set(layout.rows.flatMap(({ pieces }) => pieces.map(({ kind }) => kind)))
  return (
    <Figure
      facts={facts}
      columns={useColumns(data, mode, dimension, measure)}
      rows={data.categories.map((category, at) => ({ ...category, values: data.values[at] ?? [] }))}
      rowKey={({ key }) => key}
      legend={
        <Legend
          id={id}
          series={data.series.length > 1 ? data.series : []}
          more={usualMore(id).filter(({ key }) => kinds.has(key))}
        />
      }
    >
      <Picture facts={facts} frame={frame} box={box} height={layout.height}>
        <Patterns id={id} />
        {layout.rows.map(({ key, label, pieces, figures }) => (
          <g key={key}>
            <ChartText x={frame.place(label.inline)} y={label.y} lines={label.lines} data />
            {pieces.map((piece) => (
              <Piece key={piece.key} id={id} piece={piece} x={frame.place(piece.inline, piece.length)} />
            ))}
            {figures.map((figure) => (
              <ChartText
                key={figure.key}
                className="bar-figure"
                x={frame.place(figure.inline)}
                y={figure.y}
                lines={[figure.text]}
              />
            ))}
          </g>
        ))}
        <path className="chart-axis" d={`M${frame.place(layout.baseline)},0 v${layout.height - 8}`} />
      </Picture>
    </Figure>
  )
}

function Piece({ id, piece, x }: { readonly id: string; readonly piece: BarPiece; readonly x: number }) {
  const { kind, series, y, length, thickness } = piece
  const shape = { x, y, width: length, height: thickness }
  if (kind === 'sure') return <rect {...shape} className={`${classOf(series)} series-edge`} fill={fillOf(id, series)} />
  if (kind === 'unsure') return <rect {...shape} className="unsure-edge" fill={`url(#${id}-unsure)`} />
  return <rect {...shape} className="unsure-edge" fill="none" />
}

/** The keys of the patterns that are no series. */
const usualMore = (id: string) => [
  {
    key: 'unsure' as const,
    swatch: <rect x={1} y={1} width={26} height={16} className="unsure-edge" fill={`url(#${id}-unsure)`} />,
    label: <Trans id="charts.legend.unsure">بين الحد الأدنى والحد الأقصى</Trans>,
  },
  {
    key: 'suppressed' as const,
    swatch: <rect x={1} y={1} width={26} height={16} className="unsure-edge" fill="none" />,
    label: <Trans id="charts.legend.suppressed">عدد محجوب لصغره</Trans>,
  },
]

function useWriteValue(): (value: BarValue) => string {
  const display = useDisplay()
  const { t } = useLingui()
  const withheld = t({ id: 'charts.withheld', message: 'محجوب' })
  return (value) => {
    if (value === 'suppressed') return withheld
    const { min, max } = boundsOf(value)
    const [low, high] = [min, max].map((one) => formatNumber(display, one))
    return min === max ? (low ?? '') : `${low}–${high}`
  }
}

type Row = { readonly key: string; readonly label: string; readonly values: readonly BarValue[] }

function useColumns(data: BarsData, mode: BarsMode, dimension: string, measure: string): readonly Column<Row>[] {
  const write = useWriteValue()
  const { t } = useLingui()
  const first: Column<Row> = {
    key: 'label',
    header: dimension,
    rowHeader: true,
    cell: ({ label }) => <bdi>{label}</bdi>,
  }
  const numbers = data.series.map(
    ({ key, label }, index): Column<Row> => ({
      key: `value ${key}`,
      header: data.series.length === 1 ? measure : <bdi>{label}</bdi>,
      numeric: true,
      cell: ({ values }) => <span className="number">{write(values[index] ?? 'suppressed')}</span>,
    }),
  )
  const total: Column<Row> = {
    key: 'total',
    header: t({ id: 'charts.total-shown', message: 'مجموع المعروض' }),
    numeric: true,
    cell: ({ values }) => <span className="number">{write(totalOf(values))}</span>,
  }
  return mode === 'stacked' && data.series.length > 1 ? [first, ...numbers, total] : [first, ...numbers]
}

import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { area, line } from 'd3-shape'
import { useId } from 'react'
import { formatDate, formatNumber } from '../../foundation/language/index.ts'
import { type Column, NumberText, useDisplay } from '../design/index.ts'
import { ChartText } from './chart-text.tsx'
import { Figure, type FigureFacts } from './figure.tsx'
import { type Frame, useFrame } from './frame.ts'
import { type LineData, type LinePoint, layoutLine } from './line-layout.ts'
import { Picture } from './picture.tsx'
import { classOf, Legend, markOf } from './series.tsx'

type LineChartProps = {
  readonly facts: FigureFacts
  readonly data: LineData
  /** What is counted: the head of the column where there is one series only. */
  readonly measure: string
  /** Dates that no single period holds: counted beside the picture and never put into one. */
  readonly unplaced?: number
}

/** Counts over time: a line for what is certain, a band up to what is possible. Time runs as reading does. */
export function LineChart({ facts, data, measure, unplaced = 0 }: LineChartProps) {
  const [box, frame] = useFrame<HTMLDivElement>()
  const id = useId()
  const { display } = frame
  const layout = layoutLine(data, frame.width, {
    period: (period) => formatDate(display, period),
    number: (value) => formatNumber(display, value),
  })
  const banded = data.series.some(({ counts }) => counts.some(({ certain, possible }) => possible > certain))
  return (
    <Figure
      facts={facts}
      columns={useColumns(data, measure)}
      rows={data.periods.map((period) => ({ period }))}
      rowKey={({ period }) => period}
      legend={<Legend id={id} series={data.series} marks more={banded ? [band] : []} />}
      note={unplaced === 0 ? undefined : <Unplaced count={unplaced} />}
    >
      <Picture facts={facts} frame={frame} box={box} height={layout.height}>
        {layout.values.map(({ value, label, y }) => (
          <g key={value}>
            <path className="chart-grid" d={`M${frame.place(layout.axis)},${y} H${frame.place(frame.width)}`} />
            <ChartText className="quiet" x={frame.place(layout.axis - 8)} y={y + 5} anchor="end" lines={[label]} />
          </g>
        ))}
        <path className="chart-axis" d={`M${frame.place(layout.axis)},${layout.axisY} H${frame.place(frame.width)}`} />
        {layout.labels.map(({ period, inline, label, anchor }) => (
          <ChartText
            key={period}
            className="quiet"
            x={frame.place(inline)}
            y={layout.axisY + 22}
            anchor={anchor}
            lines={[label]}
          />
        ))}
        {layout.series.map(({ key, points }, index) => (
          <OneLine key={key} frame={frame} points={points} index={index} />
        ))}
      </Picture>
    </Figure>
  )
}

function OneLine({ frame, points, index }: { frame: Frame; points: readonly LinePoint[]; index: number }) {
  const x = ({ inline }: LinePoint) => frame.place(inline)
  const path = line<LinePoint>(x, ({ y }) => y)
  const between = area<LinePoint>(
    x,
    ({ y }) => y,
    ({ upperY }) => upperY,
  )
  return (
    <g className={classOf(index)}>
      {points.some(({ y, upperY }) => upperY < y) ? <path className="series-band" d={between(points) ?? ''} /> : null}
      <path className="series-line" d={path(points) ?? ''} />
      {points.map((point) => (
        <path
          key={point.period}
          className="series-mark"
          d={markOf(index)}
          transform={`translate(${x(point)},${point.y})`}
        />
      ))}
    </g>
  )
}

const band = {
  key: 'band',
  swatch: <rect x={1} y={2} width={26} height={14} className="series-1 series-band" />,
  label: <Trans id="charts.line.possible">ما يحتمل أن يكون في هذه المدة زيادةً على المؤكد</Trans>,
}

function Unplaced({ count }: { readonly count: number }) {
  return (
    <Plural
      id="charts.line.unplaced"
      value={count}
      zero="كل التواريخ معلومة بما يكفي."
      one="تاريخ واحد لا تحدد معلوماته أي مدة من هذه المدد، فلم يُنسب إلى واحدة منها."
      two="تاريخان لا تحدد معلوماتهما أي مدة من هذه المدد، فلم يُنسبا إلى واحدة منها."
      few="# تواريخ لا تحدد معلوماتها أي مدة من هذه المدد، فلم تُنسب إلى واحدة منها."
      many="# تاريخًا لا تحدد معلوماتها أي مدة من هذه المدد، فلم تُنسب إلى واحدة منها."
      other="# تاريخ لا تحدد معلوماتها أي مدة من هذه المدد، فلم تُنسب إلى واحدة منها."
    />
  )
}

type Row = { readonly period: string }

function useColumns({ series }: LineData, measure: string): readonly Column<Row>[] {
  const display = useDisplay()
  const { t } = useLingui()
  const certain = t({ id: 'charts.line.certain-column', message: 'مؤكد' })
  const possible = t({ id: 'charts.line.possible-column', message: 'محتمل على الأكثر' })
  return [
    {
      key: 'period',
      header: t({ id: 'charts.line.period', message: 'المدة' }),
      rowHeader: true,
      cell: ({ period }) => <bdi className="date">{formatDate(display, period)}</bdi>,
    },
    ...series.flatMap(({ key, label, counts }): readonly Column<Row>[] => {
      const found = new Map(counts.map((count) => [count.period, count]))
      const named = series.length === 1 ? measure : label
      return [
        {
          key: `certain ${key}`,
          numeric: true,
          header: (
            <>
              <bdi>{named}</bdi>: {certain}
            </>
          ),
          cell: ({ period }) => <NumberText value={found.get(period)?.certain ?? 0} />,
        },
        {
          key: `possible ${key}`,
          numeric: true,
          header: (
            <>
              <bdi>{named}</bdi>: {possible}
            </>
          ),
          cell: ({ period }) => <NumberText value={found.get(period)?.possible ?? 0} />,
        },
      ]
    }),
  ]
}

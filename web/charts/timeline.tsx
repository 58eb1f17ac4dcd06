import { Trans, useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import { formatDate } from '../../foundation/language/index.ts'
import type { Column } from '../design/index.ts'
import { ChartText } from './chart-text.tsx'
import { Figure, type FigureFacts } from './figure.tsx'
import { type Frame, useFrame } from './frame.ts'
import { Picture } from './picture.tsx'
import { Legend, Patterns } from './series.tsx'
import { layoutTimeline, type TimelineItem, type TimelineSpan } from './timeline-layout.ts'
import { EndText, StartText } from './timeline-words.tsx'

type TimelineProps = {
  readonly facts: FigureFacts
  readonly items: readonly TimelineItem[]
  /** The head of the column that names the items in the table. */
  readonly dimension: string
  /** Where an item leads, from the table. */
  readonly linkOf?: (item: TimelineItem) => React.ReactNode
}

const barHeight = 14

/** Events and what lasted on an axis of time that runs as reading does; uncertain dates are drawn as the spans they are. */
export function Timeline({ facts, items, dimension, linkOf }: TimelineProps) {
  const [box, frame] = useFrame<HTMLDivElement>()
  const id = useId()
  const layout = layoutTimeline(items, frame.width, (value) => formatDate(frame.display, value))
  const kinds = new Set(layout.rows.flatMap(({ spans, item }) => spans.map((span) => kindOf(span, item))))
  return (
    <Figure
      facts={facts}
      columns={useColumns(dimension, linkOf)}
      rows={layout.rows.map(({ item }) => item)}
      rowKey={({ id: key }) => key}
      legend={<Legend id={id} series={[]} more={legendOf(id).filter(({ key }) => kinds.has(key))} />}
    >
      <Picture facts={facts} frame={frame} box={box} height={layout.height}>
        <Patterns id={id} />
        {layout.ticks.map((tick) => (
          <g key={tick.value}>
            <path className="chart-grid" d={`M${frame.place(tick.inline)},0 V${layout.axisY}`} />
            <ChartText
              className="quiet"
              x={frame.place(tick.inline)}
              y={layout.axisY + 20}
              anchor={tick.anchor}
              lines={[tick.label]}
            />
          </g>
        ))}
        <path className="chart-axis" d={`M0,${layout.axisY} H${frame.width}`} />
        {layout.rows.map(({ item, label, barY, spans }) => (
          <g key={item.id}>
            <ChartText x={frame.place(label.inline)} y={label.y} lines={label.lines} className="halo" data />
            {spans.map((span) => (
              <Span key={`${span.kind} ${span.inline}`} id={id} frame={frame} span={span} item={item} y={barY} />
            ))}
          </g>
        ))}
      </Picture>
    </Figure>
  )
}

type SpanProps = {
  readonly id: string
  readonly frame: Frame
  readonly span: TimelineSpan
  readonly item: TimelineItem
  readonly y: number
}

const diamond = 'M0,-8 L8,0 L0,8 L-8,0 Z'

function Span({ id, frame, span, item, y }: SpanProps) {
  const middle = y + barHeight / 2
  if (span.kind === 'day') {
    const x = Math.min(Math.max(9, frame.place(span.inline + span.length / 2)), frame.width - 9)
    const look = item.estimate === true ? 'series-mark hollow' : 'series-mark'
    return <path className={`series-1 ${look}`} d={diamond} transform={`translate(${x},${middle})`} />
  }
  const x = frame.place(span.inline, span.length)
  const lasted = span.kind === 'lasted'
  return (
    <>
      <rect
        x={x}
        y={y}
        width={span.length}
        height={barHeight}
        className={lasted ? 'series-1 series-edge' : 'unsure-edge'}
        fill={`url(#${id}-${lasted ? '1' : 'unsure'})`}
      />
      {span.openStart ? <Arrow frame={frame} inline={span.inline} y={middle} towards={-1} /> : null}
      {span.openEnd ? <Arrow frame={frame} inline={span.inline + span.length} y={middle} towards={1} /> : null}
    </>
  )
}

/** A side that nobody knows the end of; it points out of the drawing, whichever way time runs. */
function Arrow({ frame, inline, y, towards }: { frame: Frame; inline: number; y: number; towards: 1 | -1 }) {
  const x = frame.place(inline)
  const sign = frame.display.direction === 'rtl' ? -towards : towards
  return (
    <path className="series-1 series-mark" d={`M${x - 10 * sign},${y - 9} L${x},${y} L${x - 10 * sign},${y + 9} Z`} />
  )
}

const kindOf = ({ kind, openStart, openEnd }: TimelineSpan, { estimate }: TimelineItem) =>
  kind === 'day' && estimate === true ? 'estimate' : openStart || openEnd ? 'open' : kind

const legendOf = (id: string) => [
  {
    key: 'day' as const,
    swatch: <path className="series-1 series-mark" d={diamond} transform="translate(14,9)" />,
    label: <Trans id="charts.timeline.day">يوم معلوم</Trans>,
  },
  {
    key: 'estimate' as const,
    swatch: <path className="series-1 series-mark hollow" d={diamond} transform="translate(14,9)" />,
    label: <Trans id="charts.timeline.estimate">يوم تقريبي</Trans>,
  },
  {
    key: 'within' as const,
    swatch: <rect x={1} y={2} width={26} height={14} className="unsure-edge" fill={`url(#${id}-unsure)`} />,
    label: <Trans id="charts.timeline.within">في وقت ما خلال هذه المدة</Trans>,
  },
  {
    key: 'lasted' as const,
    swatch: <rect x={1} y={2} width={26} height={14} className="series-1 series-edge" fill={`url(#${id}-1)`} />,
    label: <Trans id="charts.timeline.lasted">استمر طوال هذه المدة</Trans>,
  },
  {
    key: 'open' as const,
    swatch: <path className="series-1 series-mark" d="M10,1 L20,9 L10,17 Z" />,
    label: <Trans id="charts.timeline.open">طرف غير معلوم أو لم ينته بعد</Trans>,
  },
]

function useColumns(dimension: string, linkOf: TimelineProps['linkOf']): readonly Column<TimelineItem>[] {
  const { t } = useLingui()
  return [
    {
      key: 'label',
      header: dimension,
      rowHeader: true,
      cell: (item) => linkOf?.(item) ?? <bdi>{item.label}</bdi>,
    },
    {
      key: 'start',
      header: t({ id: 'charts.timeline.start', message: 'التاريخ أو البداية' }),
      cell: (item) => <StartText item={item} />,
    },
    {
      key: 'end',
      header: t({ id: 'charts.timeline.end', message: 'النهاية' }),
      cell: (item) => <EndText item={item} />,
    },
  ]
}

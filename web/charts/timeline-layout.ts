import { dayNumber } from '../../foundation/time/index.ts'
import { lineHeight, textSize, textWidth, wrapText } from './text-width.ts'
import { anchorWithin, timeTicks, withoutCollisions } from './time-axis.ts'

/** The first and the last day something can have been on; null where nobody knows how early or late. */
export type UncertainDay = { readonly first: string | null; readonly last: string | null }

export type TimelineItem = {
  readonly id: string
  readonly label: string
  readonly start: UncertainDay
  /** For what lasted: when it ended, or that it goes on. Without it the item is one event. */
  readonly end?: UncertainDay | 'open'
  /** The date is an estimate: the drawing says so, and widens nothing. */
  readonly estimate?: boolean
}

/** `day`: known to the day. `within`: somewhere in here. `lasted`: surely all of it. */
export type SpanKind = 'day' | 'within' | 'lasted'

export type TimelineSpan = {
  readonly kind: SpanKind
  readonly inline: number
  readonly length: number
  /** Goes on beyond the drawing: before it, after it. */
  readonly openStart: boolean
  readonly openEnd: boolean
}

export type TimelineRow = {
  readonly item: TimelineItem
  readonly label: { readonly inline: number; readonly y: number; readonly lines: readonly string[] }
  readonly barY: number
  readonly spans: readonly TimelineSpan[]
}

export type TimelineLayout = {
  readonly height: number
  readonly axisY: number
  readonly rows: readonly TimelineRow[]
  readonly ticks: readonly {
    readonly value: string
    readonly inline: number
    readonly label: string
    readonly anchor: 'start' | 'middle' | 'end'
  }[]
}

const pad = 8
const barHeight = 14
const least = 6

/**
 * Places dates as the spans they are: a month takes a month and a year its year, an event known to the day is a mark,
 * what lasted is sure only between the last possible beginning and the first possible end. Open sides reach the edge.
 * Labels stand above their span, inside the drawing, and items share a line only where neither labels nor spans meet.
 */
export function layoutTimeline(
  items: readonly TimelineItem[],
  width: number,
  tickLabel: (value: string) => string,
): TimelineLayout {
  const { from, to } = domainOf(items)
  const room = width - 2 * pad
  const inlineOf = (day: number) => pad + ((day - from) / (to - from + 1)) * room
  const drawn = items.toSorted(byDate).map((item) => drawnItem(item, from, to, inlineOf, width))
  const lanes: { end: number; lines: number; members: (typeof drawn)[number][] }[] = []
  for (const one of drawn) {
    const lane = lanes.find(({ end }) => end + 14 <= one.from)
    if (lane === undefined) lanes.push({ end: one.to, lines: one.lines.length, members: [one] })
    else {
      lane.end = one.to
      lane.lines = Math.max(lane.lines, one.lines.length)
      lane.members.push(one)
    }
  }
  let y = 4
  const rows = lanes.flatMap(({ lines, members }) => {
    const barY = y + lines * lineHeight
    const placed = members.map((one) => ({
      item: one.item,
      label: {
        inline: one.labelInline,
        y: barY - (one.lines.length - 1) * lineHeight - 6,
        lines: one.lines,
      },
      barY,
      spans: one.spans,
    }))
    y = barY + barHeight + 12
    return placed
  })
  const ticks = timeTicks(from, to, room, tickLabel).map(({ value, day }) => {
    const inline = inlineOf(day)
    const label = tickLabel(value)
    return { value, inline, label, anchor: anchorWithin(inline, textWidth(label, textSize), width) }
  })
  return { height: y + lineHeight + 8, axisY: y, rows, ticks: withoutCollisions(ticks) }
}

type Drawn = {
  readonly item: TimelineItem
  readonly from: number
  readonly to: number
  readonly labelInline: number
  readonly lines: readonly string[]
  readonly spans: readonly TimelineSpan[]
}

function drawnItem(
  item: TimelineItem,
  from: number,
  to: number,
  inlineOf: (day: number) => number,
  width: number,
): Drawn {
  const spans = spansOf(item).map(([kind, first, last]): TimelineSpan => {
    const [start, end] = [first ?? from, last ?? to]
    const inline = inlineOf(start)
    const length = inlineOf(end + 1) - inline
    // short spans stay visible: grown around their middle, and inside the drawing
    const grown = kind === 'day' ? length : Math.max(least, length)
    const moved = Math.min(Math.max(0, inline - (grown - length) / 2), width - grown)
    return { kind, inline: moved, length: grown, openStart: first === null, openEnd: last === null }
  })
  const start = Math.min(...spans.map(({ inline }) => inline))
  const end = Math.max(...spans.map(({ inline, length }) => inline + length))
  const lines = wrapText(item.label, Math.min(width, 340), textSize)
  const labelWidth = Math.max(...lines.map((line) => textWidth(line, textSize)), 0)
  const labelInline = Math.max(0, Math.min(start, width - labelWidth))
  return {
    item,
    from: Math.min(start, labelInline) - 8,
    to: Math.max(end, labelInline + labelWidth) + 8,
    labelInline,
    lines,
    spans,
  }
}

type DaySpan = readonly [SpanKind, number | null, number | null]

const dayOf = (day: string | null) => (day === null ? null : dayNumber(day))

/** What an item says about time, piece by piece; null where it reaches beyond what is known. */
function spansOf({ start, end }: TimelineItem): readonly DaySpan[] {
  const [startFirst, startLast] = [dayOf(start.first), dayOf(start.last)]
  if (end === undefined) {
    const known = startFirst !== null && startFirst === startLast
    return [[known ? 'day' : 'within', startFirst, startLast]]
  }
  const [endFirst, endLast] = end === 'open' ? [null, null] : [dayOf(end.first), dayOf(end.last)]
  const spans: DaySpan[] = []
  // surely under way from the last day it can have begun to the first day it can have ended
  const sure = startLast !== null && (end === 'open' || (endFirst !== null && endFirst >= startLast))
  if (!sure) return [['within', startFirst, endLast]]
  if (startFirst !== startLast) spans.push(['within', startFirst, startLast - 1])
  spans.push(['lasted', startLast, endFirst])
  if (end !== 'open' && endFirst !== endLast) spans.push(['within', (endFirst ?? 0) + 1, endLast])
  return spans
}

/** The days to draw: all that is known, and a little more, so that an open side has somewhere to go. */
function domainOf(items: readonly TimelineItem[]): { readonly from: number; readonly to: number } {
  const known = items.flatMap(({ start, end }) =>
    [start.first, start.last, ...(end === undefined || end === 'open' ? [] : [end.first, end.last])].flatMap((day) =>
      day === null ? [] : [dayNumber(day)],
    ),
  )
  if (known.length === 0) return { from: dayNumber('2000-01-01'), to: dayNumber('2000-12-31') }
  const [first, last] = [known.reduce((a, b) => Math.min(a, b)), known.reduce((a, b) => Math.max(a, b))]
  const more = Math.max(1, Math.round((last - first + 1) * 0.03))
  return { from: first - more, to: last + more }
}

function byDate(one: TimelineItem, other: TimelineItem): number {
  const key = ({ start, id }: TimelineItem) => `${start.first ?? ''}/${start.last ?? '9999'}/${id}`
  return key(one) < key(other) ? -1 : 1
}

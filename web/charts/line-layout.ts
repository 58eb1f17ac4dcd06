import { nice, ticks } from 'd3-array'
import type { PeriodCount } from './period-counts.ts'
import type { Series } from './series.tsx'
import { textSize, textWidth } from './text-width.ts'
import { anchorWithin, withoutCollisions } from './time-axis.ts'

export type LineData = {
  /** `YYYY` or `YYYY-MM`, one after the other. */
  readonly periods: readonly string[]
  readonly series: readonly (Series & { readonly counts: readonly PeriodCount[] })[]
}

export type LinePoint = {
  readonly period: string
  readonly inline: number
  readonly y: number
  readonly upperY: number
}

type Words = { readonly period: (period: string) => string; readonly number: (value: number) => string }

const plotHeight = 240
const top = 12

/**
 * Places counts by period: the line is what is certain, the band above it what is possible. Labels of periods stand as
 * close as they fit, those at the edges inside the drawing; ticks of numbers are whole.
 */
export function layoutLine(data: LineData, width: number, words: Words) {
  const most = Math.max(1, ...data.series.flatMap(({ counts }) => counts.map(({ possible }) => possible)))
  const [, ceiling] = nice(0, most, 4)
  const values = ticks(0, ceiling, 4).filter(Number.isInteger)
  const axis = Math.max(...values.map((value) => textWidth(words.number(value), textSize))) + 10
  const side = 10
  const step = data.periods.length > 1 ? (width - axis - 2 * side) / (data.periods.length - 1) : 0
  const inlineOf = (at: number) => (data.periods.length > 1 ? axis + side + at * step : axis + (width - axis) / 2)
  const yOf = (value: number) => top + plotHeight * (1 - value / ceiling)
  const labels = data.periods.map((period, at) => {
    const label = words.period(period)
    const labelWidth = textWidth(label, textSize)
    return {
      period,
      inline: inlineOf(at),
      label,
      width: labelWidth,
      anchor: anchorWithin(inlineOf(at), labelWidth, width),
    }
  })
  const widest = Math.max(...labels.map((label) => label.width), 0)
  const every = step === 0 ? 1 : Math.max(1, Math.ceil((widest + 12) / step))
  return {
    height: top + plotHeight + 32,
    axis,
    axisY: top + plotHeight,
    values: values.map((value) => ({ value, label: words.number(value), y: yOf(value) })),
    labels: withoutCollisions(labels.filter((_, at) => at % every === 0)),
    series: data.series.map(({ key, counts }) => {
      const found = new Map(counts.map((count) => [count.period, count]))
      const points = data.periods.map((period, at): LinePoint => {
        const { certain, possible } = found.get(period) ?? { certain: 0, possible: 0 }
        return { period, inline: inlineOf(at), y: yOf(certain), upperY: yOf(possible) }
      })
      return { key, points }
    }),
  }
}

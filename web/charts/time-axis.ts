import { dayNumber, dayOfNumber, isoDay } from '../../foundation/time/index.ts'
import { textSize, textWidth } from './text-width.ts'

/** A place on an axis of time: the value as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and the day it begins. */
type TimeTick = { readonly value: string; readonly day: number }

type Step = { readonly unit: 'day' | 'month' | 'year'; readonly every: number; readonly days: number }

const steps: readonly Step[] = [
  { unit: 'day', every: 1, days: 1 },
  { unit: 'day', every: 2, days: 2 },
  { unit: 'day', every: 7, days: 7 },
  { unit: 'month', every: 1, days: 30 },
  { unit: 'month', every: 3, days: 91 },
  { unit: 'month', every: 6, days: 182 },
  ...[1, 2, 5, 10, 25, 50, 100].map((every) => ({ unit: 'year' as const, every, days: every * 365.25 })),
]

/**
 * The ticks between two days (as numbers of foundation/time), as close as their labels allow in this room: whole days,
 * months or years, never an hour or half a month.
 */
export function timeTicks(
  from: number,
  to: number,
  room: number,
  label: (value: string) => string,
): readonly TimeTick[] {
  const perDay = room / (to - from + 1)
  for (const step of steps) {
    // no list is made that could not fit anyway
    if (step.days * perDay < 24) continue
    const ticks = ticksOf(step, from, to)
    const widest = Math.max(...ticks.map(({ value }) => textWidth(label(value), textSize)), 0)
    if (widest + 16 <= step.days * perDay) return ticks
  }
  return ticksOf(steps.at(-1) ?? { unit: 'year', every: 100, days: 36_525 }, from, to)
}

function ticksOf({ unit, every }: Step, from: number, to: number): readonly TimeTick[] {
  const ticks: TimeTick[] = []
  if (unit === 'day') {
    for (let day = from; day <= to; day += every) ticks.push({ value: dayOfNumber(day), day })
    return ticks
  }
  const [first, last] = [dayOfNumber(from), dayOfNumber(to)]
  const months = unit === 'year' ? every * 12 : every
  const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  for (let month = Math.ceil(monthOf(first) / months) * months; month <= monthOf(last); month += months) {
    const begin = isoDay(Math.floor(month / 12), (month % 12) + 1, 1)
    const day = dayNumber(begin)
    if (day >= from) ticks.push({ value: begin.slice(0, unit === 'year' ? 4 : 7), day })
  }
  return ticks
}

type Anchor = 'start' | 'middle' | 'end'
type AxisLabel = { readonly inline: number; readonly label: string; readonly anchor: Anchor }

/** Labels in their order, without those that would meet the one before: an edge label that was moved inward may. */
export function withoutCollisions<Label extends AxisLabel>(labels: readonly Label[]): readonly Label[] {
  const kept: Label[] = []
  let end = Number.NEGATIVE_INFINITY
  for (const one of labels) {
    const width = textWidth(one.label, textSize)
    const start = one.inline - (one.anchor === 'start' ? 0 : one.anchor === 'end' ? width : width / 2)
    if (start < end + 6) continue
    kept.push(one)
    end = start + width
  }
  return kept
}

/** Where a text around a point has to be anchored so that it stays between 0 and `room`. */
export function anchorWithin(inline: number, width: number, room: number): Anchor {
  if (inline - width / 2 < 0) return 'start'
  return inline + width / 2 > room ? 'end' : 'middle'
}

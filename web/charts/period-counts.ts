import { isoDay } from '../../foundation/time/index.ts'

/** When something happened: the first and the last day it can have been. */
export type PossibleDays = { readonly first: string; readonly last: string }

export type PeriodUnit = 'year' | 'month'

/** One period: what surely happened in it, and what may have. */
export type PeriodCount = { readonly period: string; readonly certain: number; readonly possible: number }

/**
 * Counts by year or month without pushing an uncertain date to the first of anything: a period holds for certain what
 * lies in it wholly, and possibly whatever touches it. What fits no single period is told by the year that holds it,
 * or under `between` where no year does. Periods without any are there as well, from the first to the last.
 */
export function countByPeriod(all: readonly PossibleDays[], unit: PeriodUnit) {
  const certain = new Map<string, number>()
  const possible = new Map<string, number>()
  const within = new Map<string, number>()
  let between = 0
  for (const { first, last } of all) {
    const [from, to] = [periodOf(first, unit), periodOf(last, unit)]
    for (const period of periodsFrom(from, to)) add(possible, period)
    if (from === to) add(certain, from)
    else if (first.slice(0, 4) === last.slice(0, 4)) add(within, first.slice(0, 4))
    else between += 1
  }
  const ends = [...possible.keys()].sort()
  const [start, end] = [ends[0], ends.at(-1)]
  const periods: readonly PeriodCount[] =
    start === undefined || end === undefined
      ? []
      : periodsFrom(start, end).map((period) => ({
          period,
          certain: certain.get(period) ?? 0,
          possible: possible.get(period) ?? 0,
        }))
  return { periods, undetermined: [...within].sort().map(([year, count]) => ({ year, count })), between }
}

const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
const periodOf = (day: string, unit: PeriodUnit) => day.slice(0, unit === 'year' ? 4 : 7)

/** Every year or month from one to another, both included. */
function periodsFrom(from: string, to: string): readonly string[] {
  const periods: string[] = []
  for (let period = from; period <= to; period = after(period)) periods.push(period)
  return periods
}

function after(period: string): string {
  const year = Number(period.slice(0, 4))
  if (period.length === 4) return isoDay(year + 1, 1, 1).slice(0, 4)
  const month = Number(period.slice(5))
  return isoDay(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1).slice(0, 7)
}

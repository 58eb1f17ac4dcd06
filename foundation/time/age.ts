import { type IsoDay, partsOfDay } from './calendar-day.ts'
import { type PartialDate, spanOf } from './partial-date.ts'

/** Completed years that a partly known birth allows; equal when certain. */
export type AgeRange = { readonly least: number; readonly most: number }

/**
 * The age a person can have had at a date: both may be partial. undefined when the person was surely not born yet.
 * Who is born on 29 February completes a year on 1 March of common years.
 */
export function ageAt(birth: PartialDate, at: PartialDate): AgeRange | undefined {
  const [born, when] = [spanOf(birth.value), spanOf(at.value)]
  const most = yearsBetween(born.first, when.last)
  if (most < 0) return undefined
  return { least: Math.max(0, yearsBetween(born.last, when.first)), most }
}

/** Whether the age was below a limit: a child below 18, `possible` where the dates leave it open. */
export function isBelowAge(age: AgeRange, limit: number): 'certain' | 'possible' | 'never' {
  return age.most < limit ? 'certain' : age.least < limit ? 'possible' : 'never'
}

function yearsBetween(birth: IsoDay, at: IsoDay): number {
  const [from, to] = [partsOfDay(birth), partsOfDay(at)]
  if (from === undefined || to === undefined) throw new RangeError(`Cannot count the years from ${birth} to ${at}`)
  return to.year - from.year - (at.slice(5) < birth.slice(5) ? 1 : 0)
}

/** Question 8: what the recipient owes, and by when. */
import { addToDay, dayOfNumber } from '../../foundation/time/index.ts'
import type { Duty } from '../machine/index.ts'
import type { RecordFacts, ScheduledDuty } from './model.ts'

type OwedDuty = Duty & { readonly rule: string }

const dayLength = 86_400_000

/**
 * Duties with their due dates: counted from the transfer (`now`) or from the day of their event, in the units agreed
 * (a month is not thirty days). A duty whose event has not happened has no due date yet. Days are days of UTC.
 */
export function scheduleDuties(owed: readonly OwedDuty[], facts: RecordFacts, now: number): readonly ScheduledDuty[] {
  return owed.map(({ action, rule, article, event, within }) => {
    const happened = facts.events?.find((one) => one.event === event)?.on
    const start = event === undefined ? dayOfNumber(Math.floor(now / dayLength)) : happened
    const due = start === undefined ? undefined : dueOf(start, within, event === undefined ? now : undefined)
    return {
      action,
      rule,
      article,
      ...(event === undefined ? {} : { event }),
      ...(within === undefined ? {} : { within: within.text }),
      ...(due === undefined ? {} : { due }),
    }
  })
}

function dueOf(day: string, within: Duty['within'], instant: number | undefined): string {
  if (within === undefined) return day
  const { hours, minutes, seconds } = within.parts
  const rest = ((hours * 60 + minutes) * 60 + seconds) * 1000
  const reached = addToDay(day, { ...within.parts, hours: 0, minutes: 0, seconds: 0 })
  if (rest === 0) return reached
  const since = instant === undefined ? 0 : instant % dayLength
  return new Date(Date.parse(`${reached}T00:00:00Z`) + since + rest).toISOString()
}

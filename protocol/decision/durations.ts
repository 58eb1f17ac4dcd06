/** Lengths of time as agreed: a month has 28 to 31 days, so that some pairs have no order. */
import type { Duty } from '../machine/index.ts'

type Within = Duty['within']

const seconds = 86_400

/** The fewest and the most seconds a duration can be, wherever on the calendar it begins. */
function boundsOf({ parts }: Exclude<Within, undefined>): readonly [number, number] {
  const rest = parts.days * seconds + parts.hours * 3600 + parts.minutes * 60 + parts.seconds
  const months = parts.years * 12 + parts.months
  // 400 years are 146,097 days; four years in a row may have no 29 February
  const least = months === 0 ? 0 : Math.max(months * 28, Math.floor(months * 30.4) - 3)
  const most = months === 0 ? 0 : Math.min(months * 31, Math.ceil(months * 30.5) + 4)
  return [least * seconds + rest, most * seconds + rest]
}

/** Whether the first is surely no longer than the second; no limit at all (an event alone: at once) is shortest. */
export function isNoLonger(one: Within, other: Within): boolean {
  if (one === undefined) return true
  if (other === undefined) return false
  if (one.text === other.text || JSON.stringify(one.parts) === JSON.stringify(other.parts)) return true
  const [a, b] = [one.parts, other.parts]
  const names = ['years', 'months', 'days', 'hours', 'minutes', 'seconds'] as const
  if (names.every((name) => a[name] <= b[name])) return true
  return boundsOf(one)[1] <= boundsOf(other)[0]
}

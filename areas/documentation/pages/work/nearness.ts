import { addToDay, parseDuration } from '../../../../foundation/time/index.ts'

export type Nearness = 'overdue' | 'today' | 'soon' | 'later'

const week = parseDuration('P7D')

/** How near a day is, seen from today: within a week is soon. */
export function nearness(day: string, today: string): Nearness {
  if (day < today) return 'overdue'
  if (day === today) return 'today'
  return week !== undefined && day <= addToDay(today, week) ? 'soon' : 'later'
}

/** How grave a risk is, and what is wrong with an assessment. Pure, with the day as an argument. */
import type { levels, NewAssessment, NewOverride, NewReprisal } from './model.ts'

export type RiskLevel = (typeof levels)[number]

/** Likelihood and impact, each from 1 to 5, as one of five levels. The scale is the institution's own. */
export function levelOf(likelihood: number, impact: number): RiskLevel {
  const score = likelihood * impact
  if (score >= 20) return 'extreme'
  if (score >= 15) return 'very_high'
  if (score >= 9) return 'high'
  return score >= 4 ? 'medium' : 'low'
}

export type ProtectionFault = { readonly pointer: string; readonly code: string }

/** At most so many days between two looks at a risk. */
const LONGEST = 366

const after = (day: string, days: number) => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

export function assessmentFaults({ assessed_on, review_on }: NewAssessment, today: string): readonly ProtectionFault[] {
  if (assessed_on > today) return [{ pointer: '/assessed_on', code: 'date.in-future' }]
  if (review_on <= today) return [{ pointer: '/review_on', code: 'protection.review-past' }]
  return review_on > after(assessed_on, LONGEST) ? [{ pointer: '/review_on', code: 'protection.review-late' }] : []
}

/** An override ends soon: within thirty days. */
export function overrideFaults({ until }: NewOverride, today: string): readonly ProtectionFault[] {
  const isSoon = until >= today && until <= after(today, 30)
  return isSoon ? [] : [{ pointer: '/until', code: 'protection.override-long' }]
}

/** A reprisal follows what it punishes. */
export function reprisalFaults(sent: NewReprisal, today: string): readonly ProtectionFault[] {
  if (sent.happened_on > today) return [{ pointer: '/happened_on', code: 'date.in-future' }]
  const isBefore = sent.cooperation_on !== null && sent.cooperation_on > sent.happened_on
  if (isBefore) return [{ pointer: '/cooperation_on', code: 'protection.before-cooperation' }]
  const mayName = sent.cooperation === 'interview' || sent.cooperation === 'intervention'
  return sent.cooperation_id !== null && !mayName
    ? [{ pointer: '/cooperation_id', code: 'protection.names-record' }]
    : []
}

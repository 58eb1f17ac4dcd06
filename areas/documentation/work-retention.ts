/** What happens at the end of retention: a review asked for, a destruction proposed by one person and decided by another. Pure. */
import { z } from 'zod'
import { text } from '../../foundation/language/index.ts'

const Named = z.strictObject({ id: z.uuid(), name: z.string() })
const reason = text({ max: 1000 })

const destructionStates = ['proposed', 'refused', 'destroyed'] as const

export const Destruction = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  case_id: z.uuid(),
  case_code: z.string(),
  state: z.enum(destructionStates),
  reason: z.string(),
  proposed_by: Named.nullable(),
  proposed_at: z.string(),
  decided_by: Named.nullable(),
  decided_at: z.string().nullable(),
  decision_reason: z.string().nullable(),
  /** Of what is gone: how many rows of each table. */
  counts: z.record(z.string(), z.int()),
})
export type Destruction = z.infer<typeof Destruction>

export const HoldChange = z.strictObject({ held: z.boolean(), reason })
export const NewDestruction = z.strictObject({ reason })
export const Decision = z.strictObject({ approve: z.boolean(), reason })

/** How long a case is kept, what holds it, and what is proposed for it. */
export const Keeping = z.strictObject({
  hold: z.strictObject({ by: Named.nullable(), at: z.string(), reason: z.string().nullable() }).nullable(),
  class_id: z.uuid().nullable(),
  /** The rule of its class; `review_on`: the review date if it were closed today. */
  rule: z.strictObject({ review_after: z.string(), citation: z.string(), review_on: z.string() }).nullable(),
  review_on: z.string().nullable(),
  /** Whether its review date has come and it may be proposed for destruction. */
  due: z.boolean(),
  destruction: Destruction.nullable(),
})
export type Keeping = z.infer<typeof Keeping>

/** Stages in which a case is at rest, so that its review date ends its retention. */
export const restingStages: readonly string[] = ['closed', 'declined']

/** Whether the retention of a case has ended: it is at rest and its review date has come. */
export const isDue = (file: { readonly stage: string; readonly review_on: string | null }, today: string): boolean =>
  restingStages.includes(file.stage) && file.review_on !== null && file.review_on <= today

/** Pairs of records that may be one: their states, and the order in which a pair is kept. Pure. */
import { z } from 'zod'
import { text } from '../../foundation/language/index.ts'

/** `different` is remembered and never proposed again; `same` is an edge that can be taken back, no record is rewritten. */
export const pairStates = ['candidate', 'same', 'different', 'undecided'] as const
export type PairState = (typeof pairStates)[number]

export const Pair = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  kind: z.enum(['person', 'event']),
  left_id: z.uuid(),
  right_id: z.uuid(),
  left_case_id: z.uuid(),
  right_case_id: z.uuid(),
  state: z.enum(pairStates),
  reason: z.string(),
  /** Codes of the reasons for which it was proposed. */
  evidence: z.array(z.string()).readonly(),
  updated_at: z.string(),
  updated_by: z.uuid(),
})
export type Pair = z.infer<typeof Pair>

export const NewPairInput = z.strictObject({
  kind: z.enum(['person', 'event']),
  records: z.tuple([z.uuid(), z.uuid()]),
  state: z.enum(pairStates).default('candidate'),
  reason: text({ min: 0, max: 2000 }).default(''),
})

/** A decision says why; a mere proposal need not. */
export const needsReason = (state: PairState) => state === 'same' || state === 'different'

type Side = { readonly id: string; readonly case_id: string }

/** Both sides in the one order in which a pair is stored. */
export const inOrder = (one: Side, other: Side): readonly [Side, Side] =>
  one.id < other.id ? [one, other] : [other, one]

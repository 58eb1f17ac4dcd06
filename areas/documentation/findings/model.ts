/** Findings as data: what they are about, where they stand, the ladder of proof, what is sent and told. Plain data: pages carry it. */
import { z } from 'zod'
import { text } from '../../../foundation/language/index.ts'

const aboutKinds = ['event', 'act', 'involvement'] as const
const statuses = [
  'unverified',
  'under_verification',
  'verified',
  'partly_verified',
  'not_verified',
  'withdrawn',
] as const
const decisions = ['verified', 'partly_verified', 'not_verified'] as const

const outcomes = ['violation', 'similar', 'no_violation'] as const
export const axes = ['reliability', 'credibility'] as const
export type Axis = (typeof axes)[number]
const sides = ['for', 'against'] as const
const positions = ['agree', 'dissent'] as const

/** The ladder of proof, lowest first. Order and wording are not confirmed by a source that was read: both say so where they are shown. */
export const standards = [
  'reasonable_suspicion',
  'reasonable_grounds',
  'balance',
  'clear_convincing',
  'beyond_doubt',
] as const

const Person = z.strictObject({ id: z.uuid(), name: z.string() })
const Words = z.strictObject({ ar: z.string(), fr: z.string(), en: z.string() })

/** A grade as it is shown: A–F or 1–6, in words, and how it came. */
export const Grade = z.strictObject({
  id: z.uuid(),
  axis: z.enum(axes),
  grade: z.strictObject({ id: z.uuid(), code: z.string(), words: Words }).nullable(),
  reason: z.string().nullable(),
  /** Carried over from a former system, until somebody grades it here. */
  mapped: z.boolean(),
  by: Person.nullable(),
  at: z.string(),
})
export type Grade = z.infer<typeof Grade>

export const NewGrade = z.strictObject({
  axis: z.enum(axes),
  grade_id: z.uuid(),
  reason: text({ max: 20_000 }),
  version: z.int().min(1),
})
export type NewGrade = z.infer<typeof NewGrade>

export const InformationGrades = z.strictObject({
  information: z.strictObject({
    id: z.uuid(),
    code: z.string(),
    case_id: z.uuid(),
    version: z.int(),
    independence_group: z.string().nullable(),
    may_edit: z.boolean(),
  }),
  /** Newest first; the first of each axis is the one that counts. */
  items: z.array(Grade),
  choices: z.array(z.strictObject({ axis: z.enum(axes), id: z.uuid(), code: z.string(), words: Words })),
})
export type InformationGrades = z.infer<typeof InformationGrades>

export const NewFinding = z.strictObject({
  about: z.strictObject({ kind: z.enum(aboutKinds), id: z.uuid() }),
  supersedes: z.uuid().nullable().default(null),
})
export type NewFinding = z.infer<typeof NewFinding>

export const FindingChange = z
  .strictObject({
    proposed: z.enum(decisions).nullable(),
    outcome: z.enum(outcomes).nullable(),
    standard: z.enum(standards).nullable(),
    standard_source: text({ max: 300 }).nullable(),
    reasons: text({ max: 20_000 }).nullable(),
    against_none: z.boolean(),
    /** All of it: what is left out is taken out. */
    information: z
      .array(z.strictObject({ id: z.uuid(), side: z.enum(sides) }))
      .max(500)
      .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, {
        params: { problem: 'finding.information-twice' },
      }),
  })
  .partial()
export type FindingChange = z.infer<typeof FindingChange>

export const NewPosition = z
  .strictObject({ position: z.enum(positions), reasons: text({ max: 20_000 }).nullable().default(null) })
  .refine(({ position, reasons }) => position === 'agree' || reasons !== null, {
    path: ['reasons'],
    params: { problem: 'finding.dissent-reasons' },
  })
export type NewPosition = z.infer<typeof NewPosition>

const Used = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  side: z.enum(sides),
  source_kind: z.string().nullable(),
  status: z.string(),
  independence_group: z.string().nullable(),
  reliability: z.string().nullable(),
  credibility: z.string().nullable(),
})
export type Used = z.infer<typeof Used>

const Decider = z.strictObject({
  person: Person.nullable(),
  position: z.enum(positions),
  reasons: z.string().nullable(),
  at: z.string(),
  /** Said about a text that was changed since: it does not count any more. */
  outdated: z.boolean(),
})

/** What a decision still lacks, each with its own sentence. */
export const lacks = [
  'proposal',
  'standard',
  'reasons',
  'outcome',
  'against',
  'against-both',
  'graded',
  'deciders',
] as const
export type Lack = (typeof lacks)[number]

export const FindingSummary = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  version: z.int(),
  case_id: z.uuid(),
  about: z.strictObject({ kind: z.enum(aboutKinds), id: z.uuid(), code: z.string().nullable() }),
  status: z.enum(statuses),
  proposed: z.enum(decisions).nullable(),
  outcome: z.enum(outcomes).nullable(),
  standard: z.enum(standards).nullable(),
  decided_on: z.string().nullable(),
  /** Another decided finding stands in its place. */
  followed_by: z.uuid().nullable(),
})
export type FindingSummary = z.infer<typeof FindingSummary>

export const Finding = z.strictObject({
  ...FindingSummary.shape,
  standard_source: z.string().nullable(),
  reasons: z.string().nullable(),
  against_none: z.boolean(),
  supersedes: z.uuid().nullable(),
  withdrawn_reason: z.string().nullable(),
  seal: z.string().nullable(),
  /** Whether the sealed text still has its hash; null while nothing is sealed. */
  seal_holds: z.boolean().nullable(),
  information: z.array(Used),
  /** Information about the same that could be used. */
  available: z.array(Used.omit({ side: true })),
  deciders: z.array(Decider),
  corroboration: z.int(),
  lacks: z.array(z.enum(lacks)),
  may_edit: z.boolean(),
  /** Why the reader cannot be one of those who decide. */
  may_not_decide: z.enum(['not_yet', 'gathered_alone', 'said_already', 'view_only']).nullable(),
  /** Other findings of the case that were decided to another standard. */
  other_standards: z.array(z.enum(standards)),
})
export type Finding = z.infer<typeof Finding>

export const MandateStandard = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  mandate_id: z.uuid(),
  standard: z.enum(standards),
  citation: z.string(),
})
export type MandateStandard = z.infer<typeof MandateStandard>

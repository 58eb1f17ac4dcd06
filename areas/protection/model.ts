/** Protection as data: scales, codes, what is sent and told. Plain data: pages carry it. */
import { z } from 'zod'
import { text } from '../../foundation/language/index.ts'
import { Day } from '../../foundation/time/index.ts'

/** Sealed fields by what they hang on: their slots are filled in browsers of named people alone, never sent in clear. */
export const sealedFields = {
  risk_assessment: ['safety_plan', 'threat_detail', 'source_detail', 'safe_contact_detail'],
  risk_measure: ['detail'],
  reprisal: ['account'],
} as const

const sources = ['state_agents', 'armed_group', 'private', 'family', 'community', 'online', 'unknown'] as const
const exposures = ['interview', 'visit', 'calls', 'presence', 'submission', 'publication', 'travel'] as const
const contacts = ['any', 'set_times', 'through_somebody', 'they_call', 'none'] as const
export const states = ['assessed', 'measures_in_place', 'reviewed', 'closed'] as const
const measureKinds = [
  'contact',
  'digital',
  'legal',
  'relocation',
  'accompaniment',
  'medical',
  'anonymity',
  'advocacy',
  'other',
] as const
const acts = ['interview', 'publication', 'referral', 'share'] as const
const reprisalKinds = [
  'threat',
  'arrest',
  'violence',
  'travel_ban',
  'dismissal',
  'defamation',
  'prosecution',
  'surveillance',
  'other',
] as const
/** The four groups of Human Rights Council resolution 12/2: who cooperates, who uses procedures, who files or helps, relatives. */
const protectedGroups = ['cooperates', 'uses_procedures', 'files_or_helps', 'relative'] as const
const cooperations = ['interview', 'intervention', 'contact', 'submission', 'publication', 'visit'] as const
export const levels = ['low', 'medium', 'high', 'very_high', 'extreme'] as const

const Person = z.strictObject({ id: z.uuid(), name: z.string() })
const Words = z.strictObject({ ar: z.string(), fr: z.string(), en: z.string() })
const step = z.int().min(1).max(5)

export const NewAssessment = z.strictObject({
  threat_id: z.uuid(),
  source: z.enum(sources),
  likelihood: step,
  impact: step,
  exposure: z.array(z.enum(exposures)).max(exposures.length).default([]),
  safe_contact: z.enum(contacts),
  with_person: z.boolean(),
  /** Who watches it; the person who writes it where left out. */
  owner_id: z.uuid().nullable().default(null),
  assessed_on: Day,
  review_on: Day,
})
export type NewAssessment = z.infer<typeof NewAssessment>

const Measure = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  kind: z.enum(measureKinds),
  owner: Person.nullable(),
  due_on: z.string(),
  done_on: z.string().nullable(),
  overdue: z.boolean(),
})
export type Measure = z.infer<typeof Measure>

export const NewMeasure = z.strictObject({
  kind: z.enum(measureKinds),
  owner_id: z.uuid().nullable().default(null),
  due_on: Day,
})
export type NewMeasure = z.infer<typeof NewMeasure>
export const MeasureChange = z.strictObject({ due_on: Day, done_on: Day.nullable() }).partial()

const Assessment = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  threat: z.strictObject({ id: z.uuid(), words: Words }),
  source: z.enum(sources),
  likelihood: z.int(),
  impact: z.int(),
  level: z.enum(levels),
  exposure: z.array(z.enum(exposures)),
  safe_contact: z.enum(contacts),
  with_person: z.boolean(),
  owner: Person.nullable(),
  assessed_on: z.string(),
  review_on: z.string(),
  overdue: z.boolean(),
  state: z.enum(states),
  measures: z.array(Measure),
})
export type Assessment = z.infer<typeof Assessment>

const Override = z.strictObject({
  id: z.uuid(),
  act: z.enum(acts),
  reason: z.string(),
  until: z.string(),
  by: Person.nullable(),
  at: z.string(),
  confirmed_by: Person.nullable(),
  live: z.boolean(),
  /** Whether the reader may be the second person. */
  may_confirm: z.boolean(),
})
export type Override = z.infer<typeof Override>

export const NewOverride = z.strictObject({ act: z.enum(acts), reason: text({ max: 2000 }), until: Day })
export type NewOverride = z.infer<typeof NewOverride>

export const NewReprisal = z.strictObject({
  kind: z.enum(reprisalKinds),
  happened_on: Day,
  protected_group: z.enum(protectedGroups),
  cooperation: z.enum(cooperations),
  cooperation_id: z.uuid().nullable().default(null),
  cooperation_on: Day.nullable().default(null),
})
export type NewReprisal = z.infer<typeof NewReprisal>
const Reprisal = z.strictObject({
  ...NewReprisal.shape,
  id: z.uuid(),
  version: z.int(),
  state: z.enum(['open', 'raised', 'closed']),
})
export type Reprisal = z.infer<typeof Reprisal>

export const PersonProtection = z.strictObject({
  person: z.strictObject({ id: z.uuid(), code: z.string(), case_id: z.uuid(), may_edit: z.boolean() }),
  current: Assessment.nullable(),
  earlier: z.array(Assessment),
  allows: z.record(z.enum(acts), z.boolean()),
  overrides: z.array(Override),
  reprisals: z.array(Reprisal),
  threats: z.array(z.strictObject({ id: z.uuid(), words: Words })),
})
export type PersonProtection = z.infer<typeof PersonProtection>

export const Watched = z.strictObject({
  person: z.strictObject({ id: z.uuid(), code: z.string(), case_id: z.uuid() }),
  level: z.enum(levels),
  review_on: z.string(),
  overdue: z.boolean(),
  owner: Person.nullable(),
})
export type Watched = z.infer<typeof Watched>

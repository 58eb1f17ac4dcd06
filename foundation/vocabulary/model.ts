/** Coded lists and their terms in several languages. */
import { z } from 'zod'
import { lText, text } from '../language/index.ts'

/** Languages a label may have; the interface speaks the first three. */
export const labelLanguages = ['ar', 'fr', 'en', 'es'] as const
export type LabelLanguage = (typeof labelLanguages)[number]
export const labelStatuses = ['reviewed', 'unreviewed', 'machine'] as const
export const origins = ['core', 'package', 'institution'] as const

const each = <T extends z.ZodType>(one: T) => {
  const optional = one.exactOptional()
  return z.strictObject({ ar: optional, fr: optional, en: optional, es: optional })
}
export const Labels = each(z.string())
export type Labels = z.infer<typeof Labels>

export const Vocabulary = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  key: z.string(),
  origin: z.enum(origins),
  name: lText({ max: 200 }),
  edition: z.string(),
  licence: z.string(),
  attribution: z.string(),
  /** Terms in use, and those of them whose Arabic nobody has reviewed. */
  terms: z.int(),
  unreviewed: z.int(),
})
export type Vocabulary = z.infer<typeof Vocabulary>

export const Term = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  list: z.string(),
  code: z.string(),
  huri_code: z.string().nullable(),
  parent_id: z.uuid().nullable(),
  position: z.int(),
  labels: Labels,
  statuses: each(z.enum(labelStatuses)),
  /** By language, who answers for a reviewed label. */
  reviewers: each(z.string()),
  scope_note: lText({ required: false, max: 4000 }),
  note: z.string(),
  replaced_by_id: z.uuid().nullable(),
  retired_on: z.string().nullable(),
  children: z.int(),
})
export type Term = z.infer<typeof Term>

/** A term as it is offered for choosing: with the labels of the terms above it, the root first. */
export const FoundTerm = z.strictObject({ ...Term.shape, above: z.array(Labels) })
export type FoundTerm = z.infer<typeof FoundTerm>

export const Synonym = z.strictObject({ id: z.uuid(), language: z.enum(labelLanguages), words: z.string() })
export type Synonym = z.infer<typeof Synonym>
export const TermDetail = z.strictObject({ ...FoundTerm.shape, synonyms: z.array(Synonym) })
export type TermDetail = z.infer<typeof TermDetail>

const label = text({ min: 0, max: 500 })
/** A language left empty is taken away. */
const LabelsGiven = each(label)
/** By language, the name and quality of who reviewed the label. */
const Reviewed = each(text({ min: 1, max: 200 }))
const hasLabel = (labels: z.infer<typeof LabelsGiven>) =>
  labelLanguages.some((language) => (labels[language] ?? '') !== '')
const labelNeeded = { error: 'text.required', params: { problem: 'text.required' } }

export const NewVocabulary = z.strictObject({
  key: z
    .string()
    .regex(/^own-[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  name: lText({ max: 200 }),
})
export const VocabularyChange = z.strictObject({ name: lText({ max: 200 }) })

export const NewTerm = z.strictObject({
  /** Only for a list of the institution; without it a free code is given. */
  code: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/)
    .optional(),
  parent_id: z.uuid().nullable().default(null),
  labels: LabelsGiven.refine(hasLabel, labelNeeded),
  reviewed: Reviewed.default({}),
  scope_note: lText({ required: false, max: 4000 }).default({}),
})
export type NewTerm = z.infer<typeof NewTerm>

export const TermChange = z
  .strictObject({
    labels: LabelsGiven,
    reviewed: Reviewed,
    scope_note: lText({ required: false, max: 4000 }),
    retired: z.boolean(),
  })
  .partial()
export type TermChange = z.infer<typeof TermChange>

/** Puts a term below another (null: at the top) and behind a sibling (null: first). */
export const TermMove = z.strictObject({ parent_id: z.uuid().nullable(), after_id: z.uuid().nullable() })
export const NewSynonym = z.strictObject({ language: z.enum(labelLanguages), words: text({ min: 1, max: 200 }) })

export { dataClasses } from './data-classes.ts'

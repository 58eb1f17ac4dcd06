/** The one document model: what reports, submissions and protocols are written as, before they become PDF or HTML. */
import { z } from 'zod'
import { LanguageCode } from '../language/index.ts'
import { Day } from '../time/index.ts'
import { Block } from './model/blocks.ts'
import { Inlines, LocalId, TextLanguage, Words } from './model/inlines.ts'
import { referenceFaults } from './model/references.ts'

/** A note has its own language and, with it, its own direction. */
const Note = z.strictObject({ id: LocalId, lang: TextLanguage, inlines: Inlines.min(1) })

/** What a statement rests on, as it is printed in each language; never typed into the text by hand. */
const Citation = z.strictObject({
  id: LocalId,
  target: z.enum(['record', 'evidence', 'recommendation', 'un_document', 'external']),
  /** The id or symbol of what is cited. */
  target_id: z.string().min(1).max(500),
  locator: z.string().min(1).max(200).exactOptional(),
  printed: Words,
})

const Annex = z.strictObject({ title: Words, sha256: z.string().regex(/^[0-9a-f]{64}$/) })

/**
 * A document as JSON, in canonical form by RFC 8785 for hashing. Values stay raw; they are formatted for one reader
 * when it is rendered. Refuses references that lead nowhere, notes that nothing points at, ids used twice, and tables
 * and columns whose rows do not fit.
 */
export const DocModel = z
  .strictObject({
    schema_version: z.literal(1),
    ref: z.string().min(1).max(200),
    title: Words,
    lang: LanguageCode,
    dir: z.enum(['rtl', 'ltr']),
    /** ISO 3166 code of the country whose usage the document follows. */
    region: z.string().regex(/^[A-Z]{2}$/),
    /** The date of the document, which is also the date inside the file; never the clock. */
    dated: Day,
    org: z.array(Words).min(1).max(20),
    /** Printed in the header of every page: «سري», «مسودة غير ملزمة». */
    classification: Words.exactOptional(),
    blocks: z.array(Block).min(1).max(20_000),
    notes: z.array(Note).max(5000),
    citations: z.array(Citation).max(5000),
    annexes: z.array(Annex).max(200),
  })
  .superRefine((model, context) => {
    for (const { path, problem } of referenceFaults(model))
      context.addIssue({ code: 'custom', path: [...path], message: problem, params: { problem } })
  })
export type DocModel = z.infer<typeof DocModel>

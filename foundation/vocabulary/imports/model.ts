/** An import as its pages and the command line see it. */
import { z } from 'zod'
import { text } from '../../language/index.ts'
import { outcomes, reasons } from './rows.ts'

const importKinds = ['terms', 'areas'] as const
/** A file of 4,500 terms in four languages has 1.2 MB. */
export const MOST_BYTES = 12_000_000

export const NewImport = z.strictObject({
  kind: z.enum(importKinds),
  format: z.enum(['csv', 'geojson']),
  file_name: text({ min: 1, max: 200 }),
  /** The file itself, UTF-8. */
  content: z.string().max(MOST_BYTES),
})

export const KeptOut = z.strictObject({
  line: z.int(),
  reason: z.enum(reasons).nullable(),
  field: z.string().nullable(),
})

export const Import = z.strictObject({
  id: z.uuid(),
  kind: z.enum(importKinds),
  file_name: z.string(),
  at: z.string(),
  /** Every row of the file stands in exactly one of these. */
  counts: z.record(z.enum(outcomes), z.int()),
  rows: z.int(),
  /** The first hundred rows that were kept out or held, in the order of the file. */
  kept_out: z.array(KeptOut),
})
export type Import = z.infer<typeof Import>

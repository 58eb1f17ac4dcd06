/** An import as its states, and what is told of it. Plain data: pages carry it. */
import { z } from 'zod'
import { Mapping } from './mapping/mapping.ts'
import { Dialect } from './reading/dialect.ts'

export { Dialect }

export const runStates = [
  'uploaded',
  'parsed',
  'mapped',
  'preview',
  'running',
  'paused',
  'completed',
  'completed_with_errors',
  'cancelled',
  'withdrawn',
] as const
export type RunState = (typeof runStates)[number]

/** From where to where; a preview is made again after every change of the mapping. */
export const transitions: Readonly<Record<RunState, readonly RunState[]>> = {
  uploaded: ['parsed', 'cancelled'],
  parsed: ['parsed', 'mapped', 'cancelled'],
  mapped: ['parsed', 'mapped', 'preview', 'cancelled'],
  preview: ['parsed', 'mapped', 'running', 'cancelled'],
  running: ['paused', 'completed', 'completed_with_errors', 'cancelled'],
  paused: ['running', 'cancelled'],
  completed: ['withdrawn'],
  completed_with_errors: ['withdrawn'],
  cancelled: ['withdrawn'],
  withdrawn: [],
}

const count = z.int().min(0)

/** rows_read = created + updated + unchanged + held + rejected. */
export const Counts = z.strictObject({
  rows_read: count,
  created: count,
  updated: count,
  unchanged: count,
  held: count,
  rejected: count,
  records: count,
  files_named: count,
  files_linked: count,
})
export type Counts = z.infer<typeof Counts>

export const RowError = z.strictObject({
  row: z.int(),
  outcome: z.enum(['rejected', 'held']),
  column: z.string().nullable(),
  code: z.string(),
  message: z.strictObject({ ar: z.string(), fr: z.string(), en: z.string() }),
})
export type RowError = z.infer<typeof RowError>

/** What a dry run over the whole file found. */
export const Findings = z.strictObject({
  counts: Counts,
  /** How many records each part would make. */
  parts: z.array(z.strictObject({ part: z.string(), records: count })),
  columns: z.array(
    z.strictObject({
      column: z.string(),
      filled: count,
      empty: count,
      taken: z.boolean(),
      /** How often each reason kept a row back in this column. */
      faults: z.array(z.strictObject({ code: z.string(), rows: count })),
    }),
  ),
  /** Cells of coded columns that no term answers to, the most frequent first. */
  unknown_terms: z.array(
    z.strictObject({
      part: z.string(),
      field: z.string(),
      column: z.string(),
      list: z.string(),
      value: z.string(),
      rows: count,
    }),
  ),
  /** Files of the archive that no row names. */
  unused_files: count,
  first_errors: z.array(RowError.omit({ message: true })),
})
export type Findings = z.infer<typeof Findings>

export const Withdrawn = z.strictObject({ removed: count, restored: count, kept: count })
export type Withdrawn = z.infer<typeof Withdrawn>

export const ImportRun = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  state: z.enum(runStates),
  file_name: z.string(),
  case_id: z.uuid().nullable(),
  dialect: Dialect,
  header: z.array(z.string()),
  mapping: Mapping.nullable(),
  findings: Findings.nullable(),
  fault: z.string().nullable(),
  counts: Counts,
  withdrawn: Withdrawn.nullable(),
  created_at: z.string(),
})
export type ImportRun = z.infer<typeof ImportRun>

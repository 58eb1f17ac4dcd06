/** How an import is told over HTTP. */
import { z } from 'zod'
import { sentenceOf } from '../../../foundation/http/index.ts'
import { kinds } from '../index.ts'
import { Labels, LinkedRecord } from '../server.ts'
import type { ImportRun, RowError } from './model.ts'
import { noCounts, type Progress, type RunRow, type StoredRejection } from './running/run-queries.ts'

export function viewOf(row: RunRow, progress: Progress | undefined): ImportRun {
  const { last_row: _, ...counts } = progress ?? { ...noCounts, last_row: 0 }
  const { id, version, state, file_name, case_id, dialect, header, mapping, findings, fault, withdrawn, created_at } =
    row
  const told = { id, version, state, file_name, case_id, dialect, header: [...header], mapping, findings }
  return { ...told, fault, counts, withdrawn, created_at }
}

/** A reason with its sentence in the three languages. */
export const rowErrorOf = ({ row, outcome, column, code }: Omit<RowError, 'message'> | StoredRejection): RowError => ({
  row,
  outcome,
  column,
  code,
  message: sentenceOf(code),
})

const Message = z.strictObject({ ar: z.string(), fr: z.string(), en: z.string() })
const rowOutcomes = ['created', 'updated', 'unchanged', 'held', 'rejected'] as const

/** A record that a row would make; `links` are its fields that name another record of the same file. */
const FirstRecord = z.strictObject({
  part: z.string(),
  kind: z.enum(kinds),
  outcome: z.enum(['created', 'updated']),
  fields: z.record(z.string(), z.unknown()),
  links: z.array(z.strictObject({ field: z.string(), part: z.string() })),
  names: z.array(z.string()),
})
export type FirstRecord = z.infer<typeof FirstRecord>

/** The first rows of a file as the records that they would make. */
export const FirstRecords = z.strictObject({
  rows: z.array(
    z.strictObject({
      row: z.int(),
      outcome: z.enum(rowOutcomes),
      records: z.array(FirstRecord),
      faults: z.array(z.strictObject({ column: z.string().nullable(), code: z.string(), message: Message })),
    }),
  ),
  labels: Labels,
})
export type FirstRecords = z.infer<typeof FirstRecords>

/** What names the cases that imports go to, as far as the reader sees them. */
export const CaseNames = z.array(LinkedRecord)

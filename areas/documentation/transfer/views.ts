/** How an import is told over HTTP. */
import { sentenceOf } from '../../../foundation/http/index.ts'
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

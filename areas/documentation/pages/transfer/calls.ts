/** The routes of import and export that these pages call. */
import { client } from '../../../../web/index.ts'
import type { FirstRecords, ImportRoutes, ImportRun, RowError } from '../../transfer/index.ts'

export const api = client<ImportRoutes>()

export type Run = ImportRun & {
  readonly findings_errors: readonly RowError[]
  readonly cases: Cases
  readonly fault_message: RowError['message'] | null
}
export type Cases = FirstRecords['labels']['records']
export type SampleRows = Awaited<ReturnType<typeof sampleOf>>

export const sampleOf = (id: string, signal: AbortSignal) =>
  api('GET /api/imports/:id/sample', { params: { id }, signal })

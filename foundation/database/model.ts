/**
 * The shape of the database as the rest of the house sees it: who acts in a transaction, what a record row always has,
 * and the table map that every room adds its own tables to.
 */
import type { ColumnType, Generated } from 'kysely'

/** Every room adds its tables by declaration merging: `declare module '../database/index.ts' { interface Tables { … } }`. */
export interface Tables {
  readonly 'app.schema_migration': SchemaMigrationTable
}

export type SchemaMigrationTable = {
  readonly room: string
  readonly number: number
  readonly name: string
  readonly sha256: string
  readonly applied_at: Generated<string>
}

/** Columns that `app.make_record()` gives every record table. Ids are random (a time-ordered id tells when a record was made). */
export type RecordColumns = {
  readonly id: Generated<string>
  readonly institution_id: Generated<string>
  readonly version: ColumnType<number, never, never>
  readonly created_at: ColumnType<string, never, never>
  readonly created_by: ColumnType<string, never, never>
  readonly updated_at: ColumnType<string, never, never>
  readonly updated_by: ColumnType<string, never, never>
}

/** Further columns of a record table whose rows may be deleted softly and restored. */
export type RestorableColumns = {
  readonly deleted_at: ColumnType<string | null, never, string | null>
  readonly deleted_by: ColumnType<string | null, never, never>
}

/** Columns of the history table that stands beside every record table. */
export type HistoryColumns = {
  readonly id: Generated<string>
  readonly record_id: string
  readonly version: number
  readonly field: string
  readonly old_value: unknown
  readonly new_value: unknown
  readonly changed_at: string
  readonly changed_by: string
  readonly request_id: string
}

/** Why a transaction is opened; bound to the transaction and available to row policies. */
export const purposes = ['request', 'job', 'setup', 'maintenance', 'test'] as const
export type Purpose = (typeof purposes)[number]

/** A visitor who is not signed in. */
export const PUBLIC_ACTOR = '00000000-0000-4000-8000-000000000001'
/** The instance itself: jobs and start-up work. */
export const SYSTEM_ACTOR = '00000000-0000-4000-8000-000000000002'
/** The institution before setup has named one. */
export const NO_INSTITUTION = '00000000-0000-4000-8000-000000000000'

/** Who acts, in which institution, with which capabilities. */
export type Actor = {
  readonly person_id: string
  readonly institution_id: string
  readonly capabilities: ReadonlySet<string>
}

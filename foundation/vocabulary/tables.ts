/** The tables of this room as Kysely sees them. */
import type { ColumnType, Generated } from 'kysely'
import type { RecordColumns, RestorableColumns } from '../database/index.ts'
import type { LText } from '../language/index.ts'
import type { LabelLanguage, labelStatuses, origins } from './model.ts'

type Status = (typeof labelStatuses)[number]
type Settable<T> = ColumnType<T, T | undefined, T>
type LabelColumns = { readonly [Key in `label_${LabelLanguage}`]: Settable<string | null> } & {
  readonly [Key in `status_${LabelLanguage}`]: Settable<Status | null>
}

declare module '../database/index.ts' {
  interface Tables {
    readonly vocabulary: RecordColumns & {
      readonly key: ColumnType<string, string, never>
      readonly origin: ColumnType<(typeof origins)[number], (typeof origins)[number], never>
      readonly name: LText
      readonly edition: Settable<string>
      readonly licence: Settable<string>
      readonly attribution: Settable<string>
      readonly shipped: Settable<unknown>
    }
    readonly term: RecordColumns &
      LabelColumns & {
        readonly vocabulary_id: ColumnType<string, string, never>
        readonly code: ColumnType<string, string, never>
        readonly huri_code: Settable<string | null>
        readonly parent_id: Settable<string | null>
        readonly position: Settable<number>
        readonly reviewers: Settable<Readonly<Record<string, string>>>
        readonly scope_note: Settable<LText>
        readonly note: Settable<string>
        readonly replaced_by_id: Settable<string | null>
        readonly retired_on: Settable<string | null>
        readonly shipped: Settable<unknown>
      }
    readonly synonym: RecordColumns &
      RestorableColumns & { readonly term_id: string; readonly language: LabelLanguage; readonly words: string }
    readonly term_word: {
      readonly term_id: string
      readonly vocabulary_id: string
      readonly word: string
      readonly analyzer: number
    }
    readonly area: RecordColumns &
      RestorableColumns & {
        readonly code: Settable<string | null>
        readonly parent_id: Settable<string | null>
        readonly parent_from: Settable<string | null>
        readonly type_id: Settable<string | null>
        readonly latitude: Settable<number | null>
        readonly longitude: Settable<number | null>
        readonly radius_m: Settable<number | null>
        readonly valid_from: Settable<string | null>
        readonly valid_to: Settable<string | null>
        readonly replaced_by_id: Settable<string | null>
        readonly note: Settable<string>
      }
    readonly area_former_parent: RecordColumns &
      RestorableColumns & {
        readonly area_id: string
        readonly parent_id: string | null
        readonly valid_from: string | null
        readonly valid_to: string
      }
    readonly area_name: RecordColumns &
      RestorableColumns & {
        readonly area_id: string
        readonly language: 'ar' | 'fr' | 'en'
        readonly kind: 'name' | 'variant' | 'former'
        readonly words: string
        readonly valid_from: Settable<string | null>
        readonly valid_to: Settable<string | null>
      }
    readonly area_word: {
      readonly area_id: string
      readonly institution_id: Generated<string>
      readonly word: string
      readonly analyzer: number
    }
  }
}

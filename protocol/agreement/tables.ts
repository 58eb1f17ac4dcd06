/** The tables of the room as SQL sees them. */
import type { ColumnType, Generated } from 'kysely'
import type { RecordColumns, RestorableColumns } from '../../foundation/database/index.ts'
import type { Language, LText } from '../../foundation/language/index.ts'
import type { SharingRule } from '../machine/index.ts'
import type { ContentDocument } from './content.ts'
import type { ActType, ProtocolRow, TextLanguages, VersionState } from './model.ts'

/** A jsonb column: written as text, as the driver would send an array as one of PostgreSQL. */
type Json<T> = ColumnType<T, string | undefined, string>
type Nullable = ColumnType<string | null, string | null | undefined, string | null>

declare module '../../foundation/database/index.ts' {
  interface Tables {
    readonly protocol: RecordColumns & {
      readonly kind: ColumnType<ProtocolRow['kind'], ProtocolRow['kind'], never>
      readonly archived_on: Nullable
    }
    readonly protocol_version: RecordColumns & {
      readonly protocol_id: ColumnType<string, string, never>
      readonly number: number
      readonly base: number | null
      readonly state: ColumnType<VersionState, never, VersionState>
      readonly authored_by: ColumnType<string, string, never>
      readonly title: Json<LText>
      readonly languages: Json<TextLanguages>
      readonly place: Json<LText>
      readonly signed_on: Nullable
      readonly in_force_on: Nullable
      readonly ends_on: Nullable
      readonly notice_days: Generated<number>
      readonly unilateral_termination: Generated<boolean>
      readonly survival: Json<string[]>
      readonly keys: Json<unknown[]>
      readonly content_sha256: Nullable
      readonly agreement: Json<unknown>
      readonly jws: Json<unknown>
      readonly document: Json<ContentDocument | null>
      readonly document_file_id: Nullable
      readonly document_checked: boolean | null
      readonly crossed_at: ColumnType<string | null, never, Date>
    }
    readonly protocol_clause: RecordColumns &
      RestorableColumns & {
        readonly version_id: ColumnType<string, string, never>
        readonly eid: string
        readonly origin_id: Generated<string>
        readonly heading: Json<LText>
        readonly body: Json<LText>
      }
    readonly protocol_party: RecordColumns &
      RestorableColumns & {
        readonly version_id: ColumnType<string, string, never>
        readonly institution: ColumnType<string, string, never>
        readonly name: Json<LText>
        readonly role: ColumnType<'party' | 'depositary' | 'secretariat' | 'observer'>
        readonly signatory: Json<LText | null>
        readonly capacity: Json<LText | null>
        readonly act_title: Json<LText | null>
        readonly act_number: Nullable
        readonly act_date: Nullable
        readonly act_sha256: Nullable
        readonly valid_from: Nullable
        readonly valid_until: Nullable
      }
    readonly protocol_rule: RecordColumns &
      RestorableColumns & {
        readonly version_id: ColumnType<string, string, never>
        readonly rule: Json<SharingRule>
      }
    readonly protocol_comment: RecordColumns & {
      readonly protocol_id: ColumnType<string, string, never>
      readonly eid: string
      readonly body: string
      readonly resolved: Generated<boolean>
    }
    readonly protocol_act: {
      readonly id: Generated<string>
      readonly protocol_id: string
      readonly version_number: number
      readonly type: ActType
      readonly party: string
      readonly at: ColumnType<string, Date, never>
      readonly language: ColumnType<Language | null, Language | null, never>
      readonly reason: string | null
      readonly effective_on: string | null
      readonly sha256: string | null
      readonly kid: string | null
      readonly file_id: string | null
    }
  }
}

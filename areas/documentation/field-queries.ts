/** SQL of the fields that an institution defines for itself. */
import { type ColumnType, sql } from 'kysely'
import { recordEvent } from '../../foundation/custody/index.ts'
import { type RecordColumns, type Tx, updateRecord, type WriteOutcome } from '../../foundation/database/index.ts'
import type { LText } from '../../foundation/language/index.ts'
import type { FieldDefinition } from './own-fields.ts'
import type { Kind } from './record-kinds/declaration.ts'

declare module '../../foundation/database/index.ts' {
  interface Tables {
    readonly field_definition: RecordColumns & {
      readonly kind: ColumnType<Kind, Kind, never>
      readonly key: ColumnType<string, string, never>
      readonly label: ColumnType<LText, LText, LText>
      readonly help: ColumnType<LText, LText, LText>
      readonly type: ColumnType<FieldDefinition['type'], FieldDefinition['type'], never>
      readonly vocabulary_key: ColumnType<string | null, string | null, never>
      readonly target_kind: ColumnType<Kind | null, Kind | null, never>
      readonly class: ColumnType<'I' | 'X', 'I' | 'X', never>
      readonly repeatable: boolean
      readonly required: boolean
      readonly position: number
      readonly retired_on: ColumnType<string | null, string | null, string | null>
    }
  }
}

const columns = [
  'id',
  'version',
  'kind',
  'key',
  'label',
  'help',
  'type',
  'vocabulary_key',
  'target_kind',
  'class',
  'repeatable',
  'required',
  'position',
  'retired_on',
] as const

/** Definitions of a kind, or of all; retired ones too, as records keep their values. In order of kind and position. */
export async function fieldDefinitions(tx: Tx, kind?: Kind): Promise<readonly FieldDefinition[]> {
  const all = tx.selectFrom('field_definition').select(columns).orderBy('kind').orderBy('position').orderBy('key')
  return await (kind === undefined ? all : all.where('kind', '=', kind)).execute()
}

export type NewField = Omit<FieldDefinition, 'id' | 'version' | 'retired_on'>

/** Adds a definition; undefined when the kind has one of this key already. */
export async function defineField(tx: Tx, field: NewField): Promise<FieldDefinition | undefined> {
  const made = await tx
    .insertInto('field_definition')
    .values({ ...field, retired_on: null })
    .onConflict((conflict) => conflict.columns(['institution_id', 'kind', 'key']).doNothing())
    .returning(columns)
    .executeTakeFirst()
  if (made !== undefined)
    await recordEvent(tx, {
      type: 'documentation.field-defined',
      object: { kind: 'field', id: made.id },
      detail: { of: field.kind, key: field.key, class: field.class },
    })
  return made
}

/** Changes words, order, requiredness or retirement of a definition. */
export async function changeField(
  tx: Tx,
  input: { readonly id: string; readonly version: number; readonly patch: Readonly<Record<string, unknown>> },
): Promise<WriteOutcome<FieldDefinition>> {
  const outcome = await updateRecord<FieldDefinition>(tx, { table: 'field_definition', ...input })
  if (outcome.status === 'written')
    await recordEvent(tx, {
      type: 'documentation.field-changed',
      object: { kind: 'field', id: input.id },
      detail: { fields: Object.keys(input.patch) },
    })
  return outcome
}

/** Whether a coded list has this key. */
export async function isList(tx: Tx, key: string): Promise<boolean> {
  const { rows } = await sql`select from vocabulary where key = ${key}`.execute(tx)
  return rows.length > 0
}

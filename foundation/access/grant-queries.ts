/** SQL of grants in single cases. */
import { type ColumnType, sql } from 'kysely'
import { recordEvent } from '../custody/index.ts'
import {
  type RecordColumns,
  type RestorableColumns,
  type Tx,
  updateRecord,
  type WriteOutcome,
} from '../database/index.ts'
import type { Level } from './model.ts'
import type { GrantView, NewGrant } from './views.ts'

declare module '../database/index.ts' {
  interface Tables {
    readonly case_grant: RecordColumns &
      RestorableColumns & {
        readonly person_id: ColumnType<string, string, never>
        readonly case_id: ColumnType<string, string, never>
        readonly level: ColumnType<Level, Level, Level>
        readonly until: ColumnType<string | null, string | null, string | null>
        readonly reason: string
      }
  }
}

type NamedRow = Omit<GrantView, 'person' | 'given_by'> & {
  readonly person_name: string | null
  readonly giver_id: string
  readonly giver_name: string | null
}

const fields = [
  'case_grant.id',
  'case_grant.version',
  'case_grant.person_id',
  'case_grant.case_id',
  'case_grant.level',
  'case_grant.until',
  'case_grant.reason',
  'case_grant.created_at as given_at',
  'case_grant.created_by as giver_id',
  'holder.name as person_name',
  'giver.name as giver_name',
] as const

/** Live grants of a case or of a person, by the clock of the transaction, as far as the actor may see them and know names. */
export async function liveGrants(
  tx: Tx,
  of: { readonly case_id: string } | { readonly person_id: string },
): Promise<readonly GrantView[]> {
  const [column, id] =
    'case_id' in of ? (['case_grant.case_id', of.case_id] as const) : (['case_grant.person_id', of.person_id] as const)
  const rows: readonly NamedRow[] = await tx
    .selectFrom('case_grant')
    .leftJoin('person as holder', 'holder.id', 'case_grant.person_id')
    .leftJoin('person as giver', 'giver.id', 'case_grant.created_by')
    .select(fields)
    .where(column, '=', id)
    .where('case_grant.deleted_at', 'is', null)
    .where(sql<boolean>`(case_grant.until is null or case_grant.until > now())`)
    .orderBy('case_grant.created_at')
    .orderBy('case_grant.id')
    .execute()
  return rows.map(({ person_name, giver_id, giver_name, ...row }) => ({
    ...row,
    person: person_name === null ? null : { id: row.person_id, name: person_name },
    given_by: giver_name === null ? null : { id: giver_id, name: giver_name },
  }))
}

/** Gives a grant, in the place of one that this person has in this case already. */
export async function giveGrant(tx: Tx, input: NewGrant & { readonly case_id: string }): Promise<void> {
  const { person_id, case_id, ...given } = input
  const changed = await tx
    .updateTable('case_grant')
    .set(given)
    .where('person_id', '=', person_id)
    .where('case_id', '=', case_id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n)
    await tx
      .insertInto('case_grant')
      .values({ person_id, case_id, ...given })
      .execute()
  await recordEvent(tx, {
    type: 'access.grant-given',
    object: { kind: 'case', id: case_id },
    detail: { person: person_id, level: given.level, until: given.until },
  })
}

type EndedGrant = Pick<GrantView, 'version' | 'person_id' | 'case_id'>

/** Ends a grant at once. `missing` also for one that the actor may not end. */
export async function endGrant(
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<WriteOutcome<EndedGrant>> {
  const outcome = await updateRecord<EndedGrant>(tx, {
    table: 'case_grant',
    id,
    version,
    patch: { deleted_at: new Date() },
  })
  if (outcome.status === 'written')
    await recordEvent(tx, {
      type: 'access.grant-ended',
      object: { kind: 'case', id: outcome.row.case_id },
      detail: { person: outcome.row.person_id },
    })
  return outcome
}

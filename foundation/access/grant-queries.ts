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
import type { Act, Level } from './model.ts'
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

type GrantRow = Omit<GrantView, 'person' | 'given_by'> & { readonly given_by: string }

const fields = [
  'case_grant.id',
  'case_grant.version',
  'case_grant.person_id',
  'case_grant.case_id',
  'case_grant.level',
  'case_grant.until',
  'case_grant.reason',
  'case_grant.created_at as given_at',
  'case_grant.created_by as given_by',
] as const

/** Whether the actor of the transaction may do this, in this case, to this person: what the row policies ask. */
export async function may(tx: Tx, act: Act, caseId: string, personId?: string): Promise<boolean> {
  const { rows } = await sql<{ allowed: boolean }>`
    select app.may(${act}, ${caseId}, ${personId ?? null}) as allowed
  `.execute(tx)
  return rows[0]?.allowed === true
}

/** Live grants of a case or of a person, by the clock of the transaction, as far as the actor may see them. */
export async function liveGrants(
  tx: Tx,
  of: { readonly case_id: string } | { readonly person_id: string },
): Promise<readonly GrantRow[]> {
  const [column, id] = 'case_id' in of ? (['case_id', of.case_id] as const) : (['person_id', of.person_id] as const)
  return await tx
    .selectFrom('case_grant')
    .select(fields)
    .where(column, '=', id)
    .where('deleted_at', 'is', null)
    .where(sql<boolean>`(until is null or until > now())`)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
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

type EndedGrant = Pick<GrantRow, 'version' | 'person_id' | 'case_id'>

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

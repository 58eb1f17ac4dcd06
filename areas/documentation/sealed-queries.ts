/** SQL of sealed slots: which fields of a record hold something. What they hold is opened in browsers alone. */
import { sql } from 'kysely'
import { recordEvent } from '../../foundation/custody/index.ts'
import type { Tx } from '../../foundation/database/index.ts'
import { objectOf } from './custody-object.ts'
import { fieldDefinitions } from './field-queries.ts'
import { recordKinds, sealedFields } from './record-kinds/all.ts'
import { type Kind, kinds } from './record-kinds/declaration.ts'

/** Keys of the sealed fields of a record that are filled. */
export async function sealedSlotsOf(tx: Tx, recordId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ field: string }>`
    select field from sealed_slot where record_id = ${recordId} and sealed is not null order by field`.execute(tx)
  return rows.map(({ field }) => field)
}

/**
 * The case and kind of an own record that the actor may change, where `field` is sealed in it by declaration or by the institution;
 * `unknown` where it is no sealed field, undefined where there is no such record for the actor.
 */
export async function sealedHome(
  tx: Tx,
  recordId: string,
  field: string,
): Promise<{ readonly case_id: string; readonly kind: string } | 'unknown' | undefined> {
  const parts = kinds.map(
    (kind) => sql`
      select ${kind}::text as kind, case_id from ${sql.table(recordKinds[kind].table)}
      where id = ${recordId} and deleted_at is null and institution_id = app.institution()`,
  )
  const { rows } = await sql<{ kind: Kind; case_id: string }>`
    select kind, case_id from (${sql.join(parts, sql` union all `)}) record where case_id in (select app.my_cases('edit'))`.execute(
    tx,
  )
  const home = rows[0]
  if (home === undefined) return undefined
  if (sealedFields(home.kind).some(({ key }) => key === field)) return home
  const own = await fieldDefinitions(tx, home.kind)
  return own.some((one) => one.key === field && one.class === 'X') ? home : 'unknown'
}

/**
 * Fills the slot of a field with the id of its first sealed object; the newest is the one of the highest version. custody:
 * documentation.record-changed, with the name of the field alone.
 */
export async function fillSlot(
  tx: Tx,
  slot: {
    readonly record_id: string
    readonly kind: string
    readonly field: string
    readonly case_id: string
    readonly object_id: string
  },
): Promise<void> {
  const { record_id, kind, field, case_id, object_id } = slot
  await sql`
    insert into sealed_slot (record_id, kind, field, case_id, sealed)
    values (${record_id}, ${kind}, ${field}, ${case_id}, uuid_send(${object_id}::uuid))
    on conflict (record_id, field) do nothing`.execute(tx)
  const known = kinds.find((one) => one === kind)
  if (known !== undefined)
    await recordEvent(tx, {
      type: 'documentation.record-changed',
      object: objectOf(known, record_id),
      detail: { sealed: field },
    })
}

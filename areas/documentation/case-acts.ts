/** What is decided about a case as a whole and leaves an entry of its own: how identities are protected, and legal holds. */
import { sql } from 'kysely'
import { recordEvent } from '../../foundation/custody/index.ts'
import type { Actor, Tx } from '../../foundation/database/index.ts'
import type { Prepared } from './prepare.ts'
import { holdBySame, leadNeeded } from './problems.ts'
import type { Kind } from './record-kinds/declaration.ts'
import type { RecordRow } from './record-rows.ts'

/**
 * Lets the person in charge alone change the identity policy, the sealing of days and a legal hold of a case, and records each. A hold is
 * lifted by another person than the one who set it.
 */
export async function recordPolicy(
  tx: Tx,
  {
    kind,
    row,
    prepared,
    level,
    actor,
  }: {
    readonly kind: Kind
    readonly row: RecordRow
    readonly prepared: Prepared
    readonly level: string
    readonly actor: Actor
  },
): Promise<void> {
  if (kind !== 'case_file') return
  const object = { kind: 'case', id: row.id }
  const changed = (key: string) => (prepared.values[key] ?? null) !== (row[key] ?? null)
  const decided = ['identity_policy', 'days_sealed', 'legal_hold'].filter(changed)
  if (decided.length > 0 && level !== 'lead') throw leadNeeded({})
  if (decided.includes('identity_policy'))
    await recordEvent(tx, {
      type: 'documentation.policy-chosen',
      object,
      detail: { from: String(row.identity_policy), to: String(prepared.values.identity_policy) },
    })
  if (!decided.includes('legal_hold')) return
  if (row.legal_hold === true && (await whoHolds(tx, row)) === actor.person_id) throw holdBySame({})
  await recordEvent(tx, {
    type: 'documentation.legal-hold',
    object,
    detail: { held: prepared.values.legal_hold === true },
  })
}

/** Who set the hold that stands: the last change that set it, or whoever opened the case with it. */
async function whoHolds(tx: Tx, { id, created_by }: RecordRow): Promise<string> {
  const { rows } = await sql<{ by: string }>`
    select changed_by as by from case_file_history where record_id = ${id} and field = 'legal_hold' and new_value = 'true'
    order by version desc limit 1`.execute(tx)
  return rows[0]?.by ?? created_by
}

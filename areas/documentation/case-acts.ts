/** What is decided about a case as a whole and leaves an entry of its own: how identities are protected, and legal holds. */
import { sql } from 'kysely'
import { recordEvent } from '../../foundation/custody/index.ts'
import type { Actor, Tx, WriteOutcome } from '../../foundation/database/index.ts'
import type { Prepared } from './prepare.ts'
import { holdBySame, leadNeeded } from './problems.ts'
import type { Kind } from './record-kinds/declaration.ts'
import { writeRecord } from './record-queries.ts'
import type { RecordRow } from './record-rows.ts'
import { holdElsewhere } from './work-problems.ts'

/**
 * Lets the person in charge alone change the identity policy and the sealing of days of a case, and records each; refuses a legal hold,
 * which has its own route.
 */
export async function recordPolicy(
  tx: Tx,
  {
    kind,
    row,
    prepared,
    level,
  }: {
    readonly kind: Kind
    readonly row: RecordRow
    readonly prepared: Prepared
    readonly level: string
    readonly actor?: Actor
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
  // a hold is set and lifted with its reason, by its own route alone
  if (decided.includes('legal_hold')) throw holdElsewhere({})
}

/**
 * Sets the legal hold of a case or lifts it, with the reason, which is kept with the version. Whoever set it does not lift it.
 */
export async function changeHold(
  tx: Tx,
  {
    row,
    version,
    held,
    reason,
    actor,
  }: {
    readonly row: RecordRow
    readonly version: number
    readonly held: boolean
    readonly reason: string
    readonly actor: Actor
  },
): Promise<WriteOutcome<RecordRow>> {
  if (!held && (await holdOf(tx, row))?.by === actor.person_id) throw holdBySame({})
  const patch = { legal_hold: held, change_reason: reason }
  const outcome = await writeRecord(tx, 'case_file', { id: row.id, version, patch, detail: { fields: ['legal_hold'] } })
  if (outcome.status === 'written')
    await recordEvent(tx, { type: 'documentation.legal-hold', object: { kind: 'case', id: row.id }, detail: { held } })
  return outcome
}

export type Hold = { readonly by: string; readonly at: string; readonly reason: string | null }

/** The hold that stands on a case: who set it, when and why; of a case opened with it, who opened it. */
export async function holdOf(tx: Tx, row: RecordRow): Promise<Hold | undefined> {
  if (row.legal_hold !== true) return undefined
  const { rows } = await sql<Hold>`
    select set.changed_by as by, set.changed_at as at, (
      select why.new_value #>> '{}' from case_file_history why
      where why.record_id = set.record_id and why.field = 'change_reason' and why.version <= set.version
      order by why.version desc limit 1) as reason
    from case_file_history set
    where set.record_id = ${row.id} and set.field = 'legal_hold' and set.new_value = 'true' order by set.version desc limit 1`.execute(
    tx,
  )
  return rows[0] ?? { by: row.created_by, at: row.created_at, reason: null }
}

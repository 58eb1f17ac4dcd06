/** SQL of clauses that get other numbers, with everything that names them. */
import { recordEvent } from '../../foundation/custody/index.ts'
import type { Tx } from '../../foundation/database/index.ts'
import { clausesOf, commentsOf, json, rulesOf } from './queries.ts'

/**
 * Gives clauses of a draft other ids, and with them the rules and comments that name them; custody: protocol.changed. First every one
 * gets a name that no clause has, as two may change places.
 */
export async function renumberClauses(
  tx: Tx,
  { protocol_id, version_id }: { readonly protocol_id: string; readonly version_id: string },
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const clauses = (await clausesOf(tx, version_id)).filter(({ eid }) => ids.has(eid))
  for (const { id } of clauses)
    await tx
      .updateTable('protocol_clause')
      .set({ eid: `moving_${id}` })
      .where('id', '=', id)
      .execute()
  for (const { id, eid } of clauses)
    await tx
      .updateTable('protocol_clause')
      .set({ eid: ids.get(eid) ?? eid })
      .where('id', '=', id)
      .execute()
  for (const { id, rule } of await rulesOf(tx, [version_id])) {
    const clause = ids.get(rule.clause)
    if (clause !== undefined)
      await tx
        .updateTable('protocol_rule')
        .set({ rule: json({ ...rule, clause }) })
        .where('id', '=', id)
        .execute()
  }
  for (const { id, eid } of await commentsOf(tx, protocol_id))
    if (ids.has(eid))
      await tx
        .updateTable('protocol_comment')
        .set({ eid: ids.get(eid) ?? eid })
        .where('id', '=', id)
        .execute()
  await recordEvent(tx, {
    type: 'protocol.changed',
    object: { kind: 'protocol', id: protocol_id },
    detail: { renumbered: clauses.length },
  })
}

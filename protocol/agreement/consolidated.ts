/** The text as it reads today, with the version each clause comes from. Put together from what was signed, and never authentic itself. */
import { firstDifference } from '../machine/index.ts'
import { inOrder } from './content.ts'
import type { Clause } from './model.ts'

type Text = Pick<Clause, 'id' | 'version' | 'eid' | 'origin_id' | 'heading' | 'body'>
export type SignedText = { readonly number: number; readonly clauses: readonly Text[] }
export type ConsolidatedClause = Text & { readonly since: number; readonly repealed: boolean }

/** Takes the line of amendments, the first version first. A clause that was dropped stays, marked as repealed. */
export function consolidate(line: readonly SignedText[]): readonly ConsolidatedClause[] {
  const found = new Map<string, ConsolidatedClause>()
  for (const { number, clauses } of line) {
    for (const clause of clauses) {
      const before = found.get(clause.origin_id)
      const same =
        before !== undefined &&
        !before.repealed &&
        firstDifference([before.eid, before.heading, before.body], [clause.eid, clause.heading, clause.body]) ===
          undefined
      if (!same) found.set(clause.origin_id, { ...clause, since: number, repealed: false })
    }
    for (const [origin, clause] of found)
      if (!clause.repealed && !clauses.some(({ origin_id }) => origin_id === origin))
        found.set(origin, { ...clause, since: number, repealed: true })
  }
  return inOrder([...found.values()])
}

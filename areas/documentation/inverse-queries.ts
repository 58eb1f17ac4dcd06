/** SQL of the terms that name a link between events from its other end. */
import { sql } from 'kysely'
import type { Tx } from '../../foundation/database/index.ts'
import { inverseCode } from './rules.ts'

/** From the id of each term of `event-link` to the id of its inverse; a symmetric one is its own. */
export async function inverseTerms(tx: Tx): Promise<Readonly<Record<string, string>>> {
  const { rows } = await sql<{ id: string; code: string }>`
    select t.id, t.code from term t join vocabulary v on v.id = t.vocabulary_id where v.key = 'event-link'`.execute(tx)
  const ids = new Map(rows.map(({ id, code }) => [code, id]))
  return Object.fromEntries(rows.map(({ id, code }) => [id, ids.get(inverseCode(code)) ?? id]))
}

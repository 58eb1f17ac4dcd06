/** SQL of how much waits for one person. */
import { sql } from 'kysely'
import type { Tx } from '../../foundation/database/index.ts'

export type Waiting = { readonly tasks: number; readonly mentions: number; readonly due: number }

/** Open tasks of a person, comments that call upon them unseen, and dates of their cases that have come; each counted up to a hundred. */
export async function countWaiting(
  tx: Tx,
  { person_id, today }: { readonly person_id: string; readonly today: string },
): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    select
      (select count(*)::int from (
        select from record_task where assignee_id = ${person_id} and state = 'open' limit 100) t) as tasks,
      (select count(*)::int from (
        select from comment_mention m join record_comment c on c.id = m.comment_id
        where m.person_id = ${person_id} and m.seen_at is null and c.deleted_at is null limit 100) m) as mentions,
      (select count(*)::int from (
        select from case_file where review_on <= ${today}::date and deleted_at is null
        union all
        select from risk_note where review_on <= ${today}::date and state <> 'closed' and deleted_at is null
        union all
        select from intervention where deadline <= ${today}::date and deleted_at is null
        limit 100) d) as due`.execute(tx)
  const [row] = rows
  return row ?? { tasks: 0, mentions: 0, due: 0 }
}

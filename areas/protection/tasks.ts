/** The job that tells who watches a risk that its review is overdue: once for each date, as a task of theirs. */
import { type Kysely, sql } from 'kysely'
import { recordEvent } from '../../foundation/custody/index.ts'
import type { Tables, Tx } from '../../foundation/database/index.ts'
import { task } from '../../foundation/jobs/index.ts'

const titles = {
  ar: 'تأخرت مراجعة مخاطر هذا الشخص',
  fr: 'Le réexamen du risque de cette personne est en retard',
  en: 'The review of this person’s risk is overdue',
} as const

/** Sets a task for the owner of every overdue review that was not told yet; answers how many. */
async function tellOverdue(tx: Tx, today: string): Promise<number> {
  const db = tx as Kysely<Tables>
  const { rows: found } = await sql<{
    locale: string
  }>`select locales[1] as locale from institution where is_self`.execute(db)
  const language = found[0]?.locale.slice(0, 2)
  const title = language === 'fr' || language === 'en' ? titles[language] : titles.ar
  const { rows } = await sql<{ id: string; case_id: string; person_id: string; owner_id: string; review_on: string }>`
    select a.id, a.case_id, a.person_id, a.owner_id, a.review_on from risk_assessment a
    where a.state in ('assessed', 'measures_in_place') and a.review_on < ${today}::date
      and not exists (select from risk_alert t where t.assessment_id = a.id and t.review_on = a.review_on)
    order by a.review_on limit 500`.execute(db)
  for (const { id, case_id, person_id, owner_id, review_on } of rows) {
    await sql`insert into risk_alert (assessment_id, review_on) values (${id}, ${review_on})`.execute(db)
    await sql`
      insert into record_task (case_id, kind, record_id, title, assignee_id, due_on)
      values (${case_id}, 'person', ${person_id}, ${title}, ${owner_id}, ${review_on})`.execute(db)
    await recordEvent(tx, {
      type: 'protection.overdue',
      object: { kind: 'person', id: person_id },
      detail: { case: case_id, review_on, owner: owner_id },
    })
  }
  return rows.length
}

const overdue = task({
  name: 'protection.overdue',
  payload: {},
  run: async ({ inTransaction, at, report }) => {
    const told = await inTransaction((tx) => tellOverdue(tx, at.toISOString().slice(0, 10)))
    report(`${told} overdue reviews told`)
  },
})

/** The tasks of this room, and when they run by themselves. */
export const protectionTasks = { tasks: [overdue], schedule: [{ task: overdue, at: '5 4 * * *' }] } as const

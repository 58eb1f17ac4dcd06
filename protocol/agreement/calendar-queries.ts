/** SQL of the addresses of personal calendars. */
import { sql } from 'kysely'
import { recordEvent } from '../../foundation/custody/index.ts'
import type { Actor, Tx } from '../../foundation/database/index.ts'

/** Gives the actor a calendar address in place of the one before; custody: protocol.calendar. */
export async function giveCalendar(tx: Tx, { person_id }: Actor, tokenHash: string): Promise<void> {
  await sql`insert into calendar_token (person_id, token_hash) values (${person_id}, ${tokenHash})
    on conflict (person_id) do update set token_hash = excluded.token_hash, created_at = now()`.execute(tx)
  await recordEvent(tx, {
    type: 'protocol.calendar',
    object: { kind: 'person', id: person_id },
    detail: { given: true },
  })
}

/** Takes the actor's calendar address away; custody: protocol.calendar. */
export async function takeCalendar(tx: Tx, { person_id }: Actor): Promise<void> {
  await sql`delete from calendar_token where person_id = ${person_id}`.execute(tx)
  await recordEvent(tx, {
    type: 'protocol.calendar',
    object: { kind: 'person', id: person_id },
    detail: { given: false },
  })
}

/** Whose calendar a token opens; undefined for one that opens none, or none any more. */
export async function calendarReader(
  tx: Tx,
  tokenHash: string,
): Promise<{ readonly person_id: string; readonly institution_id: string } | undefined> {
  const { rows } = await sql<{ readonly person_id: string | null; readonly institution_id: string }>`
    select person_id, institution_id from app.calendar_reader(${tokenHash})
  `.execute(tx)
  const [row] = rows
  return row === undefined || row.person_id === null
    ? undefined
    : { person_id: row.person_id, institution_id: row.institution_id }
}

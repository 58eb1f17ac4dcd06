/** Whom a command of the terminal acts as: a person who works here, named by whoever runs it. Their rights are those they have. */
import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { capabilitiesOf, enterSession } from '../foundation/access/server.ts'
import { type Database, enterAs, NO_INSTITUTION, SYSTEM_ACTOR, type Tables } from '../foundation/database/index.ts'

export type Acting =
  | { readonly status: 'found'; readonly person: { readonly person_id: string; readonly institution_id: string } }
  | { readonly status: 'not-set-up' }
  /** Nobody, or several: the names of those who may do it. */
  | { readonly status: 'unclear'; readonly names: readonly string[] }

/** The person of this name who has the capability; without a name, the only one who has it. */
export async function actingPerson(database: Database, name: string | undefined, capability: string): Promise<Acting> {
  const institution = await database.inTransaction(enterSession(undefined, randomUUID(), true), async (_tx, entered) =>
    String(entered.institution_id),
  )
  if (institution === NO_INSTITUTION) return { status: 'not-set-up' }
  const instance = { person_id: SYSTEM_ACTOR, institution_id: institution, capabilities: new Set(['people.read']) }
  const able = await database.inTransaction(enterAs(instance, 'maintenance', randomUUID(), true), async (tx) => {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, name from person where deleted_at is null order by name, id`.execute(tx as Kysely<Tables>)
    const held: { id: string; name: string }[] = []
    for (const row of rows) if ((await capabilitiesOf(tx, row.id)).has(capability)) held.push(row)
    return held
  })
  const meant = name === undefined ? able : able.filter((one) => one.name === name)
  const [only] = meant
  if (only === undefined || meant.length > 1) return { status: 'unclear', names: able.map((one) => one.name) }
  return { status: 'found', person: { person_id: only.id, institution_id: institution } }
}

/** A way back for an institution whose administrators have lost every means of entering: a link made at the server's own terminal. */
import { randomUUID } from 'node:crypto'
import { enterSession } from '../access/server.ts'
import { type Database, enterAs, NO_INSTITUTION, SYSTEM_ACTOR } from '../database/index.ts'
import { createInvitation } from './invitation-queries.ts'
import { linkOf } from './invitation-routes.ts'
import { listAdministrators } from './queries.ts'
import { newToken } from './session-queries.ts'

const HOURS = 1

export type Recovery =
  | { readonly status: 'made'; readonly name: string; readonly url: string; readonly until: Date }
  /** Several administrators, or none of this name: the caller says which. */
  | { readonly status: 'choose'; readonly names: readonly string[] }
  | { readonly status: 'not-set-up' }

/** Makes a link of one hour for an administrator: the only one, or the one called `name`. It stands in the custody log as the instance's own act. */
export async function recoverAdministrator(
  database: Database,
  input: { readonly name: string | undefined; readonly origin: string; readonly now: Date },
): Promise<Recovery> {
  const { name, origin, now } = input
  const institution = await database.inTransaction(enterSession(undefined, randomUUID(), true), async (_tx, entered) =>
    String(entered.institution_id),
  )
  if (institution === NO_INSTITUTION) return { status: 'not-set-up' }
  const instance = {
    person_id: SYSTEM_ACTOR,
    institution_id: institution,
    capabilities: new Set(['people.read', 'people.manage']),
  }
  return await database.inTransaction(enterAs(instance, 'maintenance', randomUUID()), async (tx) => {
    const administrators = await listAdministrators(tx)
    const found = name === undefined ? administrators : administrators.filter((one) => one.name === name)
    const [person] = found
    if (person === undefined || found.length > 1)
      return { status: 'choose', names: administrators.map((one) => one.name) }
    const token = newToken()
    const until = new Date(now.getTime() + HOURS * 3_600_000)
    await createInvitation(tx, { person_id: person.id, email: null, token, expires_at: until })
    return { status: 'made', name: person.name, url: linkOf(origin, token), until }
  })
}

/** What the first byte of every page needs: the institution, who looks, what stage the instance is in. */
import { isSignedIn } from '../access/server.ts'
import type { Actor, Tx } from '../database/index.ts'
import type { Shell } from './model.ts'
import { findInstitution, findPerson, type PersonRecord } from './queries.ts'

/** Reads as the actor, under row security. `version` is that of the software. */
export async function shellOf(tx: Tx, actor: Actor, version: string): Promise<Shell> {
  const institution = (await findInstitution(tx)) ?? null
  const person = institution !== null && isSignedIn(actor) ? await findPerson(tx, actor.person_id) : undefined
  return {
    version,
    institution,
    setup: institution !== null ? 'done' : actor.capabilities.has('setup') ? 'open' : 'needed',
    person:
      person === undefined
        ? null
        : { id: person.id, name: person.name, capabilities: [...actor.capabilities], display: displayOf(person) },
  }
}

/** How a person reads, from their row. */
export const displayOf = ({ locale, digits, hijri_beside, low_data }: PersonRecord) => ({
  locale,
  digits,
  hijri_beside,
  low_data,
})

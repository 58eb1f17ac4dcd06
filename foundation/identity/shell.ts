/** What the first byte of every page needs: the institution, who looks, what stage the instance is in. */
import { isSignedIn, modeNow } from '../access/server.ts'
import type { Actor, Tx } from '../database/index.ts'
import type { Shell } from './model.ts'
import { findInstitution, findPerson, type PersonRecord } from './queries.ts'
import { anybodyEnrolled } from './session-queries.ts'

/** What an instance says of itself to everybody: the version of the software, and the ways in. */
export type About = Pick<Shell, 'version' | 'ways'>

/** Reads as the actor, under row security. */
export async function shellOf(tx: Tx, actor: Actor, { version, ways }: About): Promise<Shell> {
  const institution = (await findInstitution(tx)) ?? null
  const person = institution !== null && isSignedIn(actor) ? await findPerson(tx, actor.person_id) : undefined
  const enrolling = actor.capabilities.has('enrol') ? await findPerson(tx, actor.person_id) : undefined
  return {
    version,
    institution,
    mode: await modeNow(tx),
    setup: await stageOf(tx, actor, institution !== null),
    person:
      person === undefined
        ? null
        : { id: person.id, name: person.name, capabilities: [...actor.capabilities], display: displayOf(person) },
    enrolling: enrolling === undefined ? null : { id: enrolling.id, name: enrolling.name, locale: enrolling.locale },
    ways,
  }
}

/** Done when somebody can sign in: an institution whose first person has no credentials yet still needs the setup code. */
async function stageOf(tx: Tx, actor: Actor, isFounded: boolean): Promise<Shell['setup']> {
  if (isFounded) return (await anybodyEnrolled(tx)) ? 'done' : 'needed'
  return actor.capabilities.has('setup') ? 'open' : 'needed'
}

/** How a person reads, from their row. */
export const displayOf = ({ locale, digits, hijri_beside, low_data }: PersonRecord) => ({
  locale,
  digits,
  hijri_beside,
  low_data,
})

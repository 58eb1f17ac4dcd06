/** How a request enters its transaction: by its session token alone. */
import { createHash } from 'node:crypto'
import type { Actor, Entry } from '../database/index.ts'
import { PUBLIC_ACTOR } from '../database/index.ts'
import { type Mode, modes } from './model.ts'

/** The stored form of a session token: a thief of the database cannot use it. */
export const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex')

/** The entry of a request with this session token, or of a visitor without one. `requestId` is a UUID made by the server. */
export function enterSession(token: string | undefined, requestId: string, readOnly: boolean): Entry {
  if (!/^[0-9a-f-]{36}$/.test(requestId)) throw new Error('Cannot enter with a request id that is no UUID')
  const hash = token === undefined ? 'null' : `'${tokenHash(token)}'`
  return {
    statement: `select entered.*, app.mode() as mode from app.enter_session(${hash}, '${requestId}') entered`,
    readOnly,
  }
}

/** The actor from the row that `app.enter_session()` returned. */
export function actorOf(entered: Readonly<Record<string, unknown>>): Actor {
  const { person_id, institution_id, capabilities } = entered
  if (typeof person_id !== 'string' || typeof institution_id !== 'string' || !Array.isArray(capabilities))
    throw new Error('Cannot read the actor as the entry is not that of a session')
  return { person_id, institution_id, capabilities: new Set<string>(capabilities) }
}

/** Whether the actor is a person at work: neither a visitor nor somebody who has yet to set credentials. */
export const isSignedIn = (actor: Actor) => actor.person_id !== PUBLIC_ACTOR && !actor.capabilities.has('enrol')

/** Whether the session was opened or confirmed within the last five minutes, which routes with `stepUp` need. */
export const isVerified = (entered: Readonly<Record<string, unknown>>) => entered.verified === true

/** The mode that the instance was in when the transaction was entered. */
export function modeOf(entered: Readonly<Record<string, unknown>>): Mode {
  const mode = modes.find((one) => one === entered.mode)
  if (mode === undefined) throw new Error('Cannot read the mode as the entry is not that of a session')
  return mode
}

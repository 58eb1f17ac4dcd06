/** SQL of sessions: opening, entering again, confirming, listing, ending. Tokens arrive as hashes; none is ever stored in clear. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { actorOf, tokenHash } from '../access/server.ts'
import { recordEvent } from '../custody/index.ts'
import type { Actor, Tx } from '../database/index.ts'
import type { SessionMethod } from './credential-model.ts'

declare module '../database/index.ts' {
  interface Tables {
    readonly session: {
      readonly id: string
      readonly kind: string
      readonly person_id: string
      readonly method: SessionMethod
      readonly created_at: string
      readonly last_seen_at: string
      readonly expires_at: string
      readonly ended_at: string | null
      readonly agent: string
    }
  }
}

/** 256 random bits. */
export const newToken = () => randomBytes(32).toString('base64url')

/** Names a session in the log without what its holder could be found by: the start of the hash of a random token. */
const sessionObject = (token_hash: string) => ({ kind: 'session', id: token_hash.slice(0, 32) })

export type SessionLife = { readonly idle_seconds: number; readonly expires_at: Date; readonly agent: string }

/** Whether anybody can sign in yet; needs no context but a transaction. */
export async function anybodyEnrolled(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`select app.anybody_enrolled() as any`.execute(tx)
  return rows[0]?.any === true
}

/** Opens what the setup code opens: `setup`, `enrol` for the first person's credentials, or nothing (`closed`) once anybody can sign in. */
export async function openSetupSession(
  tx: Tx,
  input: { readonly token_hash: string; readonly expires_at: Date },
): Promise<'setup' | 'enrol' | 'closed'> {
  const { rows } = await sql<{
    opened: 'setup' | 'enrol' | 'closed'
  }>`select app.open_setup_session(${input.token_hash}, ${input.expires_at}) as opened`.execute(tx)
  const opened = rows[0]?.opened ?? 'closed'
  if (opened !== 'closed')
    await recordEvent(tx, { type: 'identity.session-opened', object: sessionObject(input.token_hash) })
  return opened
}

/** Opens the session of a person who has just proved who they are, and goes on as that person. */
export async function openSession(
  tx: Tx,
  input: SessionLife & { readonly person_id: string; readonly method: SessionMethod; readonly token: string },
): Promise<Actor> {
  const { person_id, method, token, idle_seconds, expires_at, agent } = input
  const hash = tokenHash(token)
  await sql`select app.open_session(${person_id}, ${method}, ${hash}, ${idle_seconds}, ${expires_at}, ${agent})`.execute(
    tx,
  )
  const actor = await enterAgain(tx, token)
  await recordEvent(tx, { type: 'identity.session-opened', object: sessionObject(hash), detail: { method } })
  return actor
}

/** After a session was opened or changed: the rest of the request acts as the person it belongs to. */
export async function enterAgain(tx: Tx, token: string): Promise<Actor> {
  const { rows } = await sql<
    Record<string, unknown>
  >`select * from app.enter_session(${tokenHash(token)}, app.request_id())`.execute(tx)
  return actorOf(rows[0] ?? {})
}

/** Turns the session that was opened to set credentials into an ordinary one under `newToken`; undefined when what was set does not suffice. */
export async function completeEnrolment(
  tx: Tx,
  input: SessionLife & { readonly oldToken: string; readonly newToken: string },
): Promise<Actor | undefined> {
  const { oldToken, newToken: token, idle_seconds, expires_at, agent } = input
  const { rows } = await sql<{
    done: boolean
  }>`select app.complete_enrolment(${tokenHash(oldToken)}, ${tokenHash(token)}, ${idle_seconds}, ${expires_at}, ${agent}) as done`.execute(
    tx,
  )
  if (rows[0]?.done !== true) return undefined
  const actor = await enterAgain(tx, token)
  await recordEvent(tx, { type: 'identity.enrolled', object: { kind: 'person', id: actor.person_id } })
  await recordEvent(tx, { type: 'identity.session-opened', object: sessionObject(tokenHash(token)) })
  return actor
}

/** Notes that the person has proved again who they are. */
export async function confirmSession(tx: Tx, token: string, method: SessionMethod): Promise<void> {
  await sql`select app.verify_session(${tokenHash(token)})`.execute(tx)
  await recordEvent(tx, {
    type: 'identity.session-confirmed',
    object: sessionObject(tokenHash(token)),
    detail: { method },
  })
}

export async function endSession(tx: Tx, token_hash: string): Promise<void> {
  const { rows } = await sql<{
    live: boolean
  }>`select app.end_session(${token_hash}), app.actor() <> '00000000-0000-4000-8000-000000000001' as live`.execute(tx)
  // a token that opens nothing ends nothing: a visitor must not be able to fill the log
  if (rows[0]?.live === true)
    await recordEvent(tx, { type: 'identity.session-ended', object: sessionObject(token_hash) })
}

/** The actor's live sessions, the one last used first; `current` is the one of this token. */
export async function ownSessions(tx: Tx, personId: string, token: string) {
  const { rows } = await sql<{ id: string }>`select id from app.own_session(${tokenHash(token)})`.execute(tx)
  const sessions = await tx
    .selectFrom('session')
    .select(['id', 'method', 'agent', 'created_at', 'last_seen_at', 'expires_at'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', sql<string>`now()`)
    .orderBy('last_seen_at', 'desc')
    .execute()
  return sessions.map((session) => ({ ...session, current: session.id === rows[0]?.id }))
}

export async function endOwnSession(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`select app.end_own_session(${id}) as ended`.execute(tx)
  if (rows[0]?.ended !== true) return false
  await recordEvent(tx, { type: 'identity.session-ended', object: { kind: 'session', id } })
  return true
}

/** Ends every session of a person, or of everybody (`person_id` null), but the one of `spare`. Answers how many. */
export async function endSessions(
  tx: Tx,
  input: { readonly person_id: string | null; readonly spare: string | null },
): Promise<number> {
  const spare = input.spare === null ? null : tokenHash(input.spare)
  const { rows } = await sql<{
    ended: number
    institution: string
  }>`select app.end_sessions(${input.person_id}::uuid, ${spare}::text) as ended, app.institution() as institution`.execute(
    tx,
  )
  const { ended = 0, institution = '' } = rows[0] ?? {}
  const object =
    input.person_id === null ? { kind: 'institution', id: institution } : { kind: 'person', id: input.person_id }
  await recordEvent(tx, { type: 'identity.session-ended', object, detail: { sessions: ended } })
  return ended
}

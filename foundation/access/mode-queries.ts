/** SQL of the emergency modes. */
import { sql } from 'kysely'
import { recordEvent } from '../custody/index.ts'
import type { Tx } from '../database/index.ts'
import type { Mode } from './model.ts'

export type ModeRow = { readonly mode: Mode; readonly reason: string; readonly set_at: string; readonly set_by: string }

/** The mode with its reason; undefined for an actor who may not set it. */
export async function findMode(tx: Tx): Promise<ModeRow | undefined> {
  const { rows } =
    await sql<ModeRow>`select mode, reason, set_at, set_by from app.mode_details() where mode is not null`.execute(tx)
  return rows[0]
}

/** The mode that the instance is in; anybody may know. */
export async function modeNow(tx: Tx): Promise<Mode> {
  const { rows } = await sql<{ mode: Mode }>`select app.mode() as mode`.execute(tx)
  return rows[0]?.mode ?? 'locked'
}

/**
 * Sets the mode for everybody, at once. The instance itself (start-up, jobs) may only tighten it. Locking ends every session but the one
 * whose token has the hash `spare`.
 */
export async function setMode(
  tx: Tx,
  { mode, reason, spare }: { readonly mode: Mode; readonly reason: string; readonly spare?: string },
): Promise<void> {
  await sql`select app.set_mode(${mode}, ${reason}, ${spare ?? null})`.execute(tx)
  await recordEvent(tx, {
    type: 'access.mode-changed',
    object: { kind: 'instance', id: 'mode' },
    detail: { mode, reason },
  })
}

/** Ends every session but the one whose token has the hash `spare`; answers how many. */
export async function endAllSessions(tx: Tx, spare: string): Promise<number> {
  const { rows } = await sql<{ ended: number }>`select app.end_all_sessions(${spare}) as ended`.execute(tx)
  const ended = rows[0]?.ended ?? 0
  await recordEvent(tx, {
    type: 'identity.session-ended',
    object: { kind: 'instance', id: 'sessions' },
    detail: { ended },
  })
  return ended
}

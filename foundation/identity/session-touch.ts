/** Keeps a session from ending as idle while it is used: noted after the answer, as the transaction of a read may write nothing. */

import { sql } from 'kysely'
import { enterSession, tokenHash } from '../access/server.ts'
import type { Database } from '../database/index.ts'

/** A minute: finer than anybody notices of thirty, coarse enough to cost nothing. */
const EVERY = 60_000
/** Sessions remembered; beyond it the memory is dropped, which costs one more write each. */
const MOST = 10_000

/** Notes the use of a session by its token, at most once a minute and process; what fails is left for the next request. */
export function sessionTouch(
  database: Database,
  now: () => Date,
): (token: string | undefined, requestId: string) => Promise<void> {
  const noted = new Map<string, number>()
  return async (token, requestId) => {
    if (token === undefined) return
    const hash = tokenHash(token)
    const at = now().getTime()
    if (at - (noted.get(hash) ?? Number.NEGATIVE_INFINITY) < EVERY) return
    if (noted.size >= MOST) noted.clear()
    noted.set(hash, at)
    await database
      .inTransaction(enterSession(token, requestId, false), (tx) => sql`select app.touch_session(${hash})`.execute(tx))
      .catch(() => noted.delete(hash))
  }
}

/** Idempotency keys: a repeated POST with the same key gets the first answer and acts once. */
import { createHash } from 'node:crypto'
import { type Generated, sql } from 'kysely'
import type { Tx } from '../database/index.ts'
import { keyReused } from './problems.ts'

declare module '../database/index.ts' {
  interface Tables {
    readonly idempotency_key: {
      readonly actor_id: Generated<string>
      readonly key: string
      readonly fingerprint: string
      readonly status: number | null
      readonly reply: string | null
      readonly created_at: Generated<string>
    }
  }
}

export type Answer = { readonly status: number; readonly reply: string }

/**
 * Runs `act` under `key`, or returns the answer it gave before. A second request with the same key waits for the first to end.
 * The same key over another request is refused with `request.key-reused`.
 */
export async function onceOnly(
  tx: Tx,
  key: string,
  request: readonly string[],
  act: () => Promise<Answer>,
): Promise<Answer> {
  const fingerprint = createHash('sha256').update(JSON.stringify(request)).digest('base64url')
  const claimed = await tx
    .insertInto('idempotency_key')
    .values({ key, fingerprint, status: null, reply: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (claimed === undefined) {
    const earlier = await tx
      .selectFrom('idempotency_key')
      .select(['fingerprint', 'status', 'reply'])
      .where('key', '=', key)
      .where('actor_id', '=', sql<string>`app.actor()`)
      .executeTakeFirstOrThrow()
    if (earlier.fingerprint !== fingerprint || earlier.status === null || earlier.reply === null) throw keyReused({})
    return { status: earlier.status, reply: earlier.reply }
  }
  const answer = await act()
  await tx
    .updateTable('idempotency_key')
    .set(answer)
    .where('key', '=', key)
    .where('actor_id', '=', sql<string>`app.actor()`)
    .execute()
  return answer
}

/** Forgets the answers that were kept for a day under idempotency keys (foundation/http). */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../database/index.ts'
import { task } from './model.ts'

export const expireKeys = task({
  name: 'http.expire-keys',
  payload: {},
  run: async ({ inTransaction }) => {
    // row security lets the job role see only those older than a day
    await inTransaction((tx) => sql`delete from idempotency_key`.execute(tx as Kysely<Tables>))
  },
})

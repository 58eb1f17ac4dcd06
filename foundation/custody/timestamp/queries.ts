/** SQL of time stamps over checkpoints. */
import { sql } from 'kysely'
import type { Tx } from '../../database/index.ts'

/** Keeps a token beside its checkpoint; a second one over the same is passed over. For jobs. */
export async function saveTimestamp(
  tx: Tx,
  { size, at, token }: { readonly size: number; readonly at: Date; readonly token: Buffer },
): Promise<void> {
  await sql`
    insert into custody_timestamp (size, stamped_at, token) values (${size}, ${at}, ${token}) on conflict do nothing`.execute(
    tx,
  )
}

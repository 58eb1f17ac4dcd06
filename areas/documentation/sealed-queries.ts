/** SQL of sealed slots: which fields of a record hold something. What they hold is opened in browsers alone. */
import { sql } from 'kysely'
import type { Tx } from '../../foundation/database/index.ts'

/** Keys of the sealed fields of a record that are filled. */
export async function sealedSlotsOf(tx: Tx, recordId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ field: string }>`
    select field from sealed_slot where record_id = ${recordId} and sealed is not null order by field`.execute(tx)
  return rows.map(({ field }) => field)
}

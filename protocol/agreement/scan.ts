/** The scan of a paper original in the file store. */
import { sql } from 'kysely'
import type { Tx } from '../../foundation/database/index.ts'

/** The hash of a stored file that this person may read and that can be handed over; undefined for any other. */
export async function scanOf(tx: Tx, fileId: string): Promise<string | undefined> {
  const { rows } = await sql<{ readonly sha256: string }>`
    select sha256 from stored_file where id = ${fileId} and data_class <> 'X'
  `.execute(tx)
  return rows[0]?.sha256
}

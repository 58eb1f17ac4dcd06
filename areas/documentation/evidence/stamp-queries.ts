/** SQL of stamps over items (RFC 3161), and the statement that is stamped. */
import { sql } from 'kysely'
import type { Tx } from '../../../foundation/database/index.ts'
import { addCustody } from './custody-queries.ts'

type ForStamp = {
  readonly id: string
  readonly case_id: string
  readonly code: string
  readonly sha256: string
  readonly sha512: string
}

/**
 * The bytes under the stamp: a person who holds the original, this text and the token needs nothing of ours to verify it. The authority
 * sees their hash alone, from which nobody recognises a known recording.
 */
export const statementOf = ({ code, sha256, sha512 }: Omit<ForStamp, 'id' | 'case_id'>): Buffer =>
  Buffer.from(`mithaq evidence statement v1\n${code}\nsha256 ${sha256}\nsha512 ${sha512}\n`)

/** Items without a stamp, the oldest first. For jobs. */
export async function findForStamp(tx: Tx, limit: number): Promise<readonly ForStamp[]> {
  const { rows } = await sql<ForStamp>`
    select id, case_id, code, sha256, sha512 from evidence e
    where not exists (select from evidence_timestamp t where t.evidence_id = e.id) order by created_at, id limit ${limit}`.execute(
    tx,
  )
  return rows
}

/** For jobs. */
export async function keepStamp(
  tx: Tx,
  { id, case_id, sha256 }: ForStamp,
  { at, token }: { readonly at: Date; readonly token: Buffer },
): Promise<void> {
  await sql`
    insert into evidence_timestamp (evidence_id, case_id, stamped_at, token) values (${id}, ${case_id}, ${at}, ${token})`.execute(
    tx,
  )
  await addCustody(tx, { evidence_id: id, case_id, action: 'timestamp', hash_before: sha256, hash_after: sha256 })
}

export async function stampOf(tx: Tx, id: string) {
  const { rows } = await sql<{ readonly stamped_at: string; readonly token: Buffer }>`
    select stamped_at, token from evidence_timestamp where evidence_id = ${id}`.execute(tx)
  return rows[0]
}

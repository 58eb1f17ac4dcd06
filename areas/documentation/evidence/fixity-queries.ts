/** SQL of the scheduled check of originals: each check is an entry of the custody of its item, and one that failed flags it. For jobs. */
import { sql } from 'kysely'
import type { Tx } from '../../../foundation/database/index.ts'
import { addCustody } from './custody-queries.ts'
import { moveEvidence } from './queries.ts'

export type Checked = {
  readonly id: string
  readonly case_id: string
  readonly state: string
  readonly sha256: string
  readonly intact: boolean
}

/** Items whose file was checked after their last entry of a check. */
export async function checkedSince(tx: Tx, limit: number): Promise<readonly Checked[]> {
  const { rows } = await sql<Checked>`
    select e.id, e.case_id, e.state, e.sha256, f.intact from evidence e join stored_file f on f.id = e.file_id
    where f.verified_at is not null and not exists (select from evidence_custody c
      where c.evidence_id = e.id and c.action = 'fixity' and c.at >= f.verified_at)
    order by f.verified_at, e.id limit ${limit}`.execute(tx)
  return rows
}

/** Writes the check down. What is flagged stays so: a restored file is put right by people, never silently. */
export async function noteFixity(tx: Tx, { id, case_id, state, sha256, intact }: Checked): Promise<void> {
  await addCustody(tx, {
    evidence_id: id,
    case_id,
    action: 'fixity',
    intact,
    hash_before: sha256,
    hash_after: intact ? sha256 : null,
  })
  if (!intact && state !== 'flagged') await moveEvidence(tx, id, 'flagged')
}

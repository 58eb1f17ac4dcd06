/** Which reads of records are sensitive and leave an entry in the custody log: one for a record, one a case for a page of a list. */
import { sql } from 'kysely'
import { noteRead } from '../../foundation/custody/index.ts'
import type { Tx } from '../../foundation/database/index.ts'
import { objectOf } from './custody-object.ts'
import type { Kind } from './record-kinds/declaration.ts'

/** What is shown of a record beside its own page. */
export type Part = 'cards' | 'cluster' | 'duplicates' | 'history' | 'links' | 'list-match' | 'names' | 'network'

type Shown = {
  readonly id: string
  readonly kind: Kind
  readonly case_id: string
  readonly legacy_confidential?: unknown
}

/** Notes that a record was opened, or a part of it. */
export async function noteRecord(tx: Tx, row: Shown, part?: Part): Promise<void> {
  if ((await sensitiveOf(tx, [row])).length === 0) return
  const told = part === undefined ? {} : { part }
  noteRead(tx, { object: objectOf(row.kind, row.id), detail: { case: row.case_id, ...told } })
}

/** Notes what a page of a list showed: an entry about each case, with the ids of the records. */
export async function noteRecords(tx: Tx, rows: readonly Shown[], part?: Part): Promise<void> {
  const told = part === undefined ? {} : { part }
  for (const [id, of] of Map.groupBy(await sensitiveOf(tx, rows), ({ case_id }) => case_id))
    noteRead(tx, { object: { kind: 'case', id }, detail: { ...told, records: of.map((row) => row.id) } })
}

/** Notes that a record was asked for and not shown: the same for one that exists and for one that does not. */
export function noteRefused(tx: Tx, kind: Kind | 'case', id: string): void {
  noteRead(tx, { object: kind === 'case' ? { kind, id } : objectOf(kind, id), refused: true })
}

/** Persons, what a former system kept confidential, and everything in a case that may hold open names. */
async function sensitiveOf(tx: Tx, rows: readonly Shown[]): Promise<readonly Shown[]> {
  const isSure = ({ kind, legacy_confidential }: Shown) => kind === 'person' || legacy_confidential === true
  const cases = [...new Set(rows.flatMap((row) => (isSure(row) ? [] : [row.case_id])))]
  if (cases.length === 0) return rows
  const { rows: found } = await sql<{ id: string }>`
    select id from case_file where id = any(${cases}) and identity_policy = 'restricted'`.execute(tx)
  const restricted = new Set(found.map(({ id }) => id))
  return rows.filter((row) => isSure(row) || restricted.has(row.case_id))
}

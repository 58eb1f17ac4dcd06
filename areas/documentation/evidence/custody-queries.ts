/** SQL of the custody of one item: its entries are numbered without a gap, and each is an entry of the custody log as well. */
import { sql } from 'kysely'
import { namesOf } from '../../../foundation/access/server.ts'
import { type EventType, recordEvent } from '../../../foundation/custody/index.ts'
import type { Tx } from '../../../foundation/database/index.ts'
import type { Custody, CustodyAction } from './model.ts'

/** The name of each action in the custody log: PREMIS where it has one. */
const eventOf: Readonly<Record<CustodyAction, EventType>> = {
  collect: 'cap',
  receive: 'ing',
  hash: 'mes',
  copy: 'rep',
  view: 'access-for-analysis',
  transfer: 'transfer-out',
  return: 'transfer-in',
  derive: 'mig',
  redact: 'redaction',
  fixity: 'fix',
  timestamp: 'dig',
}

export type NewCustody = {
  readonly evidence_id: string
  readonly case_id: string
  readonly action: CustodyAction
  readonly given_by?: string | null
  readonly given_to?: string | null
  readonly place?: string | null
  readonly purpose?: string | null
  readonly copy_id?: string | null
  readonly hash_before?: string | null
  readonly hash_after?: string | null
  readonly intact?: boolean | null
}

/** Writes the next entry and answers its number. The log gets no hash of the item: it would tell whoever knows the recording. */
export async function addCustody(tx: Tx, entry: NewCustody): Promise<number> {
  const { evidence_id, case_id, action, given_by = null, given_to = null, place = null, purpose = null } = entry
  const { copy_id = null, hash_before = null, hash_after = null, intact = null } = entry
  const { rows } = await sql<{ seq: number }>`
    insert into evidence_custody (evidence_id, case_id, action, given_by, given_to, place, purpose, copy_id, hash_before, hash_after, intact)
    values (${evidence_id}, ${case_id}, ${action}, ${given_by}, ${given_to}, ${place}, ${purpose}, ${copy_id}, ${hash_before}, ${hash_after}, ${intact})
    returning seq`.execute(tx)
  const seq = rows[0]?.seq
  if (seq === undefined) throw new Error('The custody of an item was not written')
  await recordEvent(tx, {
    type: eventOf[action],
    object: { kind: 'evidence', id: evidence_id },
    detail: {
      seq,
      case: case_id,
      ...(purpose === null ? {} : { purpose }),
      ...(copy_id === null ? {} : { copy: copy_id }),
      ...(intact === null ? {} : { intact }),
    },
  })
  return seq
}

type Row = Omit<Custody, 'by'> & { readonly by_id: string }

/** Entries of an item in their order, after a number; one more than `limit` where there is. */
export async function custodyOf(
  tx: Tx,
  id: string,
  { limit, after = 0 }: { readonly limit: number; readonly after?: number | undefined },
): Promise<readonly Custody[]> {
  const { rows } = await sql<Row>`
    select seq, action, at, by_id, given_by, given_to, place, purpose, copy_id, hash_before, hash_after, intact
    from evidence_custody where evidence_id = ${id} and seq > ${after} order by seq limit ${limit + 1}`.execute(tx)
  const names = await namesOf(
    tx,
    rows.map(({ by_id }) => by_id),
  )
  return rows.map(({ by_id, ...entry }) => {
    const name = names.get(by_id)
    return { ...entry, by: name === undefined ? null : { id: by_id, name } }
  })
}

/** Whether entry `seq` lets this person open the item for this at the moment. */
export async function isOpenedBy(
  tx: Tx,
  asked: {
    readonly id: string
    readonly seq: number
    readonly person: string
    readonly actions: readonly CustodyAction[]
    readonly since: Date
  },
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from evidence_custody where evidence_id = ${asked.id} and seq = ${asked.seq} and by_id = ${asked.person}
      and action = any(${[...asked.actions]}) and at >= ${asked.since}) as found`.execute(tx)
  return rows[0]?.found === true
}

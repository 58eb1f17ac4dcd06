/** SQL of records of every kind: made, changed, deleted and restored, each with its custody event and its place in the index. */
import { randomBytes, randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { recordEvent, recordEvents } from '../../foundation/custody/index.ts'
import { type Tx, updateRecord, type WriteOutcome } from '../../foundation/database/index.ts'
import { entriesOf, indexRecords, putEntries, removeRecord } from '../../foundation/search/server.ts'
import { CODE_BYTES, codeFrom } from './codes.ts'
import { objectOf } from './custody-object.ts'
import { addNames, writeNameKeys } from './name-queries.ts'
import type { NewName } from './names.ts'
import type { Content } from './prepare.ts'
import { recordKinds } from './record-kinds/all.ts'
import type { Kind } from './record-kinds/declaration.ts'
import { columnsOfContent, contentOf, insertColumns, type RecordRow } from './record-rows.ts'
import { searchDocument } from './search.ts'
import { textsBeside } from './search-texts.ts'

/** Where a record came from: typed in, an import with its row, a form of the field, another institution. */
export type Provenance = {
  readonly origin: 'entered' | 'import' | 'field_form' | 'exchange'
  readonly batch_id?: string
  readonly row?: number
  readonly esf_no?: string
}

export type RecordToMake = {
  readonly id?: string
  /** Left out for a case file, which is its own. */
  readonly case_id?: string
  /** Made where it is left out. */
  readonly code?: string
  readonly content: Content
  readonly provenance?: Provenance
  /** Open names of a person; the database refuses them in a sealed case (MQ054). */
  readonly names?: readonly NewName[]
}

const table = (kind: Kind) => sql.table(recordKinds[kind].table)

/**
 * Makes records of one kind in one statement, however many, and answers them in the order they were given. The caller has prepared and
 * looked up their content. A case file needs the actor's lead in it (openCase). Fails on a code that is taken (23505).
 */
export async function createRecords(
  tx: Tx,
  kind: Kind,
  records: readonly RecordToMake[],
): Promise<readonly RecordRow[]> {
  if (records.length === 0) return []
  const random = randomBytes(CODE_BYTES * records.length)
  const whole = records.map(({ id = randomUUID(), case_id = id, code, names = [], ...record }, index) => ({
    ...record,
    id,
    case_id,
    names,
    code: code ?? codeFrom(recordKinds[kind].prefix, random.subarray(index * CODE_BYTES)),
  }))
  const rows = whole.map(({ id, case_id, code, content, provenance }) => ({
    id,
    case_id,
    code,
    provenance: provenance ?? { origin: 'entered' },
    // a column left out is null as well, and is neither sent nor read
    ...Object.fromEntries(Object.entries(columnsOfContent(kind, content)).filter(([, value]) => value !== null)),
  }))
  const columns = sql.join(insertColumns(kind).map((column) => sql.ref(column)))
  const [{ rows: made }, entries] = await Promise.all([
    sql<RecordRow>`
      insert into ${table(kind)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${table(kind)}, ${JSON.stringify(rows)}::jsonb)
      returning *`.execute(tx),
    // the words are analysed while the database writes
    entriesBesideInsert(kind, whole),
  ])
  const byId = new Map(made.map((row) => [row.id, row]))
  const inOrder = rows.map(({ id }) => byId.get(id)).filter((row) => row !== undefined)
  await recordEvents(
    tx,
    inOrder.map(({ id, case_id }) => ({
      type: kind === 'case_file' ? 'documentation.case-opened' : 'documentation.record-created',
      object: objectOf(kind, id),
      detail: { case: case_id },
    })),
  )
  if (kind === 'person') {
    await addNames(
      tx,
      whole.flatMap(({ id, case_id, names }) => names.map((name) => ({ ...name, person: { id, case_id } }))),
    )
    const named = whole.filter(
      ({ names, content }) => names.length > 0 || (content.values.public_name ?? null) !== null,
    )
    await writeNameKeys(
      tx,
      named.map(({ id }) => id),
    )
  }
  if (entries === undefined) await putInIndex(tx, kind, inOrder)
  else await putEntries(tx, entries)
  return inOrder
}

/** What the index will hold of new records; undefined when own fields stand in other tables, to be read once they are written. */
async function entriesBesideInsert(
  kind: Kind,
  records: readonly (RecordToMake & Pick<RecordRow, 'id' | 'case_id' | 'code'>)[],
): Promise<string | undefined> {
  if (records.some(({ content }) => Object.keys(content.extra).length > 0)) return undefined
  await setImmediate()
  return entriesOf(
    records.map((record) =>
      searchDocument(kind, record, record.content, {
        names: (record.names ?? []).map(({ name }) => name),
        texts: [],
        codes: [],
      }),
    ),
  )
}

/** Gives the actor the lead of a case that nobody has worked on: before its file is made. */
export async function openCase(tx: Tx, caseId: string, reason: string): Promise<void> {
  await sql`select app.open_case(${caseId}, ${reason})`.execute(tx)
  await recordEvent(tx, {
    type: 'access.grant-given',
    object: { kind: 'case', id: caseId },
    detail: { level: 'lead', until: null },
  })
}

type Change = {
  readonly id: string
  readonly version: number
  /** Columns with what they will hold. */
  readonly patch: Readonly<Record<string, unknown>>
  readonly event?: 'documentation.record-changed' | 'documentation.record-moved' | 'documentation.record-restored'
  readonly detail?: Readonly<Record<string, string | readonly string[] | boolean | null>>
}

/** Changes columns of a record; the custody entry names the fields, never their values. */
export async function writeRecord(tx: Tx, kind: Kind, change: Change): Promise<WriteOutcome<RecordRow>> {
  const { id, version, event = 'documentation.record-changed', detail = {} } = change
  const patch = Object.fromEntries(
    // a list would go to the database as an array of SQL, not as jsonb
    Object.entries(change.patch).map(([key, value]) => [key, Array.isArray(value) ? JSON.stringify(value) : value]),
  )
  const outcome = await updateRecord<RecordRow>(tx, { table: recordKinds[kind].table, id, version, patch })
  if (outcome.status === 'written') {
    await recordEvent(tx, { type: event, object: objectOf(kind, id), detail: { case: outcome.row.case_id, ...detail } })
    if (kind === 'person') await writeNameKeys(tx, [id])
    await putInIndex(tx, kind, [outcome.row])
  }
  return outcome
}

/** One record of many to be changed: what it will hold as a whole, and the fields that differ. */
export type WholeChange = {
  readonly id: string
  readonly version: number
  readonly content: Content
  readonly touched: ReadonlySet<string>
}

/**
 * Changes many records of one kind in one statement, each to the whole of its content. Answers those that were written; one that is
 * missing was changed meanwhile, or is not the actor's to change.
 */
export async function writeRecords(tx: Tx, kind: Kind, changes: readonly WholeChange[]): Promise<readonly RecordRow[]> {
  if (changes.length === 0) return []
  const rows = changes.map(({ id, version, content }) => ({ id, version, ...columnsOfContent(kind, content) }))
  const kept = new Set(['id', 'case_id', 'code', 'provenance', 'change_reason'])
  const columns = insertColumns(kind).filter((column) => !kept.has(column))
  const { rows: written } = await sql<RecordRow>`
    update ${table(kind)} r set change_reason = null, ${sql.join(columns.map((column) => sql`${sql.ref(column)} = n.${sql.ref(column)}`))}
    from jsonb_populate_recordset(null::${table(kind)}, ${JSON.stringify(rows)}::jsonb) n
    where r.id = n.id and r.version = n.version and r.deleted_at is null
    returning r.*`.execute(tx)
  const touched = new Map(changes.map((change) => [change.id, change.touched]))
  await recordEvents(
    tx,
    written.map(({ id, case_id }) => ({
      type: 'documentation.record-changed',
      object: objectOf(kind, id),
      detail: { case: case_id, fields: [...(touched.get(id) ?? [])] },
    })),
  )
  if (kind === 'person')
    await writeNameKeys(
      tx,
      written.map(({ id }) => id),
    )
  await putInIndex(tx, kind, written)
  return written
}

/** Deletes a record softly: it leaves lists and the index, stays in its history, and can be restored. */
export async function deleteRecord(
  tx: Tx,
  kind: Kind,
  { id, version, reason }: { readonly id: string; readonly version: number; readonly reason: string | null },
): Promise<WriteOutcome<RecordRow>> {
  const patch = { deleted_at: new Date(), change_reason: reason }
  const outcome = await updateRecord<RecordRow>(tx, { table: recordKinds[kind].table, id, version, patch })
  if (outcome.status === 'written') {
    await recordEvent(tx, {
      type: 'documentation.record-deleted',
      object: objectOf(kind, id),
      detail: { case: outcome.row.case_id },
    })
    await removeRecord(tx, id)
  }
  return outcome
}

/** A record that the actor sees, deleted ones too; undefined for any other. */
export async function findRecord(tx: Tx, kind: Kind, id: string): Promise<RecordRow | undefined> {
  const { rows } = await sql<RecordRow>`select * from ${table(kind)} where id = ${id}`.execute(tx)
  return rows[0]
}

/** Several records of a kind that the actor sees and that are not deleted, in no order. */
export async function findRecords(tx: Tx, kind: Kind, ids: readonly string[]): Promise<readonly RecordRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<RecordRow>`
    select * from ${table(kind)} where id = any(${[...ids]}) and deleted_at is null`.execute(tx)
  return rows
}

/** The level of the actor in a case; null without one. */
export async function levelInCase(tx: Tx, caseId: string): Promise<'view' | 'edit' | 'lead' | null> {
  const { rows } = await sql<{ level: 'view' | 'edit' | 'lead' | null }>`
    select app.case_level(${caseId}) as level`.execute(tx)
  return rows[0]?.level ?? null
}

/** Puts records in the index as they now stand, in the transaction that changed them. */
export async function putInIndex(tx: Tx, kind: Kind, rows: readonly RecordRow[]): Promise<void> {
  const beside = await textsBeside(tx, kind, rows)
  await indexRecords(
    tx,
    rows
      .filter(({ deleted_at }) => deleted_at === null)
      .map((row) => searchDocument(kind, row, contentOf(kind, row), beside.get(row.id))),
  )
}

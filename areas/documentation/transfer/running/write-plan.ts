/** Writes what a batch of rows was planned to do, in as few statements as the parts of a row need. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Tx } from '../../../../foundation/database/index.ts'
import { type FileStore, keepBytes } from '../../../../foundation/files/index.ts'
import type { Kind } from '../../index.ts'
import { createRecords, writeRecords } from '../../server.ts'
import type { Mapping } from '../mapping/mapping.ts'
import type { Counts } from '../model.ts'
import type { Changed, Made, Plan, RowOutcome } from './plan-rows.ts'
import { keepRejections, type Rejection } from './run-queries.ts'

export type Writing = {
  readonly runId: string
  readonly caseId: string
  readonly mapping: Mapping
  /** Where the files of this batch were laid, by their name. */
  readonly files: ReadonlyMap<string, string>
  readonly store: FileStore
}

/** Writes a plan and answers its counts. Fails as the database does; the caller undoes it then. */
export async function writePlan(tx: Tx, plan: Plan, writing: Writing): Promise<Counts> {
  const { runId, caseId, mapping } = writing
  let records = 0
  for (const { part, kind } of mapping.parts) {
    const making = plan.made.get(part) ?? []
    const changing = plan.changed.get(part) ?? []
    await createRecords(
      tx,
      kind,
      making.map(({ id, content, row, names }) => ({
        id,
        case_id: caseId,
        content,
        provenance: { origin: 'import', batch_id: runId, row },
        names: names.map((name, index) => ({
          name,
          use: index === 0 ? 'main' : 'variant',
          as_written: true,
          source_note: null,
        })),
      })),
    )
    const changed = await writeChanges(tx, kind, changing)
    await nameRecords(tx, runId, kind, making, changed)
    records += making.length + changed.length
  }
  await linkFiles(tx, plan, writing)
  await keepRejections(tx, runId, rejectionsOf(plan))
  return countsOf(plan, records)
}

/** Fails (RecordMoved) when one of the records is not as it was read. */
async function writeChanges(tx: Tx, kind: Kind, changes: readonly Changed[]) {
  const written = await writeRecords(
    tx,
    kind,
    changes.map(({ record: { id, version }, content, touched }) => ({ id, version, content, touched })),
  )
  if (written.length < changes.length) throw new RecordMoved()
  const versions = new Map(written.map(({ id, version }) => [id, version]))
  return changes.map(({ row, record: { id, version } }) => ({ row, id, version: versions.get(id) ?? version }))
}

/** Somebody changed a record between reading and writing: the batch is planned anew. */
export class RecordMoved extends Error {}

async function nameRecords(
  tx: Tx,
  runId: string,
  kind: Kind,
  making: readonly Made[],
  changed: readonly { readonly row: number; readonly id: string; readonly version: number }[],
): Promise<void> {
  const rows = [
    ...making.map(({ id, row }) => ({
      run_id: runId,
      record_id: id,
      kind,
      row_number: row,
      outcome: 'created',
      made: 1,
    })),
    ...changed.map(({ id, row, version }) => ({
      run_id: runId,
      record_id: id,
      kind,
      row_number: row,
      outcome: 'updated',
      made: version,
    })),
  ]
  if (rows.length === 0) return
  await sql`insert into import_record select * from jsonb_populate_recordset(null::import_record, ${JSON.stringify(rows)}::jsonb)`.execute(
    tx,
  )
}

async function linkFiles(tx: Tx, plan: Plan, { runId, caseId, files, store }: Writing): Promise<void> {
  const kept = new Map<string, string>()
  const rows: object[] = []
  for (const { row, name, record } of plan.files) {
    const path = files.get(name)
    if (path === undefined) continue
    const fileId =
      kept.get(name) ??
      (await keepBytes(tx, store, { bytes: await readFile(path), data_class: 'I', display_name: displayName(name) })).id
    kept.set(name, fileId)
    rows.push({ run_id: runId, row_number: row, name, record_id: record, case_id: caseId, file_id: fileId })
  }
  if (rows.length === 0) return
  await sql`insert into import_file select * from jsonb_populate_recordset(null::import_file, ${JSON.stringify(rows)}::jsonb)`.execute(
    tx,
  )
}

const displayName = (name: string) => (name.split('/').at(-1) ?? name).slice(-255)

const rejectionsOf = ({ outcomes, faults }: Plan): readonly Rejection[] =>
  [...faults].map(([row, found]) => ({
    row,
    faults: found,
    outcome: outcomes.get(row) === 'held' ? 'held' : 'rejected',
  }))

/** The counts of a plan; `records` are those that were written. */
export function countsOf({ outcomes, files }: Plan, records: number): Counts {
  const of = (outcome: RowOutcome) => [...outcomes.values()].filter((one) => one === outcome).length
  return {
    rows_read: outcomes.size,
    created: of('created'),
    updated: of('updated'),
    unchanged: of('unchanged'),
    held: of('held'),
    rejected: of('rejected'),
    records,
    files_named: files.length,
    files_linked: files.length,
  }
}

/** Where files of a batch are laid before they are kept. */
export const batchFolder = (folder: string) => join(folder, randomUUID())

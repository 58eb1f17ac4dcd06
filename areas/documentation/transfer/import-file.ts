/** An import from the terminal of the server, whole: file, mapping, dry run, run. The same steps and rules as over HTTP. */
import { createWriteStream } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../../foundation/database/index.ts'
import { type FileStore, keepFile } from '../../../foundation/files/index.ts'
import type { Language } from '../../../foundation/language/index.ts'
import { Mapping } from './mapping/mapping.ts'
import { type Counts, Dialect, type ImportRun } from './model.ts'
import { mapRun, moveRun } from './moving.ts'
import { openTable } from './reading/open-table.ts'
import { rejectedLines } from './rejected-lines.ts'
import { asPerson, type Person } from './running/as-person.ts'
import { previewImport } from './running/preview-import.ts'
import { runImport } from './running/run-import.ts'
import { createRun, findRun, progressOf } from './running/run-queries.ts'
import { viewOf } from './views.ts'

/** What the file behind `--mapping` holds. */
export const ImportPlan = z.strictObject({ dialect: Dialect.partial({ format: true }), mapping: Mapping })
export type ImportPlan = z.infer<typeof ImportPlan>

export type ImportCall = {
  readonly database: Database
  readonly store: FileStore
  readonly person: Person
  readonly now: () => Date
  readonly signal?: AbortSignal
  readonly onStep?: (run: ImportRun) => void
  readonly onProgress?: (counts: Counts) => void
}

const formatOf = (path: string): Dialect['format'] =>
  /\.xlsx$/i.test(path) ? 'xlsx' : /\.zip$/i.test(path) ? 'zip' : 'csv'

/** Reads, maps and tries a file; with `dryRun` that is all. Refuses (throws FileRefused or a Problem) what cannot be read or mapped. */
export async function importFile(
  call: ImportCall,
  {
    path,
    plan,
    caseId,
    dryRun,
  }: { readonly path: string; readonly plan: ImportPlan; readonly caseId: string; readonly dryRun: boolean },
): Promise<ImportRun> {
  const inTransaction = asPerson(call.database, call.person)
  const dialect = Dialect.parse({ format: formatOf(path), ...plan.dialect })
  const table = await openTable(path, { dialect, most: 1 })
  const { header } = table
  await table.close()
  const made = await inTransaction(async (tx) => {
    const file_name = basename(path).slice(-255)
    const file = await keepFile(tx, call.store, { path, data_class: 'I', display_name: file_name })
    const run = await createRun(tx, { file_id: file.id, file_name, dialect, header })
    await mapRun(tx, run, caseId, plan.mapping)
    return await moveRun(tx, run.id, 'preview')
  })
  await previewImport({ inTransaction, store: call.store, now: call.now }, made.id)
  const tried = await seen(call, made.id)
  call.onStep?.(tried)
  if (dryRun || tried.findings === null) return tried
  return await goOn(call, made.id)
}

/** Starts a run that was tried, or goes on with one that stands still. */
export async function goOn(call: ImportCall, runId: string): Promise<ImportRun> {
  const inTransaction = asPerson(call.database, call.person)
  const { state } = await seen(call, runId)
  if (state !== 'running') await inTransaction((tx) => moveRun(tx, runId, 'running'))
  const { signal, onProgress } = call
  const end = await runImport({ inTransaction, store: call.store, now: call.now }, runId, {
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  })
  if (end === 'stopped' && signal?.aborted === true) await inTransaction((tx) => moveRun(tx, runId, 'paused'))
  return await seen(call, runId)
}

async function seen({ database, person }: ImportCall, runId: string): Promise<ImportRun> {
  return await asPerson(
    database,
    person,
  )(async (tx) => {
    const run = await findRun(tx, runId)
    if (run === undefined) throw new Error(`Cannot find the import ${runId}`)
    return viewOf(run, (await progressOf(tx, [runId])).get(runId))
  })
}

/** The id of a case that the person sees, by its code or its id. */
export async function caseByCode({ database, person }: ImportCall, code: string): Promise<string | undefined> {
  return await asPerson(
    database,
    person,
  )(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select id from case_file where (code = ${code} or id::text = ${code}) and deleted_at is null`.execute(tx)
    return rows[0]?.id
  })
}

/** Writes the rows that were not taken to a file of their own. */
export async function rejectedFile(call: ImportCall, runId: string, path: string, language: Language): Promise<void> {
  const inTransaction = asPerson(call.database, call.person)
  const run = await inTransaction((tx) => findRun(tx, runId))
  if (run === undefined) return
  await pipeline(
    rejectedLines(run, { inTransaction, store: call.store, language }),
    createWriteStream(path, { mode: 0o600 }),
  )
}

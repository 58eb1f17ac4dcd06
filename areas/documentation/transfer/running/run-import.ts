/** Runs an import to its end, batch by batch: each is one transaction with its place in the file, so that a kill at any row loses nothing. */
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { inSavepoint, type Tx } from '../../../../foundation/database/index.ts'
import type { FileStore } from '../../../../foundation/files/index.ts'
import type { ReadRow } from '../mapping/read-row.ts'
import type { Counts } from '../model.ts'
import { FileRefused } from '../reading/limits.ts'
import { extractFiles, openTable } from '../reading/open-table.ts'
import type { NumberedRow } from '../reading/order.ts'
import type { InTransaction } from './as-person.ts'
import { findNamed } from './find-named.ts'
import { type LocalCopy, localCopy } from './local-copy.ts'
import { planRows } from './plan-rows.ts'
import { mapped, type Prepared, prepareRun } from './prepare-run.ts'
import { addProgress, changeRun, findRun, noCounts, progressOf } from './run-queries.ts'
import { batchFolder, RecordMoved, type Writing, writePlan } from './write-plan.ts'

export type ImportParts = {
  /** As the person of the run. */
  readonly inTransaction: InTransaction
  readonly store: FileStore
  readonly now: () => Date
}

export type RunOptions = {
  readonly signal?: AbortSignal
  readonly onProgress?: (counts: Counts) => void
  readonly batchRows?: number
}

const BATCH_ROWS = 1000

/** Ended: all rows are accounted for. Stopped: somebody paused or cancelled it, or `signal` was given; it goes on from there. */
export type RunEnd = 'ended' | 'stopped'

/** Goes on with a run that is `running`, from the row after the last that was committed. */
export async function runImport(
  parts: ImportParts,
  runId: string,
  { signal, onProgress = () => undefined, batchRows = BATCH_ROWS }: RunOptions = {},
): Promise<RunEnd> {
  const { inTransaction, store, now } = parts
  const begun = await inTransaction(async (tx) => {
    const run = await findRun(tx, runId)
    const progress = (await progressOf(tx, [runId])).get(runId)
    return run?.state === 'running' && progress !== undefined ? { run, progress } : undefined
  })
  const target = begun === undefined ? undefined : mapped(begun.run)
  if (begun === undefined || target === undefined) return 'stopped'
  const copy = await localCopy(inTransaction, store, begun.run.file_id)
  try {
    const table = await openTable(copy.path, { dialect: target.dialect, after: begun.progress.last_row })
    try {
      const prepared = await inTransaction((tx) => prepareRun(tx, target, table.files, now()))
      if (prepared === undefined) return await fail(parts, runId, 'import.case-closed')
      const writing = { runId, caseId: target.case_id, mapping: target.mapping, store }
      for await (const read of readAhead(gathered(table.batches(), batchRows), prepared)) {
        if (signal?.aborted === true) return 'stopped'
        const files = await layFiles(copy, read)
        const counts = await inTransaction((tx) => oneBatch(tx, read, prepared, { ...writing, files }))
        if (counts === undefined) return 'stopped'
        onProgress(counts)
      }
      return await inTransaction((tx) => finish(tx, runId))
    } finally {
      await table.close()
    }
  } catch (error) {
    if (error instanceof FileRefused) return await fail(parts, runId, error.fault)
    throw error
  } finally {
    await copy.remove()
  }
}

/** Batches of a steady size from those that the reading process answers. */
async function* gathered(
  batches: AsyncIterable<readonly NumberedRow[]>,
  size: number,
): AsyncGenerator<readonly NumberedRow[]> {
  let held: NumberedRow[] = []
  for await (const rows of batches) {
    held.push(...rows)
    while (held.length >= size) {
      yield held.slice(0, size)
      held = held.slice(size)
    }
  }
  if (held.length > 0) yield held
}

/** Reads the rows of each batch while the one before it is being written. */
async function* readAhead(
  batches: AsyncGenerator<readonly NumberedRow[]>,
  { read }: Prepared,
): AsyncGenerator<readonly ReadRow[]> {
  const next = async () => {
    const { done, value } = await batches.next()
    // whoever waits for the database goes first
    await setImmediate()
    return done === true ? undefined : value.map(([row, cells]) => read(row, cells))
  }
  let coming = next()
  try {
    for (let rows = await coming; rows !== undefined; rows = await coming) {
      coming = next()
      // a failure is thrown when its turn has come, not while another batch is written
      coming.catch(() => undefined)
      yield rows
    }
  } finally {
    await coming.catch(() => undefined)
    await batches.return(undefined)
  }
}

/** Lays the files that these rows name; an empty map when none does. */
async function layFiles({ path, folder }: LocalCopy, rows: readonly ReadRow[]): Promise<ReadonlyMap<string, string>> {
  const names = [...new Set(rows.flatMap(({ files }) => files))]
  if (names.length === 0) return new Map()
  const into = batchFolder(folder)
  const laid = await extractFiles(path, names, into)
  return new Map(names.flatMap((name, index) => (laid.has(index) ? [[name, join(into, String(index))]] : [])))
}

/** One batch under the lock of its run; undefined when the run does not go on. */
async function oneBatch(
  tx: Tx,
  rows: readonly ReadRow[],
  prepared: Prepared,
  writing: Writing,
): Promise<Counts | undefined> {
  const run = await findRun(tx, writing.runId, { lock: true })
  const progress = (await progressOf(tx, [writing.runId])).get(writing.runId)
  if (run?.state !== 'running' || progress === undefined) return undefined
  // another worker may have written these rows while this one was reading them
  const due = rows.filter(({ row }) => row > progress.last_row)
  const last = due.at(-1)
  if (last === undefined) return progress
  const added = await writeRows(tx, due, prepared, writing)
  await addProgress(tx, writing.runId, last.row, added)
  return sum(progress, added)
}

const sum = (one: Counts, other: Counts): Counts =>
  Object.fromEntries((Object.keys(noCounts) as (keyof Counts)[]).map((key) => [key, one[key] + other[key]])) as Counts

/** Writes rows; where the database refuses them together, halves find the row that it refuses. */
async function writeRows(tx: Tx, rows: readonly ReadRow[], prepared: Prepared, writing: Writing): Promise<Counts> {
  try {
    return await inSavepoint(tx, async (inner) => {
      const found = await findNamed(inner, { caseId: writing.caseId, runId: writing.runId, rows })
      return await writePlan(inner, planRows(rows, prepared.terms, found), writing)
    })
  } catch (error) {
    if (!isRefusal(error)) throw error
    const [only] = rows
    if (rows.length === 1 && only !== undefined) {
      const refused = { ...only, parts: [], files: [], faults: [{ column: null, code: 'import.refused' }] }
      return await writeRows(tx, [refused], prepared, writing)
    }
    const half = Math.ceil(rows.length / 2)
    const first = await writeRows(tx, rows.slice(0, half), prepared, writing)
    return sum(first, await writeRows(tx, rows.slice(half), prepared, writing))
  }
}

/** What the database says of the data (classes 22, 23 and our own), as opposed to a failing connection. */
const isRefusal = (error: unknown) =>
  error instanceof RecordMoved ||
  (error instanceof Error && 'code' in error && /^(22|23|MQ05)/.test(String(error.code)))

async function finish(tx: Tx, runId: string): Promise<RunEnd> {
  const run = await findRun(tx, runId, { lock: true })
  const progress = (await progressOf(tx, [runId])).get(runId)
  if (run?.state !== 'running' || progress === undefined) return 'stopped'
  const { rows_read, created, updated, unchanged, held, rejected } = progress
  await changeRun(
    tx,
    run,
    { state: held + rejected > 0 ? 'completed_with_errors' : 'completed' },
    { rows_read, created, updated, unchanged, held, rejected },
  )
  return 'ended'
}

/** A run that cannot go on ends, with the reason; what it wrote stays, and can be withdrawn. */
async function fail({ inTransaction }: ImportParts, runId: string, fault: string): Promise<RunEnd> {
  await inTransaction(async (tx) => {
    const run = await findRun(tx, runId, { lock: true })
    if (run?.state === 'running') await changeRun(tx, run, { state: 'cancelled', fault })
  })
  return 'ended'
}

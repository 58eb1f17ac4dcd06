/** The dry run: the whole file read, mapped and checked as the import would, with nothing written. */
import type { Kind } from '../../index.ts'
import type { RecordRow } from '../../server.ts'
import type { Mapping } from '../mapping/mapping.ts'
import type { Findings } from '../model.ts'
import { FileRefused } from '../reading/limits.ts'
import { openTable } from '../reading/open-table.ts'
import { definitionsByKind, findNamed, listsOf } from './find-named.ts'
import { localCopy } from './local-copy.ts'
import { type Found, type Plan, planRows } from './plan-rows.ts'
import { mapped, prepareRun } from './prepare-run.ts'
import type { ImportParts } from './run-import.ts'
import { changeRun, findRun } from './run-queries.ts'
import { startTally } from './tally.ts'

/** Names of the source that a dry run remembers, so that later rows find what earlier ones would have made. */
const MOST_REMEMBERED = 1_000_000

/** Fills in the findings of a run in `preview`. Answers false when the run is elsewhere. */
export async function previewImport(parts: ImportParts, runId: string): Promise<boolean> {
  const { inTransaction, store, now } = parts
  const run = await inTransaction((tx) => findRun(tx, runId))
  const target = run === undefined ? undefined : mapped(run)
  if (run?.state !== 'preview' || run.findings !== null || target === undefined) return false
  const copy = await localCopy(inTransaction, store, run.file_id)
  try {
    const table = await openTable(copy.path, { dialect: target.dialect })
    try {
      const prepared = await inTransaction((tx) => prepareRun(tx, target, table.files, now()))
      if (prepared === undefined) return await settle(parts, runId, { fault: 'import.case-closed' })
      const lists = await inTransaction(async (tx) =>
        listsOf(tx, target.mapping, [...(await definitionsByKind(tx)).values()].flat()),
      )
      const tally = startTally(target.header, target.mapping, lists, target.dialect)
      const seen: Seen = { byName: new Map(), ids: new Set() }
      for await (const rows of table.batches()) {
        const read = rows.map(([row, cells]) => prepared.read(row, cells))
        const plan = await inTransaction(async (tx) => {
          const found = await findNamed(tx, { caseId: target.case_id, runId, rows: read })
          return planRows(read, prepared.terms, remembering(found, seen))
        })
        remember(seen, plan, target.mapping)
        tally.add(rows, plan)
      }
      return await settle(parts, runId, { findings: tally.findings(table.files) })
    } finally {
      await table.close()
    }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    return await settle(parts, runId, { fault: error.fault })
  } finally {
    await copy.remove()
  }
}

async function settle(
  { inTransaction }: ImportParts,
  runId: string,
  outcome: { readonly findings: Findings } | { readonly fault: string },
): Promise<boolean> {
  return await inTransaction(async (tx) => {
    const run = await findRun(tx, runId, { lock: true })
    if (run?.state !== 'preview' || run.findings !== null) return false
    await changeRun(tx, run, { state: 'preview', ...outcome })
    return true
  })
}

type Seen = { readonly byName: Map<string, string>; readonly ids: Set<string> }

/** What earlier rows would have made counts as being there, made by this run. */
function remembering(found: Found, { byName, ids }: Seen): Found {
  return {
    record: (kind, external) => {
      const id = byName.get(`${kind} ${external}`)
      // only its id is asked for: a record of this run is not read again
      return found.record(kind, external) ?? (id === undefined ? undefined : ({ id } as RecordRow))
    },
    link: (kind, external) => byName.get(`${kind} ${external}`) ?? found.link(kind, external),
    isOfThisRun: (id) => ids.has(id),
  }
}

function remember({ byName, ids }: Seen, plan: Plan, mapping: Mapping): void {
  const add = (kind: Kind, external: unknown, id: string) => {
    if (typeof external !== 'string' || byName.size >= MOST_REMEMBERED) return
    byName.set(`${kind} ${external}`, id)
    ids.add(id)
  }
  for (const { part, kind } of mapping.parts) {
    for (const { id, external } of plan.made.get(part) ?? []) add(kind, external, id)
    for (const { record } of plan.changed.get(part) ?? []) add(kind, record.legacy_no, record.id)
  }
}

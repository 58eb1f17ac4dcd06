/** The first rows of a file as the records that they would make, each with what is wrong with it. Nothing is written. */

import type { Tx } from '../../../../foundation/database/index.ts'
import type { FileStore } from '../../../../foundation/files/index.ts'
import { sentenceOf } from '../../../../foundation/http/index.ts'
import { fieldOf, type Kind } from '../../index.ts'
import { areaLabels, type Content, idsOf, summariesOf, termLabels } from '../../server.ts'
import { openTable } from '../reading/open-table.ts'
import type { FirstRecord, FirstRecords } from '../views.ts'
import { findNamed } from './find-named.ts'
import { localCopy } from './local-copy.ts'
import { type Plan, planRows } from './plan-rows.ts'
import { mapped, prepareRun } from './prepare-run.ts'
import type { RunRow } from './run-queries.ts'

const FIRST = 6

/** Undefined for a run that is not mapped yet, or whose case the actor may not write in. Refuses (throws FileRefused) what cannot be read. */
export async function firstRecords(
  tx: Tx,
  store: FileStore,
  run: RunRow,
  now: Date,
): Promise<FirstRecords | undefined> {
  const target = mapped(run)
  if (target === undefined) return undefined
  const copy = await localCopy((work) => work(tx), store, run.file_id)
  try {
    const table = await openTable(copy.path, { dialect: target.dialect, most: FIRST })
    try {
      const prepared = await prepareRun(tx, target, table.files, now)
      if (prepared === undefined) return undefined
      const read = []
      for await (const rows of table.batches()) read.push(...rows.map(([row, cells]) => prepared.read(row, cells)))
      const found = await findNamed(tx, { caseId: target.case_id, runId: run.id, rows: read })
      const plan = planRows(read, prepared.terms, found)
      const parts = target.mapping.parts
      const rows = read.map(({ row }) => ({
        row,
        outcome: plan.outcomes.get(row) ?? 'unchanged',
        records: parts.flatMap(({ part, kind }) => recordsOf(plan, part, kind as Kind, row)),
        faults: (plan.faults.get(row) ?? []).map(({ column, code }) => ({ column, code, message: sentenceOf(code) })),
      }))
      return {
        rows,
        labels: await labelsFor(
          tx,
          rows.flatMap(({ records }) => records),
        ),
      }
    } finally {
      await table.close()
    }
  } finally {
    await copy.remove()
  }
}

function recordsOf(plan: Plan, part: string, kind: Kind, row: number): readonly FirstRecord[] {
  const made = (plan.made.get(part) ?? []).filter((one) => one.row === row)
  const changed = (plan.changed.get(part) ?? []).filter((one) => one.row === row)
  const partOf = new Map([...plan.made].flatMap(([name, all]) => all.map(({ id }): [string, string] => [id, name])))
  const view = (content: Content, names: readonly string[], outcome: 'created' | 'updated'): FirstRecord => {
    const values = Object.entries(content.values).filter(([, value]) => !isEmpty(value))
    const own = values.flatMap(([field, value]) => {
      const to = fieldOf(kind, field)?.type === 'ref' && typeof value === 'string' ? partOf.get(value) : undefined
      return to === undefined ? [] : [{ field, part: to }]
    })
    const linked = new Set(own.map(({ field }) => field))
    return {
      part,
      kind,
      outcome,
      fields: Object.fromEntries(values.filter(([field]) => !linked.has(field) && field !== 'legacy_no')),
      links: own,
      names: [...names],
    }
  }
  return [
    ...made.map(({ content, names }) => view(content, names, 'created')),
    ...changed.map(({ content, names }) => view(content, names, 'updated')),
  ]
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

async function labelsFor(tx: Tx, records: readonly FirstRecord[]): Promise<FirstRecords['labels']> {
  const named = records.flatMap(({ kind, fields }) => idsOf(kind, fields))
  const of = (sort: string) => [...new Set(named.filter((one) => one.of === sort).map(({ id }) => id))]
  const linked = []
  for (const kind of new Set(named.flatMap(({ of: sort, to = [] }) => (sort === 'record' ? to : []))))
    linked.push(...(await summariesOf(tx, kind, of('record'))))
  return {
    terms: [...(await termLabels(tx, of('term')))],
    areas: [...(await areaLabels(tx, of('area')))],
    people: [],
    records: linked,
  }
}

/** What every batch of a run needs and none changes: the file, the compiled mapping, the terms, the case. */
import type { Tx } from '../../../../foundation/database/index.ts'
import type { Kind } from '../../index.ts'
import { type Content, emptyContent } from '../../server.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { type ReadRow, rowReader } from '../mapping/read-row.ts'
import { areasOf, caseTerms, definitionsByKind, listsOf } from './find-named.ts'
import type { PlanTerms } from './plan-rows.ts'
import type { RunRow } from './run-queries.ts'

export type Prepared = {
  readonly read: (row: number, cells: readonly string[]) => ReadRow
  readonly terms: PlanTerms
}

type Mapped = Pick<RunRow, 'dialect' | 'header'> & { readonly case_id: string; readonly mapping: Mapping }

/** A run that says where its rows go; undefined for one that does not yet. */
export function mapped(run: RunRow): Mapped | undefined {
  const { case_id, mapping, dialect, header } = run
  return case_id === null || mapping === null ? undefined : { case_id, mapping, dialect, header }
}

/** Reads terms, areas and fields once. Undefined when the actor may not write in the case any more. */
export async function prepareRun(
  tx: Tx,
  { case_id, mapping, dialect, header }: Mapped,
  files: readonly string[],
  now: Date,
): Promise<Prepared | undefined> {
  const found = await caseTerms(tx, case_id)
  if (found === undefined || (found.level !== 'edit' && found.level !== 'lead')) return undefined
  const definitions = await definitionsByKind(tx)
  const all = [...definitions.values()].flat()
  const read = rowReader(mapping, {
    header,
    dialect,
    definitions: all,
    lists: await listsOf(tx, mapping, all),
    areas: await areasOf(tx, mapping),
  })
  const empty = new Map(mapping.parts.map(({ kind }): [Kind, Content] => [kind, emptyContent(kind)]))
  const terms: PlanTerms = {
    mapping,
    definitions,
    empty: (kind: Kind) => empty.get(kind) ?? emptyContent(kind),
    today: now.toISOString().slice(0, 10),
    daysSealed: found.days_sealed,
    ownerAlone: found.owner_alone,
    files: new Set(files),
  }
  return { read, terms }
}

/** Counts what a dry run finds, column by column. Pure. */
import { fieldOf } from '../../index.ts'
import { CellFault } from '../mapping/faults.ts'
import { columnsOfSource, type Mapping } from '../mapping/mapping.ts'
import { readTerm, splitCell, type Terms } from '../mapping/read-cell.ts'
import type { Counts, Findings } from '../model.ts'
import type { Dialect } from '../reading/dialect.ts'
import type { NumberedRow } from '../reading/order.ts'
import type { Plan } from './plan-rows.ts'
import { noCounts } from './run-queries.ts'
import { countsOf } from './write-plan.ts'

const MOST_ERRORS = 100
const MOST_UNKNOWN = 200
/** Different cells of coded columns that are counted; beyond, the column is no list. */
const MOST_COUNTED = 5000

type Coded = {
  readonly part: string
  readonly field: string
  readonly column: string
  readonly list: string
  readonly terms: Terms
  readonly values: Readonly<Record<string, string | null>>
  readonly isRepeatable: boolean
  readonly unknown: Map<string, number>
}

export function startTally(
  header: readonly string[],
  mapping: Mapping,
  lists: ReadonlyMap<string, Terms>,
  dialect: Pick<Dialect, 'several'>,
) {
  const taken = new Set([
    ...mapping.parts.flatMap((part) => [
      ...Object.values(part.fields).flatMap(columnsOfSource),
      ...Object.values(part.extra).flatMap(columnsOfSource),
      ...(part.id !== undefined && 'column' in part.id ? [part.id.column] : []),
    ]),
    ...(mapping.files === undefined ? [] : [mapping.files.column]),
  ])
  const filled = header.map(() => 0)
  const faults = new Map<string, Map<string, number>>()
  const records = new Map(mapping.parts.map(({ part }) => [part, 0]))
  const coded = codedColumns(mapping, lists)
  const firstErrors: Findings['first_errors'] = []
  const namedFiles = new Set<string>()
  let [counts, rowsRead]: [Counts, number] = [noCounts, 0]

  const countUnknown = (cell: string, one: Coded) => {
    for (const value of one.isRepeatable ? splitCell(cell, dialect) : [cell.trim()]) {
      if (value === '' || (!one.unknown.has(value) && one.unknown.size >= MOST_COUNTED)) continue
      try {
        readTerm(value, one.terms, one.values)
      } catch (error) {
        if (!(error instanceof CellFault)) throw error
        one.unknown.set(value, (one.unknown.get(value) ?? 0) + 1)
      }
    }
  }
  return {
    add: (rows: readonly NumberedRow[], plan: Plan): void => {
      rowsRead += rows.length
      for (const [, cells] of rows)
        for (const [index, cell] of cells.entries()) if (cell.trim() !== '') filled[index] = (filled[index] ?? 0) + 1
      for (const one of coded) {
        const place = header.indexOf(one.column)
        for (const [, cells] of rows) countUnknown(cells[place] ?? '', one)
      }
      for (const [row, found] of plan.faults) {
        const outcome = plan.outcomes.get(row) === 'held' ? 'held' : 'rejected'
        for (const { column, code } of found) {
          const held = faults.get(column ?? '') ?? new Map<string, number>()
          faults.set(column ?? '', held.set(code, (held.get(code) ?? 0) + 1))
          if (firstErrors.length < MOST_ERRORS) firstErrors.push({ row, outcome, column, code })
        }
      }
      let made = 0
      for (const { part } of mapping.parts) {
        const here = (plan.made.get(part)?.length ?? 0) + (plan.changed.get(part)?.length ?? 0)
        records.set(part, (records.get(part) ?? 0) + here)
        made += here
      }
      for (const { name } of plan.files) namedFiles.add(name)
      const added = countsOf(plan, made)
      counts = Object.fromEntries(
        (Object.keys(counts) as (keyof Counts)[]).map((key) => [key, counts[key] + added[key]]),
      ) as Counts
    },
    findings: (files: readonly string[]): Findings => ({
      counts,
      parts: [...records].map(([part, number]) => ({ part, records: number })),
      columns: ['', ...header].flatMap((column, index) => {
        const found = [...(faults.get(column) ?? [])].map(([code, rows]) => ({ code, rows }))
        if (index === 0 && found.length === 0) return []
        const full = index === 0 ? rowsRead : (filled[index - 1] ?? 0)
        return [{ column, filled: full, empty: rowsRead - full, taken: taken.has(column), faults: found }]
      }),
      unknown_terms: coded
        .flatMap(({ part, field, column, list, unknown }) =>
          [...unknown].map(([value, rows]) => ({ part, field, column, list, value: value.slice(0, 200), rows })),
        )
        .toSorted((a, b) => b.rows - a.rows)
        .slice(0, MOST_UNKNOWN),
      unused_files: files.filter((name) => !namedFiles.has(name)).length,
      first_errors: firstErrors,
    }),
  }
}

function codedColumns(mapping: Mapping, lists: ReadonlyMap<string, Terms>): readonly Coded[] {
  return mapping.parts.flatMap((part) =>
    Object.entries(part.fields).flatMap(([key, source]): readonly Coded[] => {
      const field = fieldOf(part.kind, key)
      const terms = lists.get(field?.list ?? '')
      if (field?.type !== 'code' || !('column' in source) || terms === undefined) return []
      return [
        {
          part: part.part,
          field: key,
          column: source.column,
          list: field.list ?? '',
          terms,
          values: source.values ?? {},
          isRepeatable: field.repeatable === true,
          unknown: new Map(),
        },
      ]
    }),
  )
}

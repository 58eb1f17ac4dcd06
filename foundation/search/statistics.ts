/** Counts by two dimensions of what the actor may find, with small cells hidden. */
import { z } from 'zod'
import { type CountTable, withoutSmallCells } from './suppression.ts'

/** A facet, or what every record has; `@year` and `@month` count an interval only where it lies wholly. */
export const Dimension = z.string().regex(/^(?:@kind|@case|@year|@month|[a-z][a-z0-9_.-]{0,79})$/)

/** Records that fall together: their values in both dimensions, several where a facet has several, none without a value. */
export type Together = { readonly row: readonly string[]; readonly column: readonly string[]; readonly n: number }

/** A count table with what its rows and columns stand for; `''` stands for records without a value. */
export type Statistics = CountTable & {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** Whether a record may stand in several rows or columns, so that totals are less than the sums. */
  readonly overlapping: boolean
}

/** The table of all values that occur, in the order of their names, with counts below `threshold` hidden and what would give them away. */
export function statisticsOf(together: readonly Together[], threshold: number): Statistics {
  const valuesOf = (values: readonly string[]) => (values.length === 0 ? [''] : values)
  const names = (side: 'row' | 'column') => [...new Set(together.flatMap((one) => valuesOf(one[side])))].toSorted()
  const [rows, columns] = [names('row'), names('column')]
  const rowAt = new Map(rows.map((name, index) => [name, index]))
  const columnAt = new Map(columns.map((name, index) => [name, index]))
  const cells = rows.map(() => columns.map(() => 0))
  const rowTotals = rows.map(() => 0)
  const columnTotals = columns.map(() => 0)
  for (const { row, column, n } of together) {
    const places = { rows: placesIn(rowAt, valuesOf(row)), columns: placesIn(columnAt, valuesOf(column)) }
    for (const at of places.rows) add(rowTotals, at, n)
    for (const at of places.columns) add(columnTotals, at, n)
    for (const at of places.rows) for (const other of places.columns) add(cells[at] ?? [], other, n)
  }
  const total = together.reduce((sum, { n }) => sum + n, 0)
  return {
    rows,
    columns,
    overlapping: together.some(({ row, column }) => row.length > 1 || column.length > 1),
    ...withoutSmallCells({ cells, rowTotals, columnTotals, total }, threshold),
  }
}

const placesIn = (places: ReadonlyMap<string, number>, values: readonly string[]) =>
  values.flatMap((value) => places.get(value) ?? [])

function add(counts: number[], place: number, n: number): void {
  counts[place] = (counts[place] ?? 0) + n
}

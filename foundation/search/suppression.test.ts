import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type CountTable, withoutSmallCells } from './suppression.ts'

const tableOf = (cells: readonly (readonly number[])[]) => {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
  return {
    cells,
    rowTotals: cells.map(sum),
    columnTotals: (cells[0] ?? []).map((_cell, column) => sum(cells.map((row) => row[column] ?? 0))),
    total: sum(cells.map(sum)),
  }
}
const tables = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).chain(([height, width]) =>
  fc.array(
    fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 10, max: 400 })), {
      minLength: width,
      maxLength: width,
    }),
    { minLength: height, maxLength: height },
  ),
)
const whole = (table: CountTable) => [
  ...table.cells.map((row, index) => [...row, table.rowTotals[index] ?? null]),
  [...table.columnTotals, table.total],
]

/** Which hidden cells the shown ones determine: their unit vector lies in the span of the equations of the lines (Gauss). */
function determined(table: CountTable): readonly string[] {
  const all = whole(table)
  const unknown = all.flatMap((row, at) => row.flatMap((count, column) => (count === null ? [`${at} ${column}`] : [])))
  const place = new Map(unknown.map((name, index) => [name, index]))
  const [height, width] = [all.length, all[0]?.length ?? 0]
  const lineOf = (names: readonly string[]) => {
    const line = unknown.map(() => 0)
    names.forEach((name, index) => {
      const at = place.get(name)
      if (at !== undefined) line[at] = index === names.length - 1 ? -1 : 1
    })
    return line
  }
  const lines = [
    ...Array.from({ length: height }, (_, row) =>
      lineOf(Array.from({ length: width }, (_line, column) => `${row} ${column}`)),
    ),
    ...Array.from({ length: width }, (_, column) =>
      lineOf(Array.from({ length: height }, (_line, row) => `${row} ${column}`)),
    ),
  ]
  const reduced: number[][] = []
  for (const line of lines) {
    let rest = line
    for (const known of reduced) {
      const pivot = known.findIndex((value) => value !== 0)
      const factor = (rest[pivot] ?? 0) / (known[pivot] ?? 1)
      if (factor !== 0) rest = rest.map((value, index) => value - factor * (known[index] ?? 0))
    }
    rest = rest.map((value) => (Math.abs(value) < 1e-9 ? 0 : value))
    const pivot = rest.findIndex((value) => value !== 0)
    if (pivot < 0) continue
    const unit = rest.map((value) => value / (rest[pivot] ?? 1))
    for (const [index, known] of reduced.entries()) {
      const factor = known[pivot] ?? 0
      reduced[index] = known
        .map((value, at) => value - factor * (unit[at] ?? 0))
        .map((value) => (Math.abs(value) < 1e-9 ? 0 : value))
    }
    reduced.push(unit)
  }
  return reduced.flatMap((line) => {
    const involved = line.flatMap((value, index) => (value !== 0 ? [unknown[index] ?? ''] : []))
    return involved.length === 1 ? involved : []
  })
}

test('no count below the threshold is shown, nor one that the totals give away', () => {
  fc.assert(
    fc.property(tables, fc.integer({ min: 2, max: 12 }), (cells, threshold) => {
      const shown = withoutSmallCells(tableOf(cells), threshold)
      for (const count of whole(shown).flat()) assert.ok(count === null || count === 0 || count >= threshold)
      assert.deepEqual(determined(shown), [])
    }),
    { numRuns: 400 },
  )
})

test('what is hidden in a line beside a shown total adds up to the threshold at least', () => {
  fc.assert(
    fc.property(tables, fc.integer({ min: 2, max: 12 }), (cells, threshold) => {
      const full = tableOf(cells)
      const shown = withoutSmallCells(full, threshold)
      shown.cells.forEach((row, index) => {
        const unsaid = row.reduce<number>(
          (sum, count, column) => sum + (count === null ? (cells[index]?.[column] ?? 0) : 0),
          0,
        )
        assert.ok(unsaid === 0 || shown.rowTotals[index] === null || unsaid >= threshold)
      })
    }),
  )
})

test('what is shown is true, zeros stay, and a table without small cells is shown whole', () => {
  fc.assert(
    fc.property(tables, (cells) => {
      const full = tableOf(cells)
      const shown = withoutSmallCells(full, 5)
      whole(shown).forEach((row, at) => {
        row.forEach((count, column) => {
          if (count !== null) assert.equal(count, whole(full)[at]?.[column])
        })
      })
      assert.deepEqual(withoutSmallCells(full, 1), full)
    }),
  )
  const large = tableOf([
    [10, 0],
    [20, 30],
  ])
  assert.deepEqual(withoutSmallCells(large, 5), large)
})

test('one small cell takes the three that close the smallest circle with it', () => {
  const shown = withoutSmallCells(
    tableOf([
      [2, 50, 90],
      [60, 70, 20],
      [80, 30, 40],
    ]),
    5,
  )
  assert.equal(shown.cells.flat().filter((count) => count === null).length, 4)
  assert.equal(shown.total, 442)
  assert.ok([...shown.rowTotals, ...shown.columnTotals].every((count) => count !== null))
})

/**
 * Small cells of a table of counts stay unsaid, and so many others with them that no total gives one away. Row and column lines are the
 * two sides of a graph, hidden cells its edges, totals included: a hidden cell follows from what is shown exactly where its edge lies on
 * no circle of hidden ones (Gusfield, "A graph theoretic approach to statistical data security", SIAM J. Comput. 17, 1988).
 */

/** Counts with their totals: `cells[row][column]`, null where it is not said. */
export type CountTable = {
  readonly cells: readonly (readonly (number | null)[])[]
  readonly rowTotals: readonly (number | null)[]
  readonly columnTotals: readonly (number | null)[]
  readonly total: number | null
}
type FullTable = {
  readonly cells: readonly (readonly number[])[]
  readonly rowTotals: readonly number[]
  readonly columnTotals: readonly number[]
  readonly total: number
}

/**
 * The table with every count from 1 to `threshold` − 1 hidden, and as few and as small others as close a circle around each; what the
 * hidden cells of a line add up to is never below the threshold. A threshold of 1 or less hides nothing. Zeros are shown.
 */
export function withoutSmallCells(table: FullTable, threshold: number): CountTable {
  const counts = [
    ...table.cells.map((row, index) => [...row, table.rowTotals[index] ?? 0]),
    [...table.columnTotals, table.total],
  ]
  const hidden = counts.map((row) => row.map((count) => count > 0 && count < threshold))
  while (hideInThinLine(counts, hidden, threshold) || hideAroundBridge(counts, hidden));
  const shown = counts.map((row, at) => row.map((count, column) => (hidden[at]?.[column] === true ? null : count)))
  const last = table.columnTotals.length
  return {
    cells: shown.slice(0, -1).map((row) => row.slice(0, last)),
    rowTotals: shown.slice(0, -1).map((row) => row[last] ?? null),
    columnTotals: (shown.at(-1) ?? []).slice(0, last),
    total: shown.at(-1)?.[last] ?? null,
  }
}

type Counts = readonly (readonly number[])[]
type Hidden = boolean[][]
type Place = { readonly row: number; readonly column: number; readonly count: number }

/** Hides one more cell of a line whose hidden cells add up to less than the threshold beside a total that is shown. */
function hideInThinLine(counts: Counts, hidden: Hidden, threshold: number): boolean {
  const [height, width] = [counts.length, counts[0]?.length ?? 0]
  const placeAt = (row: number, column: number): Place => ({ row, column, count: counts[row]?.[column] ?? 0 })
  const lines = [
    ...Array.from({ length: height }, (_, row) =>
      Array.from({ length: width }, (_line, column) => placeAt(row, column)),
    ),
    ...Array.from({ length: width }, (_, column) =>
      Array.from({ length: height }, (_line, row) => placeAt(row, column)),
    ),
  ]
  const isHidden = ({ row, column }: Place) => hidden[row]?.[column] === true
  for (const line of lines) {
    const [addends, total] = [line.slice(0, -1), line.at(-1)]
    const unsaid = addends.filter(isHidden)
    if (unsaid.length === 0 || total === undefined || isHidden(total)) continue
    if (unsaid.reduce((sum, { count }) => sum + count, 0) >= threshold) continue
    const next = addends.filter((one) => !isHidden(one) && one.count > 0).toSorted((a, b) => a.count - b.count)[0]
    hide(hidden, next ?? total)
    return true
  }
  return false
}

/** Closes a circle around one hidden cell that what is shown would give away, with the least that has to be hidden for it. */
function hideAroundBridge(counts: Counts, hidden: Hidden): boolean {
  const bridge = bridgeIn(hidden)
  if (bridge === undefined) return false
  for (const place of cheapestWayRound(counts, hidden, bridge)) hide(hidden, place)
  return true
}

function hide(hidden: Hidden, { row, column }: { readonly row: number; readonly column: number }): void {
  const line = hidden[row]
  if (line !== undefined) line[column] = true
}

type Edge = { readonly row: number; readonly column: number }

/** A hidden cell on no circle of hidden cells; undefined when there is none. Nodes: rows first, then columns. */
function bridgeIn(hidden: Hidden): Edge | undefined {
  const height = hidden.length
  const width = hidden[0]?.length ?? 0
  const neighbours = Array.from({ length: height + width }, (_, node) =>
    node < height
      ? (hidden[node] ?? []).flatMap((is, column) => (is ? [height + column] : []))
      : hidden.flatMap((row, index) => (row[node - height] === true ? [index] : [])),
  )
  const entered = new Map<number, number>()
  const lowest = new Map<number, number>()
  let found: Edge | undefined
  const walk = (node: number, parent: number) => {
    entered.set(node, entered.size)
    let low = entered.get(node) ?? 0
    for (const next of neighbours[node] ?? []) {
      if (next === parent) continue
      const seen = entered.get(next)
      if (seen !== undefined) {
        low = Math.min(low, seen)
        continue
      }
      walk(next, node)
      const below = lowest.get(next) ?? 0
      low = Math.min(low, below)
      if (below > (entered.get(node) ?? 0))
        found ??= node < height ? { row: node, column: next - height } : { row: next, column: node - height }
    }
    lowest.set(node, low)
  }
  for (let node = 0; node < height + width && found === undefined; node += 1) if (!entered.has(node)) walk(node, -1)
  return found
}

/** What showing nothing costs: a total is worth more than a cell, a zero is shown as long as anything else can be hidden. */
const TOTAL_COST = 1e9
const ZERO_COST = 1e15

/** The cells of the cheapest way from one end of an edge to the other that does not use it (Dijkstra over a dense graph). */
function cheapestWayRound(counts: Counts, hidden: Hidden, edge: Edge): readonly Edge[] {
  const height = counts.length
  const width = counts[0]?.length ?? 0
  const costOf = (row: number, column: number) => {
    if (hidden[row]?.[column] === true) return 0
    const count = counts[row]?.[column] ?? 0
    return (count === 0 ? ZERO_COST : count) + (row === height - 1 || column === width - 1 ? TOTAL_COST : 0)
  }
  const costs = new Float64Array(height + width).fill(Number.POSITIVE_INFINITY)
  const from = new Int32Array(height + width).fill(-1)
  const done = new Uint8Array(height + width)
  costs[edge.row] = 0
  for (;;) {
    let node = -1
    for (let index = 0; index < costs.length; index += 1)
      if (done[index] === 0 && Number.isFinite(costs[index]) && (node < 0 || (costs[index] ?? 0) < (costs[node] ?? 0)))
        node = index
    if (node < 0 || node === height + edge.column) break
    done[node] = 1
    for (let other = 0; other < (node < height ? width : height); other += 1) {
      const [row, column] = node < height ? [node, other] : [other, node - height]
      if (row === edge.row && column === edge.column) continue
      const next = node < height ? height + column : row
      const cost = (costs[node] ?? 0) + costOf(row, column)
      if (cost < (costs[next] ?? 0)) {
        costs[next] = cost
        from[next] = node
      }
    }
  }
  const way: Edge[] = []
  for (let node = height + edge.column; node !== edge.row && (from[node] ?? -1) >= 0; node = from[node] ?? -1) {
    const before = from[node] ?? -1
    way.push(node < height ? { row: node, column: before - height } : { row: before, column: node - height })
  }
  return way
}

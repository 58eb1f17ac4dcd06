/** The circles of a directed graph, one for each group of nodes that reach each other: a shortest one, from its first name in order. */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const reported = new Set<string>()
  const circles: (readonly string[])[] = []
  for (const start of [...graph.keys()].sort()) {
    if (reported.has(start)) continue
    const circle = shortestBack(graph, start)
    if (circle === undefined) continue
    for (const node of circle) reported.add(node)
    circles.push(circle)
  }
  return circles
}

function shortestBack(graph: ReadonlyMap<string, readonly string[]>, start: string): readonly string[] | undefined {
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const next of graph.get(node) ?? []) {
      if (next === start) return pathTo(cameFrom, start, node)
      if (cameFrom.has(next)) continue
      cameFrom.set(next, node)
      queue.push(next)
    }
  }
  return undefined
}

function pathTo(cameFrom: ReadonlyMap<string, string>, start: string, end: string): readonly string[] {
  const path = [end]
  for (let node = end; node !== start; ) {
    const before = cameFrom.get(node)
    if (before === undefined) break
    path.unshift(before)
    node = before
  }
  return path
}

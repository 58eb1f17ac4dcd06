import { type MapSize, type MapView, screenX, screenY, type WorldLayer } from './map-view.ts'

/** The points of one square of the drawing: how many, and where their middle lies in the drawing and in the world. */
export type Cluster = {
  readonly key: string
  readonly count: number
  /** How many different cells: one cell cannot be taken apart by going nearer. */
  readonly cells: number
  readonly x: number
  readonly y: number
  readonly u: number
  readonly v: number
  /** The middle of the square it was gathered from. */
  readonly square: { readonly x: number; readonly y: number }
}

/** Side of the squares in pixels: a cluster can be hit with a finger, and none covers another. */
const side = 72

/**
 * Gathers the points in sight by squares that are fixed to the world, so that moving the map changes no cluster. The
 * second value is how many points are in sight; the squares at the edge are counted by what lies inside the drawing.
 */
export function clustersOf(layers: readonly WorldLayer[], view: MapView, size: MapSize) {
  const [left, upper] = [view.u - size.width / 2 / view.scale, view.v - size.height / 2 / view.scale]
  const [right, lower] = [view.u + size.width / 2 / view.scale, view.v + size.height / 2 / view.scale]
  const unit = side / view.scale
  const [firstColumn, firstRow] = [Math.floor(left / unit), Math.floor(upper / unit)]
  const columns = Math.floor(right / unit) - firstColumn + 1
  const rows = Math.floor(lower / unit) - firstRow + 1
  const count = new Float64Array(columns * rows)
  const cells = new Float64Array(columns * rows)
  const sumU = new Float64Array(columns * rows)
  const sumV = new Float64Array(columns * rows)
  let seen = 0
  for (const layer of layers) {
    for (let at = 0; at < layer.u.length; at += 1) {
      const [u, v, here] = [layer.u[at] ?? 0, layer.v[at] ?? 0, layer.count[at] ?? 0]
      if (u < left || u > right || v < upper || v > lower) continue
      const square = (Math.floor(v / unit) - firstRow) * columns + Math.floor(u / unit) - firstColumn
      count[square] = (count[square] ?? 0) + here
      cells[square] = (cells[square] ?? 0) + 1
      sumU[square] = (sumU[square] ?? 0) + u * here
      sumV[square] = (sumV[square] ?? 0) + v * here
      seen += here
    }
  }
  const clusters: Cluster[] = []
  for (let square = 0; square < count.length; square += 1) {
    const total = count[square] ?? 0
    if (total === 0) continue
    const [u, v] = [(sumU[square] ?? 0) / total, (sumV[square] ?? 0) / total]
    clusters.push({
      key: `${firstColumn + (square % columns)}/${firstRow + Math.floor(square / columns)}`,
      count: total,
      cells: cells[square] ?? 0,
      x: screenX(view, size, u),
      y: screenY(view, size, v),
      square: {
        x: screenX(view, size, (firstColumn + (square % columns) + 0.5) * unit),
        y: screenY(view, size, (firstRow + Math.floor(square / columns) + 0.5) * unit),
      },
      u,
      v,
    })
  }
  return { clusters, seen }
}

/** The area of a disc grows with the number, within what fits a square. */
function radiusOf(count: number, largest: number): number {
  // few points do not look like many where nothing larger is near
  return 15 + 14 * Math.sqrt(count / Math.max(20, largest))
}

export type Disc = Cluster & { readonly radius: number }

/** The discs to draw, each as near to the middle of its points as it gets without leaving its square: none covers another. */
export function discsOf(clusters: readonly Cluster[]): readonly Disc[] {
  const several = clusters.filter(({ count }) => count > 1)
  const largest = several.reduce((most, { count }) => Math.max(most, count), 1)
  return several.map((cluster) => {
    const radius = radiusOf(cluster.count, largest)
    const room = side / 2 - radius - 1
    const near = (value: number, middle: number) => Math.max(middle - room, Math.min(middle + room, value))
    return { ...cluster, radius, x: near(cluster.x, cluster.square.x), y: near(cluster.y, cluster.square.y) }
  })
}

/** The cluster a finger meant: the nearest one within the reach of a target of 44 pixels. */
export function clusterAt(discs: readonly Disc[], x: number, y: number): Disc | undefined {
  const reach = 24
  const distance = (one: Disc) => Math.hypot(one.x - x, one.y - y)
  const [nearest] = discs
    .filter((one) => distance(one) <= Math.max(reach, one.radius))
    .toSorted((one, other) => distance(one) - distance(other))
  return nearest
}

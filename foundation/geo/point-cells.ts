import { bytesOfText, numberReader, textOfBytes, writeNumber } from './bytes.ts'
import { interleave, separate } from './z-order.ts'

/** How well a place is known: the spot itself, within about a kilometre, or only the area it lies in. */
export type PlacePrecision = (typeof precisions)[number]

export type PlacePoint = { readonly lon: number; readonly lat: number; readonly precision: PlacePrecision }

/**
 * Many points as one grid over their bounding box (degrees, WGS 84). Each layer holds the points of one precision:
 * `cells` is base64 of numbers of seven-bit bytes, one for every cell that holds points, in Z-order: twice the
 * distance to the cell before, plus one where the cell holds several points, whose number less two then follows.
 */
export type PointCells = {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
  /** The grid has 2^bits columns and as many rows. */
  readonly bits: number
  readonly layers: readonly { readonly precision: PlacePrecision; readonly points: number; readonly cells: string }[]
}

/** The points of one precision as columns: the middle of each cell and how many points it holds. */
export type PointLayer = {
  readonly precision: PlacePrecision
  readonly points: number
  readonly lon: Float64Array
  readonly lat: Float64Array
  readonly count: Uint32Array
}

const precisions = ['spot', 'near', 'area'] as const

/** A country seen whole is told apart to about fifty metres; two bytes are then enough for most points. */
const usualBits = 14
const mostBits = 24

/**
 * Packs points for a map. Their order and their identity are lost on purpose: a map counts. Refuses coordinates that
 * are none with a RangeError. `bits` sets how fine the grid is (1–24 to a side).
 */
export function encodeCells(points: Iterable<PlacePoint>, { bits = usualBits } = {}): PointCells {
  if (!Number.isInteger(bits) || bits < 1 || bits > mostBits) throw new RangeError(`Cannot make a grid of ${bits} bits`)
  const all = [...points]
  for (const { lon, lat } of all) {
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) throw new RangeError(`Cannot place ${lon}, ${lat} on the earth`)
  }
  const box = boxOf(all)
  const columnOf = cellOf(box.west, box.east, bits)
  const rowOf = cellOf(box.south, box.north, bits)
  const layers = precisions.flatMap((precision) => {
    const here = all.filter((point) => point.precision === precision)
    if (here.length === 0) return []
    const keys = Float64Array.from(here, ({ lon, lat }) => interleave(columnOf(lon), rowOf(lat))).sort()
    return [{ precision, points: here.length, cells: textOfBytes(packed(keys)) }]
  })
  return { ...box, bits, layers }
}

/** Unpacks what encodeCells() packed; throws RangeError where it is damaged rather than drawing a wrong map. */
export function decodeCells(packedCells: PointCells): readonly PointLayer[] {
  const { west, south, east, north, bits } = packedCells
  if (!Number.isInteger(bits) || bits < 1 || bits > mostBits) throw new RangeError(`Cannot read a grid of ${bits} bits`)
  const side = 2 ** bits
  return packedCells.layers.map(({ precision, points, cells }) => {
    const { keys, count, size } = unpacked(bytesOfText(cells), points, side * side)
    const lon = new Float64Array(size)
    const lat = new Float64Array(size)
    for (let index = 0; index < size; index += 1) {
      const [column, row] = separate(keys[index] ?? 0)
      lon[index] = west + ((column + 0.5) / side) * (east - west)
      lat[index] = south + ((row + 0.5) / side) * (north - south)
    }
    return { precision, points, lon, lat, count: count.slice(0, size) }
  })
}

function boxOf(points: readonly PlacePoint[]) {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const { lon, lat } of points) {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return points.length === 0 ? { west: 0, south: 0, east: 0, north: 0 } : { west, south, east, north }
}

function cellOf(from: number, to: number, bits: number): (value: number) => number {
  const side = 2 ** bits
  if (to === from) return () => 0
  return (value) => Math.min(side - 1, Math.floor(((value - from) / (to - from)) * side))
}

function packed(keys: Float64Array): Uint8Array {
  const bytes: number[] = []
  let before = -1
  for (let at = 0; at < keys.length; ) {
    const key = keys[at] ?? 0
    let end = at + 1
    while (end < keys.length && keys[end] === key) end += 1
    const several = end - at > 1
    writeNumber(bytes, 2 * (key - before - 1) + (several ? 1 : 0))
    if (several) writeNumber(bytes, end - at - 2)
    before = key
    at = end
  }
  return Uint8Array.from(bytes)
}

function unpacked(bytes: Uint8Array, points: number, cells: number) {
  // never more cells than bytes, whatever number of points the sender claims
  const keys = new Float64Array(bytes.length)
  const count = new Uint32Array(bytes.length)
  const reader = numberReader(bytes)
  let [size, key, total] = [0, -1, 0]
  while (!reader.atEnd()) {
    const step = reader.next()
    key += Math.floor(step / 2) + 1
    const here = step % 2 === 1 ? reader.next() + 2 : 1
    if (key >= cells) throw new RangeError('Cannot read points: a cell lies outside the grid')
    keys[size] = key
    count[size] = here
    size += 1
    total += here
  }
  if (total !== points) throw new RangeError(`Cannot read points: ${points} were announced and ${total} came`)
  return { keys, count, size }
}

import type { PointLayer } from '../../foundation/geo/index.ts'

/** A window on the world: its middle in world units (0–1 from west to east and from north to south), and pixels a unit. */
export type MapView = { readonly u: number; readonly v: number; readonly scale: number }

export type MapSize = { readonly width: number; readonly height: number }

/** The points of one precision in world units, projected once. */
export type WorldLayer = Pick<PointLayer, 'precision' | 'points' | 'count'> & {
  readonly u: Float64Array
  readonly v: Float64Array
}

/** About a street; nearer than that, the grid of the points would pretend to be exact. */
const mostScale = 2 ** 24
const leastScale = 256
const edgeOfMercator = 85.0511

/** Web Mercator, 0–1. East is always right: a map is not mirrored where text is. */
export const uOf = (lon: number) => (lon + 180) / 360
export function vOf(lat: number): number {
  const radians = (Math.max(-edgeOfMercator, Math.min(edgeOfMercator, lat)) * Math.PI) / 180
  return (1 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / Math.PI) / 2
}
export const lonOf = (u: number) => u * 360 - 180
export const latOf = (v: number) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * v))) * 180) / Math.PI

/** Projects decoded points. */
export function worldLayer({ precision, points, lon, lat, count }: PointLayer): WorldLayer {
  const u = new Float64Array(lon.length)
  const v = new Float64Array(lon.length)
  for (let at = 0; at < lon.length; at += 1) {
    u[at] = uOf(lon[at] ?? 0)
    v[at] = vOf(lat[at] ?? 0)
  }
  return { precision, points, count, u, v }
}

type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number }

/** The view that shows a box of degrees whole, with room at its edges. */
export function fitted({ west, south, east, north }: Box, { width, height }: MapSize): MapView {
  const [left, right, up, down] = [uOf(west), uOf(east), vOf(north), vOf(south)]
  const margin = 0.86
  const scale = Math.min((width * margin) / Math.max(right - left, 1e-9), (height * margin) / Math.max(down - up, 1e-9))
  return held({ u: (left + right) / 2, v: (up + down) / 2, scale: Math.min(scale, 2 ** 20) })
}

/** A view moved by pixels. */
export const moved = (view: MapView, x: number, y: number): MapView =>
  held({ ...view, u: view.u + x / view.scale, v: view.v + y / view.scale })

/** A view nearer by a factor, around a point of the drawing that stays where it is. */
export function zoomed(
  view: MapView,
  factor: number,
  size: MapSize,
  at = { x: size.width / 2, y: size.height / 2 },
): MapView {
  const scale = Math.max(leastScale, Math.min(mostScale, view.scale * factor))
  const [x, y] = [at.x - size.width / 2, at.y - size.height / 2]
  return held({ u: view.u + x / view.scale - x / scale, v: view.v + y / view.scale - y / scale, scale })
}

const within = (value: number) => Math.max(0, Math.min(1, value))
const held = ({ u, v, scale }: MapView): MapView => ({
  u: within(u),
  v: within(v),
  scale: Math.max(leastScale, Math.min(mostScale, scale)),
})

/** Where a place of the world lies in the drawing. */
export const screenX = (view: MapView, { width }: MapSize, u: number) => (u - view.u) * view.scale + width / 2
export const screenY = (view: MapView, { height }: MapSize, v: number) => (v - view.v) * view.scale + height / 2

/** The degrees a view shows, for a search in what is seen. */
export function boxOf(view: MapView, { width, height }: MapSize): Box {
  const [x, y] = [width / 2 / view.scale, height / 2 / view.scale]
  return {
    west: lonOf(within(view.u - x)),
    east: lonOf(within(view.u + x)),
    north: latOf(within(view.v - y)),
    south: latOf(within(view.v + y)),
  }
}

const roundTheEquator = 40_075_016.7

/** A length for the scale bar: metres that are 1, 2 or 5 with noughts, and how many pixels they take in the middle. */
export function scaleBar(view: MapView, room: number): { readonly metres: number; readonly pixels: number } {
  const perPixel = (roundTheEquator * Math.cos((latOf(view.v) * Math.PI) / 180)) / view.scale
  const most = room * perPixel
  const power = 10 ** Math.floor(Math.log10(most))
  const metres = ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power
  return { metres, pixels: metres / perPixel }
}

import { type GeoPermissibleObjects, geoMercator, geoPath } from 'd3-geo'
import { type MapSize, type MapView, screenX, screenY } from './map-view.ts'

/** Lines an institution has approved for its maps, with what has to be said about them. None come with the product. */
export type MapLines = {
  readonly id: string
  readonly shapes: GeoPermissibleObjects
  readonly source: string
  readonly disclaimer: string
}

/** The most characters of a path: a map that weighs more is refused rather than slowly drawn (F6). */
const mostPath = 200_000

/** The lines of a view as an SVG path, clipped to the drawing and to tenths of a pixel; undefined where they weigh too much. */
export function linesPath(shapes: GeoPermissibleObjects, view: MapView, size: MapSize): string | undefined {
  const projection = geoMercator()
    .scale(view.scale / (2 * Math.PI))
    .translate([screenX(view, size, 0.5), screenY(view, size, 0.5)])
    .clipExtent([
      [-2, -2],
      [size.width + 2, size.height + 2],
    ])
  const path = geoPath(projection).digits(1)(shapes) ?? ''
  return path.length > mostPath ? undefined : path
}

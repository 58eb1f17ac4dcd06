import { type MapSize, type MapView, screenX, screenY, uOf, vOf } from './map-view.ts'
import { lineHeight, textSize, textWidth } from './text-width.ts'

/** An area by its name, where its name stands and how many records are placed in it; drawn as a name, never as a point. */
export type MapArea = {
  readonly id: string
  readonly label: string
  readonly lon: number
  readonly lat: number
  readonly count: number
}

export type PlacedName = { readonly area: MapArea; readonly x: number; readonly y: number; readonly text: string }

type Disc = { readonly x: number; readonly y: number; readonly radius: number }

/** The names to write: those with most records first, whole inside the drawing, and none over another or over a disc. */
export function placeNames(
  areas: readonly MapArea[],
  view: MapView,
  size: MapSize,
  discs: readonly Disc[],
  text: (area: MapArea) => string,
): readonly PlacedName[] {
  const taken = discs.map(({ x, y, radius }) => ({
    x: x - radius,
    y: y - radius,
    width: 2 * radius,
    height: 2 * radius,
  }))
  const placed: PlacedName[] = []
  for (const area of areas.toSorted((one, other) => other.count - one.count || (one.id < other.id ? -1 : 1))) {
    const [x, y] = [screenX(view, size, uOf(area.lon)), screenY(view, size, vOf(area.lat))]
    const words = text(area)
    const width = textWidth(words, textSize)
    // beside where the name belongs there may be room; farther away it would belong to another place
    for (const offset of [0, -34, 34, -52, 52]) {
      const box = { x: x - width / 2, y: y + offset - lineHeight / 2, width, height: lineHeight }
      const inside = box.x >= 0 && box.y >= 0 && box.x + width <= size.width && box.y + lineHeight <= size.height
      if (!inside || taken.some((other) => meets(box, other))) continue
      taken.push(box)
      placed.push({ area, x, y: y + offset, text: words })
      break
    }
  }
  return placed
}

type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

const meets = (one: Rectangle, other: Rectangle) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height

import type { Place, VisibleNode } from './network-graph.ts'
import { lineHeight, textSize, textWidth, wrapText } from './text-width.ts'

export type PlacedLabel = {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly lines: readonly string[]
}

const widest = 150
const mostLines = 4
const nodeReach = 11

/**
 * The labels to write below their nodes: `first` ones whatever they cover, then the others, best linked first, where they
 * cover neither a label nor a node. All stay inside the drawing; very long ones are cut after four lines with «…», the
 * table has them whole.
 */
export function placeLabels(
  nodes: readonly VisibleNode[],
  places: ReadonlyMap<string, Place>,
  width: number,
  first: ReadonlySet<string>,
): readonly PlacedLabel[] {
  const dots = [...places].map(([id, { x, y }]) => ({
    id,
    left: x - nodeReach,
    right: x + nodeReach,
    top: y - nodeReach,
    bottom: y + nodeReach,
  }))
  const taken: Box[] = []
  const placed: PlacedLabel[] = []
  const order = nodes.toSorted(
    (one, other) =>
      Number(first.has(other.id)) - Number(first.has(one.id)) ||
      other.degree - one.degree ||
      (one.id < other.id ? -1 : 1),
  )
  for (const { id, label } of order) {
    const place = places.get(id)
    if (place === undefined) continue
    const lines = shortened(wrapText(label, Math.min(widest, width), textSize))
    const wide = Math.max(...lines.map((line) => textWidth(line, textSize)), 0)
    const x = Math.max(wide / 2, Math.min(width - wide / 2, place.x))
    const top = place.y + nodeReach + 2
    const box = { left: x - wide / 2, right: x + wide / 2, top, bottom: top + lines.length * lineHeight }
    const covers = taken.some((other) => meets(box, other)) || dots.some((dot) => dot.id !== id && meets(box, dot))
    if (covers && !first.has(id)) continue
    taken.push(box)
    placed.push({ id, x, y: top + 15, lines })
  }
  return placed
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

const meets = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom

function shortened(lines: readonly string[]): readonly string[] {
  if (lines.length <= mostLines) return lines
  return [...lines.slice(0, mostLines - 1), `${(lines[mostLines - 1] ?? '').slice(0, -2)}…`]
}

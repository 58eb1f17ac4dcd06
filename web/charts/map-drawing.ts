import { type MapSize, type MapView, screenX, screenY, type WorldLayer } from './map-view.ts'

type Ink = { readonly mark: string; readonly ground: string }

/** Pixels from the middle of a mark to its edge. */
const reach = { spot: 2, near: 5, area: 11 } as const

/**
 * Draws every point in sight: a dot for a spot, a ring for what is known within about a kilometre, a broken square for
 * what is known by its area only. Many dots are one path, as each call of its own would cost more than the dot.
 */
export function drawPoints(
  canvas: HTMLCanvasElement,
  layers: readonly WorldLayer[],
  view: MapView,
  size: MapSize,
  { mark, ground }: Ink,
  density: number,
): void {
  const context = canvas.getContext('2d')
  if (context === null) return
  canvas.width = Math.round(size.width * density)
  canvas.height = Math.round(size.height * density)
  context.scale(density, density)
  context.fillStyle = ground
  context.fillRect(0, 0, size.width, size.height)
  context.fillStyle = mark
  context.strokeStyle = mark
  for (const layer of layers) {
    const edge = reach[layer.precision]
    context.setLineDash(layer.precision === 'area' ? [3, 3] : [])
    context.lineWidth = 1.5
    context.globalAlpha = layer.precision === 'spot' && layer.points > 5000 ? 0.55 : 0.9
    if (layer.precision === 'spot')
      eachInSight(layer, view, size, edge, (x, y) => context.fillRect(x - edge, y - edge, 2 * edge, 2 * edge))
    else {
      context.beginPath()
      eachInSight(layer, view, size, edge, (x, y) => {
        if (layer.precision === 'area') context.rect(x - edge, y - edge, 2 * edge, 2 * edge)
        else {
          context.moveTo(x + edge, y)
          context.arc(x, y, edge, 0, 2 * Math.PI)
        }
      })
      context.stroke()
    }
  }
  context.globalAlpha = 1
}

function eachInSight(
  { u, v }: WorldLayer,
  view: MapView,
  size: MapSize,
  edge: number,
  draw: (x: number, y: number) => void,
): void {
  for (let at = 0; at < u.length; at += 1) {
    const x = screenX(view, size, u[at] ?? 0)
    const y = screenY(view, size, v[at] ?? 0)
    if (x >= -edge && y >= -edge && x <= size.width + edge && y <= size.height + edge) draw(x, y)
  }
}

import { type MapSize, type MapView, screenX, screenY, type WorldLayer } from './map-view.ts'

type Ink = { readonly mark: string; readonly ground: string }

/** Pixels from the middle of a mark to its edge. */
const reach = { spot: 2, near: 5, area: 11 } as const

/**
 * Draws every point in sight: a dot for a spot, a ring for what is known within about a kilometre, a broken square for
 * what is known by its area only. Dots are written into the picture itself, darker where they meet: a call of the canvas
 * for each would cost many times the dot.
 */
export function drawPoints(
  canvas: HTMLCanvasElement,
  layers: readonly WorldLayer[],
  view: MapView,
  size: MapSize,
  ink: Ink,
  density: number,
): void {
  const context = canvas.getContext('2d', { alpha: false })
  if (context === null) return
  canvas.width = Math.round(size.width * density)
  canvas.height = Math.round(size.height * density)
  const image = context.createImageData(canvas.width, canvas.height)
  const met = new Uint8Array(canvas.width * canvas.height)
  for (const layer of layers) {
    if (layer.precision === 'spot') countDots(met, layer, view, size, canvas.width, canvas.height, density)
  }
  colour(image.data, met, ink)
  context.putImageData(image, 0, 0)
  context.scale(density, density)
  context.strokeStyle = ink.mark
  context.lineWidth = 1.5
  for (const layer of layers) if (layer.precision !== 'spot') drawOutlines(context, layer, view, size)
}

function countDots(
  met: Uint8Array,
  layer: WorldLayer,
  view: MapView,
  size: MapSize,
  width: number,
  height: number,
  density: number,
): void {
  const side = Math.round(2 * reach.spot * density)
  eachInSight(layer, view, size, reach.spot, (x, y) => {
    const [left, top] = [Math.round((x - reach.spot) * density), Math.round((y - reach.spot) * density)]
    for (let row = Math.max(0, top); row < Math.min(height, top + side); row += 1) {
      for (let column = Math.max(0, left); column < Math.min(width, left + side); column += 1) {
        const pixel = row * width + column
        met[pixel] = Math.min(3, (met[pixel] ?? 0) + 1)
      }
    }
  })
}

/** How much of the ground shows through where no dot, one, two or more lie. */
const strengths = [0, 0.7, 0.88, 1] as const

function colour(pixels: Uint8ClampedArray, met: Uint8Array, { mark, ground }: Ink): void {
  const [over, under] = [channelsOf(mark), channelsOf(ground)]
  const tones = strengths.map((strength) =>
    [0, 1, 2].map((channel) => (under[channel] ?? 255) * (1 - strength) + (over[channel] ?? 0) * strength),
  )
  for (let pixel = 0; pixel < met.length; pixel += 1) {
    const tone = tones[met[pixel] ?? 0]
    pixels[4 * pixel] = tone?.[0] ?? 0
    pixels[4 * pixel + 1] = tone?.[1] ?? 0
    pixels[4 * pixel + 2] = tone?.[2] ?? 0
    pixels[4 * pixel + 3] = 255
  }
}

/** Red, green and blue of a computed colour, which a browser always writes as `rgb(…)`. */
const channelsOf = (colour: string) => [...colour.matchAll(/[\d.]+/g)].slice(0, 3).map(([one]) => Number(one))

function drawOutlines(context: CanvasRenderingContext2D, layer: WorldLayer, view: MapView, size: MapSize): void {
  const edge = reach[layer.precision]
  context.setLineDash(layer.precision === 'area' ? [3, 3] : [])
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

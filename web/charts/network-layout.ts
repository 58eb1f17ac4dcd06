import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force'
import type { Place, VisibleNetwork } from './network-graph.ts'

type Body = SimulationNodeDatum & { readonly id: string }

/** A layout under way: `advance` works for about as long as it is given and tells whether more is to do. */
export type NetworkLayout = {
  readonly advance: (milliseconds: number) => boolean
  readonly places: () => ReadonlyMap<string, Place>
}

const mostTicks = 240

/**
 * Spreads nodes out so that links are short and nodes apart. It ends after a fixed number of steps, and the same network
 * gives the same picture. Nodes that were placed before stay near where they were.
 */
export function startLayout(network: VisibleNetwork, before: ReadonlyMap<string, Place>): NetworkLayout {
  const bodies: Body[] = network.nodes.map(({ id }) => {
    const place = before.get(id)
    return place === undefined ? { id } : { id, x: place.x, y: place.y }
  })
  seat(bodies, network, before)
  const links = network.links.map(({ from, to }): SimulationLinkDatum<Body> => ({ source: from, target: to }))
  const simulation = forceSimulation(bodies)
    .randomSource(repeatable())
    .force(
      'links',
      forceLink<Body, SimulationLinkDatum<Body>>(links)
        .id(({ id }) => id)
        .distance(70),
    )
    .force('apart', forceManyBody<Body>().strength(-260).distanceMax(420))
    .force('room', forceCollide<Body>(26))
    .force('x', forceX<Body>(0).strength(0.05))
    .force('y', forceY<Body>(0).strength(0.07))
    .stop()
  let ticks = 0
  return {
    advance: (milliseconds) => {
      const end = performance.now() + milliseconds
      do {
        if (ticks === mostTicks) return false
        simulation.tick()
        ticks += 1
      } while (performance.now() < end)
      return ticks < mostTicks
    },
    places: () => new Map(bodies.map(({ id, x = 0, y = 0 }) => [id, { x, y }])),
  }
}

/** New nodes begin beside a neighbour that has its place already: then a picture that grows does not fly apart. */
function seat(bodies: Body[], { links }: VisibleNetwork, before: ReadonlyMap<string, Place>): void {
  if (before.size === 0) return
  for (const [index, body] of bodies.entries()) {
    if (body.x !== undefined) continue
    const link = links.find(
      ({ from, to }) => (from === body.id && before.has(to)) || (to === body.id && before.has(from)),
    )
    const beside = link === undefined ? undefined : before.get(link.from === body.id ? link.to : link.from)
    if (beside === undefined) continue
    body.x = beside.x + 40 * Math.cos(index * 2.4)
    body.y = beside.y + 40 * Math.sin(index * 2.4)
  }
}

function repeatable(): () => number {
  let state = 1
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

/** The same places fitted into a drawing, with room for the labels at every edge. */
export function fittedPlaces(
  places: ReadonlyMap<string, Place>,
  width: number,
  height: number,
): ReadonlyMap<string, Place> {
  const all = [...places.values()]
  const [left, right] = [Math.min(...all.map(({ x }) => x)), Math.max(...all.map(({ x }) => x))]
  const [up, down] = [Math.min(...all.map(({ y }) => y)), Math.max(...all.map(({ y }) => y))]
  const side = Math.min(70, width / 5)
  const [above, below] = [24, 96]
  const scale = Math.min(
    (width - 2 * side) / Math.max(1, right - left),
    (height - above - below) / Math.max(1, down - up),
    2.4,
  )
  return new Map(
    [...places].map(([id, { x, y }]) => [
      id,
      {
        x: width / 2 + (x - (left + right) / 2) * scale,
        y: above + (height - above - below) / 2 + (y - (up + down) / 2) * scale,
      },
    ]),
  )
}

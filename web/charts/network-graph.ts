/** What a node is: persons, acts and events have a shape each. */
export type NodeKind = 'person' | 'act' | 'event' | 'other'

export type NetworkNode = { readonly id: string; readonly kind: NodeKind; readonly label: string }
export type NetworkLink = { readonly from: string; readonly to: string; readonly label: string }
export type Network = { readonly nodes: readonly NetworkNode[]; readonly links: readonly NetworkLink[] }

/** Which nodes have been opened, in their order, and how many of its neighbours each one shows. */
export type Opened = ReadonlyMap<string, number>

export type VisibleNode = NetworkNode & { readonly degree: number; readonly hidden: number }
/** A link with its place among all links: two records may be linked twice in the same words. */
export type VisibleLink = NetworkLink & { readonly key: string }
export type VisibleNetwork = {
  readonly nodes: readonly VisibleNode[]
  readonly links: readonly VisibleLink[]
  /** Links of the whole network that are not drawn. */
  readonly hiddenLinks: number
}

/** Neighbours a node shows at first, and more at each asking. */
export const fewNeighbours = 16
/** The most nodes of one picture: beyond, nobody reads it and no phone draws it. */
const mostNodes = 240

export type NetworkIndex = {
  readonly network: Network
  readonly nodes: ReadonlyMap<string, NetworkNode>
  readonly neighbours: ReadonlyMap<string, readonly string[]>
}

/** Reads a network once, so that opening a node does not read all links again. Links to nodes that are missing are passed over. */
export function indexNetwork(network: Network): NetworkIndex {
  const nodes = new Map(network.nodes.map((node) => [node.id, node]))
  const sets = new Map<string, Set<string>>()
  const add = (one: string, other: string) => {
    const set = sets.get(one)
    if (set === undefined) sets.set(one, new Set([other]))
    else set.add(other)
  }
  for (const { from, to } of network.links) {
    if (from === to || !nodes.has(from) || !nodes.has(to)) continue
    add(from, to)
    add(to, from)
  }
  return { network, nodes, neighbours: new Map([...sets].map(([id, set]) => [id, [...set]])) }
}

/**
 * The part of a network to draw: the node in focus, the neighbours of each opened node as far as it shows them, and
 * every link between these. Never more nodes than a picture bears; what is left out is counted at its node.
 */
export function visibleNetwork(
  { network, nodes, neighbours }: NetworkIndex,
  focus: string,
  opened: Opened,
): VisibleNetwork {
  const shown = new Set(nodes.has(focus) ? [focus] : [])
  for (const [id, most] of opened) {
    if (!shown.has(id)) continue
    let left = most
    for (const neighbour of neighbours.get(id) ?? []) {
      if (left === 0 || shown.size >= mostNodes) break
      left -= 1
      shown.add(neighbour)
    }
  }
  const links = network.links.flatMap((link, place) =>
    link.from !== link.to && shown.has(link.from) && shown.has(link.to) ? [{ ...link, key: `${place}` }] : [],
  )
  return {
    nodes: [...shown].flatMap((id) => {
      const node = nodes.get(id)
      const around = neighbours.get(id) ?? []
      const hidden = around.reduce((count, one) => count + (shown.has(one) ? 0 : 1), 0)
      return node === undefined ? [] : [{ ...node, degree: around.length, hidden }]
    }),
    links,
    hiddenLinks: network.links.length - links.length,
  }
}

export type Place = { readonly x: number; readonly y: number }

/** The node nearest to a place in the direction of an arrow key, within an eighth of a turn to both sides. */
export function nodeTowards(places: ReadonlyMap<string, Place>, from: string, key: string): string | undefined {
  const here = places.get(from)
  const towards = directions[key]
  if (here === undefined || towards === undefined) return undefined
  let best: { readonly id: string; readonly far: number } | undefined
  for (const [id, { x, y }] of places) {
    const along = (x - here.x) * towards.x + (y - here.y) * towards.y
    const across = Math.abs((x - here.x) * towards.y) + Math.abs((y - here.y) * towards.x)
    if (id === from || along <= 0 || across > along) continue
    const far = Math.hypot(x - here.x, y - here.y)
    if (best === undefined || far < best.far) best = { id, far }
  }
  return best?.id
}

const directions: Readonly<Record<string, Place>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** A clause moved to another place of the text: every clause gets the number of where it then stands. Pure. */

const kinds = ['preamble', 'art', 'para', 'point', 'annex'] as const
type Kind = (typeof kinds)[number]
type Node = { readonly eid: string; readonly kind: Kind; readonly part: string; readonly children: Node[] }

export type Move = {
  readonly eid: string
  /** The clause it comes to stand in; null for the text itself. */
  readonly into: string | null
  /** The clause of that place before which it stands; null for the end. */
  readonly before: string | null
}

const parentOf = (eid: string) => (eid.includes('__') ? eid.slice(0, eid.lastIndexOf('__')) : '')
const partOf = (eid: string) => eid.slice(eid.lastIndexOf('__') === -1 ? 0 : eid.lastIndexOf('__') + 2)
const kindOf = (eid: string): Kind => kinds.find((kind) => partOf(eid).split('_')[0] === kind) ?? 'point'

/** What a clause of a kind becomes inside another one; undefined where it has no place. */
function kindInside(parent: Kind | undefined, own: Kind): Kind | undefined {
  if (parent === undefined) return own === 'annex' || own === 'preamble' ? own : 'art'
  if (own === 'annex' || own === 'preamble') return undefined
  return ({ annex: 'art', art: 'para', para: 'point', point: undefined, preamble: undefined } as const)[parent]
}

/**
 * The new ids by the old ones, of every clause whose id changes; `eids` are in the order of the text. The place it leaves and the place
 * it comes to are numbered anew, and so is what it brings along where it becomes of another kind; all others keep their numbers.
 * Undefined for a move that cannot be: into itself, to where it or its parts have no place, or beside a clause that is not there.
 */
export function moveClause(
  eids: readonly string[],
  { eid, into, before }: Move,
): ReadonlyMap<string, string> | undefined {
  const place = into ?? ''
  if (place === eid || place.startsWith(`${eid}__`) || before === eid) return undefined
  const nodes = new Map<string, Node>()
  const root: Node = { eid: '', kind: 'art', part: '', children: [] }
  nodes.set('', root)
  const nodeOf = (one: string): Node => {
    const known = nodes.get(one)
    if (known !== undefined) return known
    const made = { eid: one, kind: kindOf(one), part: partOf(one), children: [] }
    nodes.set(one, made)
    nodeOf(parentOf(one)).children.push(made)
    return made
  }
  for (const one of eids) nodeOf(one)
  const [moved, target, source] = [nodes.get(eid), nodes.get(place), nodes.get(parentOf(eid))]
  if (moved === undefined || target === undefined || source === undefined || !eids.includes(eid)) return undefined
  source.children.splice(source.children.indexOf(moved), 1)
  const kind = place === '' ? undefined : target.kind
  const at = before === null ? endOf(target, kind, moved.kind) : target.children.findIndex((one) => one.eid === before)
  if (at === -1) return undefined
  target.children.splice(at, 0, moved)

  const ids = new Map<string, string>()
  const number = (node: Node, id: string, kind: Kind | undefined, anew: boolean): boolean => {
    const counts = new Map<Kind, number>()
    const found = node.children.map((child) => ({ child, own: kindInside(kind, child.kind) }))
    // articles before annexes, the preamble first: a place between them is none
    const ranks = found.map(({ own }) => (own === undefined ? -1 : kinds.indexOf(own)))
    if (ranks.some((rank, index) => rank === -1 || rank < (ranks[index - 1] ?? 0))) return false
    return found.every(({ child, own = child.kind }) => {
      const count = (counts.get(own) ?? 0) + 1
      counts.set(own, count)
      const fresh = anew && own !== 'preamble'
      const part = fresh ? `${own}_${numeral(own, count)}` : child.part
      const childId = id === '' ? part : `${id}__${part}`
      if (childId !== child.eid) ids.set(child.eid, childId)
      const touched = child === source || child === target
      const changed = child === moved ? own !== child.kind : anew && child.kind !== own
      return number(child, childId, own, touched || changed)
    })
  }
  return number(root, '', undefined, source === root || target === root) ? ids : undefined
}

/** Behind the last clause of its kind, and before the annexes. */
function endOf({ children }: Node, place: Kind | undefined, moved: Kind): number {
  const rank = (kind: Kind) => kinds.indexOf(kindInside(place, kind) ?? kind)
  return children.findLastIndex(({ kind }) => rank(kind) <= rank(moved)) + 1
}

/** Points have letters as long as these last. */
const numeral = (kind: Kind, count: number) =>
  kind === 'point' && count <= 26 ? String.fromCharCode(96 + count) : String(count)

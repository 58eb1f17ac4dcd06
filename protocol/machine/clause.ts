/** Ids of clauses after Akoma Ntoso (`art_3__para_2`) and the order in which they stand in a text. */

/** Kinds of clauses, in the order in which a text places them side by side. */
const kinds = ['preamble', 'part', 'chp', 'sec', 'art', 'para', 'point', 'annex'] as const
type Kind = (typeof kinds)[number]
type Step = { readonly kind: Kind; readonly number: number; readonly suffix: string }

const shape = /^(?:(preamble|annex)|(part|chp|sec|art|para|point|annex)_(?:([1-9]\d{0,3})([a-z]{0,8})|([a-z])))$/

/** The steps of an id, or undefined for one that no clause has. A letter counts by its place, so that `point_b` follows `point_a`. */
function stepsOf(eid: string): readonly Step[] | undefined {
  const steps = eid.split('__').map((part): Step | undefined => {
    const found = shape.exec(part)
    const kind = kinds.find((known) => known === (found?.[1] ?? found?.[2]))
    if (found === null || kind === undefined) return undefined
    const letter = found[5]
    if (letter !== undefined) return { kind, number: letter.charCodeAt(0) - 96, suffix: '' }
    return { kind, number: Number(found[3] ?? 0), suffix: found[4] ?? '' }
  })
  const known = steps.filter((step) => step !== undefined)
  return known.length === steps.length && steps.length <= 8 ? known : undefined
}

/** Whether a text is the id of a clause. */
export function isClauseId(eid: string): boolean {
  return eid.length <= 120 && stepsOf(eid) !== undefined
}

/** Where two clauses stand in a text: negative when the first comes before. A clause comes before what is inside it; unknown ids come last. */
export function compareClauses(one: string, other: string): number {
  const [first, second] = [stepsOf(one), stepsOf(other)]
  if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined)
  for (const [index, step] of first.entries()) {
    const beside = second[index]
    if (beside === undefined) return 1
    const order =
      kinds.indexOf(step.kind) - kinds.indexOf(beside.kind) ||
      step.number - beside.number ||
      (step.suffix < beside.suffix ? -1 : Number(step.suffix > beside.suffix))
    if (order !== 0) return order
  }
  return first.length - second.length
}

/** Whether the first clause is the second or inside it. */
export function isWithinClause(eid: string, clause: string): boolean {
  return eid === clause || eid.startsWith(`${clause}__`)
}

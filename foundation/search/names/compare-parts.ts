/** Lays the parts of two names beside each other, in their order, so that as much as possible agrees. */
import {
  type Agreement,
  type Commonness,
  missingBits,
  type Role,
  type Weighed,
  weighJoined,
  weighParts,
} from './weigh-part.ts'

export type Aligned = {
  readonly bits: number
  readonly given: Agreement
  readonly father: Agreement | undefined
  readonly family: Agreement
  /** Pairs of parts that differ by a letter or two. */
  readonly near: number
  /** Parts that only one of the names has. */
  readonly missing: number
  /** Parts that differ, or that only one of the names has. */
  readonly apart: number
  /** Whether every part of either agrees exactly with one of the other. */
  readonly whole: boolean
}

/** How many parts of either name one step takes. */
type Step = readonly [ofOne: number, ofOther: number]
const singleSteps: readonly Step[] = [
  [1, 1],
  [1, 0],
  [0, 1],
]
/** Words that were cut in two or run together: looked for where single parts do not make the names equal. */
const joiningSteps: readonly Step[] = [...singleSteps, [2, 1], [1, 2], [2, 2], [3, 1], [1, 3]]

type Pair = {
  readonly one: readonly string[]
  readonly other: readonly string[]
  readonly common: Commonness
  /** What single parts say of each other, by row and column, as far as it was asked for. */
  readonly weighed: (Weighed | undefined)[]
}

/** Compares two names part by part; parts left out, cut in two or run together are allowed for. Total: no parts agree in nothing. */
export function compareParts(one: readonly string[], other: readonly string[], common: Commonness): Aligned {
  const pair: Pair = { one, other, common, weighed: [] }
  const plain = aligned(pair, singleSteps)
  // a word cut in two leaves two parts at least that have found none
  return plain.apart < 2 || one.length === 0 || other.length === 0 ? plain : aligned(pair, joiningSteps)
}

function aligned(pair: Pair, steps: readonly Step[]): Aligned {
  const [rows, columns] = [pair.one.length, pair.other.length]
  const width = columns + 1
  const best = new Float64Array((rows + 1) * width).fill(Number.NEGATIVE_INFINITY)
  const found: (Weighed | undefined)[] = []
  const taken = new Uint8Array((rows + 1) * width)
  best[0] = 0
  for (let row = 0; row <= rows; row += 1) {
    for (let column = 0; column <= columns; column += 1) {
      const here = row * width + column
      for (let way = 0; way < steps.length; way += 1) {
        const step = steps[way] ?? [1, 1]
        if (step[0] > row || step[1] > column) continue
        const weighed = stepped(pair, row, column, step)
        if (weighed === undefined) continue
        const bits = (best[here - step[0] * width - step[1]] ?? 0) + weighed.bits
        if (bits <= (best[here] ?? 0)) continue
        best[here] = bits
        taken[here] = way
        found[here] = weighed
      }
    }
  }
  return traced(pair, steps, best[rows * width + columns] ?? 0, taken, found)
}

/** What the step that ends at these parts finds; undefined where it does not apply. */
function stepped(
  { one, other, common, weighed }: Pair,
  row: number,
  column: number,
  [ofOne, ofOther]: Step,
): Weighed | undefined {
  const [rows, columns] = [one.length, other.length]
  if (ofOther === 0) return { agreement: 'other', bits: missingBits(gapRole(row, column, rows, columns)) }
  if (ofOne === 0) return { agreement: 'other', bits: missingBits(gapRole(column, row, columns, rows)) }
  if (ofOne === 1 && ofOther === 1) {
    const cell = row * (columns + 1) + column
    weighed[cell] ??= weighParts(
      one[row - 1] ?? '',
      other[column - 1] ?? '',
      roleOf(row, column, rows, columns),
      common,
    )
    return weighed[cell]
  }
  return weighJoined(one.slice(row - ofOne, row), other.slice(column - ofOther, column), common)
}

/** Walks back along the steps taken. */
function traced(
  { one, other }: Pair,
  steps: readonly Step[],
  bits: number,
  taken: Uint8Array,
  found: readonly (Weighed | undefined)[],
): Aligned {
  const [rows, columns] = [one.length, other.length]
  let [row, column] = [rows, columns]
  let [near, missing, apart, whole] = [0, 0, 0, true]
  let given: Agreement = 'other'
  let father: Agreement | undefined
  let family: Agreement = 'other'
  while (row > 0 || column > 0) {
    const here = row * (columns + 1) + column
    const [ofOne, ofOther] = steps[taken[here] ?? 0] ?? [1, 1]
    const agreement = found[here]?.agreement ?? 'other'
    if (ofOne === 0 || ofOther === 0) missing += 1
    else if (row === rows && column === columns) family = agreement
    if (agreement !== 'same') whole = false
    if (agreement === 'other') apart += 1
    if (agreement === 'near' || agreement === 'article') near += 1
    const [fromRow, fromColumn] = [row - ofOne, column - ofOther]
    if (ofOne > 0 && ofOther > 0) {
      if (fromRow === 0 && fromColumn === 0) given = agreement
      if (fromRow <= 1 && fromColumn <= 1 && row > 1 && column > 1) father = agreement
    }
    row = fromRow
    column = fromColumn
  }
  return { bits, given, father, family, near, missing, apart, whole }
}

function roleOf(row: number, column: number, rows: number, columns: number): Role {
  if (row === 1 && column === 1) return 'given'
  if (row === rows && column === columns) return 'family'
  return row === 2 && column === 2 ? 'father' : 'middle'
}

/** What a part that the other name leaves out is: its last is the family's name where the other is at its end too. */
function gapRole(part: number, beside: number, parts: number, others: number): Role {
  if (part === 1) return 'given'
  return part === parts && beside === others ? 'family' : 'middle'
}

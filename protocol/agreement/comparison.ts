/** What changed between two versions: clause by clause, and inside a clause word by word. Pure. */
import { languages } from '../../foundation/language/index.ts'
import { compareClauses, firstDifference, type SharingRule } from '../machine/index.ts'
import type { Clause, ClauseComparison, Comparison, WordChange } from './model.ts'

type Text = Pick<Clause, 'eid' | 'origin_id' | 'heading' | 'body'>
type Side = {
  readonly number: number
  readonly clauses: readonly Text[]
  readonly rules: readonly SharingRule[]
  readonly terms: Readonly<Record<string, unknown>>
}

/** Compares two versions. A clause is followed by its origin: under another id it has moved. */
export function compareVersions(from: Side, to: Side): Comparison {
  return {
    from: from.number,
    to: to.number,
    clauses: [...compareTexts(from.clauses, to.clauses)],
    rules: compareRules(from.rules, to.rules),
    terms: Object.keys(to.terms)
      .filter((field) => firstDifference(from.terms[field], to.terms[field]) !== undefined)
      .map((field) => ({ field, from: from.terms[field], to: to.terms[field] })),
  }
}

/** Clauses of both texts in the order of the new one; what was removed stands where it stood. */
function compareTexts(before: readonly Text[], after: readonly Text[]): readonly ClauseComparison[] {
  const kept = after.map((clause) =>
    pair(
      before.find(({ origin_id }) => origin_id === clause.origin_id),
      clause,
    ),
  )
  const removed = before
    .filter(({ origin_id }) => !after.some((one) => one.origin_id === origin_id))
    .map((clause) => pair(clause, undefined))
  const place = ({ from_eid, to_eid }: ClauseComparison) => to_eid ?? from_eid ?? ''
  return [...kept, ...removed].toSorted((one, other) => compareClauses(place(one), place(other)))
}

function pair(from: Text | undefined, to: Text | undefined): ClauseComparison {
  const heading = textChanges(from?.heading ?? {}, to?.heading ?? {})
  const body = textChanges(from?.body ?? {}, to?.body ?? {})
  const differs = Object.keys(heading).length + Object.keys(body).length > 0
  const moved = from?.eid !== to?.eid
  const kept = moved ? (differs ? 'moved_and_changed' : 'moved') : differs ? 'changed' : 'same'
  const change = from === undefined ? 'added' : to === undefined ? 'removed' : kept
  return { change, from_eid: from?.eid ?? null, to_eid: to?.eid ?? null, heading, body }
}

function textChanges(from: Text['body'], to: Text['body']) {
  const found: { [L in (typeof languages)[number]]?: WordChange[] } = {}
  for (const lang of languages) {
    const [one, other] = [from[lang] ?? '', to[lang] ?? '']
    if (one !== other) found[lang] = [...compareWords(one, other)]
  }
  return found
}

/** Words beyond which a changed middle is shown as removed and added whole: the table of the comparison grows with the square. */
const MOST_WORDS = 1500

/** The runs of words that two texts share and do not share; joined without `added` they are the old text, without `removed` the new. */
function compareWords(from: string, to: string): readonly WordChange[] {
  const [one, other] = [wordsOf(from), wordsOf(to)]
  let start = 0
  while (start < one.length && start < other.length && one[start] === other[start]) start++
  let end = 0
  const least = Math.min(one.length, other.length) - start
  while (end < least && one[one.length - 1 - end] === other[other.length - 1 - end]) end++
  const [middle, changed] = [one.slice(start, one.length - end), other.slice(start, other.length - end)]
  const inside =
    middle.length > MOST_WORDS || changed.length > MOST_WORDS
      ? [...middle.map(removed), ...changed.map(added)]
      : common(middle, changed)
  const runs = [...one.slice(0, start).map(same), ...inside, ...one.slice(one.length - end).map(same)]
  return runs.reduce<WordChange[]>((joined, { kind, text }) => {
    const last = joined.at(-1)
    if (last?.kind === kind) joined[joined.length - 1] = { kind, text: last.text + text }
    else joined.push({ kind, text })
    return joined
  }, [])
}

/** A word with the blanks after it, so that the pieces join to the text again. */
const wordsOf = (text: string) => text.match(/\S+\s*|\s+/g) ?? []
const same = (text: string): WordChange => ({ kind: 'same', text })
const removed = (text: string): WordChange => ({ kind: 'removed', text })
const added = (text: string): WordChange => ({ kind: 'added', text })

/** Longest common subsequence by table. */
function common(one: readonly string[], other: readonly string[]): readonly WordChange[] {
  const width = other.length + 1
  const table = new Uint16Array((one.length + 1) * width)
  const at = (row: number, column: number) => table[row * width + column] ?? 0
  for (let row = one.length - 1; row >= 0; row--) {
    for (let column = other.length - 1; column >= 0; column--) {
      table[row * width + column] =
        one[row] === other[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const found: WordChange[] = []
  let [row, column] = [0, 0]
  while (row < one.length || column < other.length) {
    const [left, right] = [one[row], other[column]]
    if (left !== undefined && left === right) {
      found.push(same(left))
      row++
      column++
    } else if (left !== undefined && (right === undefined || at(row + 1, column) >= at(row, column + 1))) {
      found.push(removed(left))
      row++
    } else if (right !== undefined) {
      found.push(added(right))
      column++
    }
  }
  return found
}

function compareRules(from: readonly SharingRule[], to: readonly SharingRule[]): Comparison['rules'] {
  const changed = to.flatMap((rule): Comparison['rules'] => {
    const before = from.find(({ id }) => id === rule.id)
    if (before === undefined) return [{ rule_id: rule.id, eid: rule.clause, change: 'added' }]
    return firstDifference(before, rule) === undefined
      ? []
      : [{ rule_id: rule.id, eid: rule.clause, change: 'changed' }]
  })
  const gone = from
    .filter(({ id }) => !to.some((one) => one.id === id))
    .map(({ id, clause }) => ({ rule_id: id, eid: clause, change: 'removed' as const }))
  return [...changed, ...gone]
}

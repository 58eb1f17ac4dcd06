import { type Language, type LText, languages, pickText } from '../../../foundation/language/index.ts'

/** One entry of a vocabulary; a tree is the flat list with `parent_id`. */
export type Term = {
  readonly id: string
  readonly parent_id: string | null
  readonly label: LText
}

export type TermNode = { readonly term: Term; readonly children: readonly TermNode[] }

/** The trees of a flat list, in its order. A term whose parent is missing, or that is its own ancestor, stands as a root. */
export function termTrees(terms: readonly Term[]): readonly TermNode[] {
  const byId = new Map(terms.map((term) => [term.id, term]))
  const childrenOf = new Map<string, Term[]>()
  const roots: Term[] = []
  for (const term of terms) {
    if (term.parent_id === null || !byId.has(term.parent_id) || isOwnAncestor(term, byId)) roots.push(term)
    else childrenOf.set(term.parent_id, [...(childrenOf.get(term.parent_id) ?? []), term])
  }
  const node = (term: Term): TermNode => ({ term, children: (childrenOf.get(term.id) ?? []).map(node) })
  return roots.map(node)
}

function isOwnAncestor(term: Term, byId: ReadonlyMap<string, Term>): boolean {
  const seen = new Set<string>()
  for (let above = term.parent_id; above !== null && !seen.has(above); above = byId.get(above)?.parent_id ?? null) {
    if (above === term.id) return true
    seen.add(above)
  }
  return false
}

/** The terms above a term, from the root down, without itself. */
export function ancestorsOf(term: Term, terms: readonly Term[]): readonly Term[] {
  const byId = new Map(terms.map((one) => [one.id, one]))
  const found: Term[] = []
  let above = term.parent_id === null ? undefined : byId.get(term.parent_id)
  while (above !== undefined && !found.includes(above) && above !== term) {
    found.unshift(above)
    above = above.parent_id === null ? undefined : byId.get(above.parent_id)
  }
  return found
}

/** The label of a term in the reader's language, or the nearest there is; its id where it has none. */
export function termLabel(term: Term, language: Language): string {
  return pickText(term.label, language)?.text ?? term.id
}

/** The terms of which any language contains what was typed; `contains` is the collator of the reader's locale. */
export function searchTerms(
  terms: readonly Term[],
  typed: string,
  contains: (text: string, part: string) => boolean,
): readonly Term[] {
  const wanted = typed.trim()
  if (wanted === '') return terms
  return terms.filter((term) => languages.some((language) => contains(term.label[language] ?? '', wanted)))
}

/** Whether one constraint is no wider than another, term pair by term pair; what is not decidable is not. */
import { type Atom, type Constraint, consentTerms, operands } from '../machine/index.ts'
import type { Ancestry } from './concepts.ts'

/** Whether whatever meets one of `narrow` meets `wide` too. */
export function isImpliedBy(wide: Constraint, narrow: readonly Constraint[], within: Ancestry): boolean {
  if (wide.kind === 'and') return wide.parts.every((part) => isImpliedBy(part, narrow, within))
  if (narrow.some((one) => implies(one, wide, within))) return true
  return wide.kind === 'or' && wide.parts.some((part) => isImpliedBy(part, narrow, within))
}

function implies(narrow: Constraint, wide: Constraint, within: Ancestry): boolean {
  if (narrow.kind === 'and') return isImpliedBy(wide, narrow.parts, within)
  if (narrow.kind === 'or') return narrow.parts.every((part) => isImpliedBy(wide, [part], within))
  return wide.kind === 'atom' && atomImplies(narrow, wide, within)
}

function atomImplies(narrow: Atom, wide: Atom, within: Ancestry): boolean {
  if (narrow.operand !== wide.operand) return false
  const [small, large] = [narrow.value, wide.value]
  if (small.kind === 'instant' && large.kind === 'instant') {
    return boundImplies(narrow.operator, small.at, wide.operator, large.at)
  }
  if (small.kind === 'level' && large.kind === 'level') {
    return boundImplies(narrow.operator, small.level, wide.operator, large.level)
  }
  if (!('iris' in small) || !('iris' in large)) return false
  if (narrow.operand === operands.consent) return consentImplies(small.iris[0], large.iris[0])
  return listImplies(narrow, small.iris, wide, large.iris, within)
}

/** `x < 5` is inside `x <= 5`; bounds on the other side say nothing. */
function boundImplies(narrow: string, small: number, wide: string, large: number): boolean {
  if (narrow.startsWith('l') !== wide.startsWith('l')) return false
  if (small === large) return wide.endsWith('eq') || !narrow.endsWith('eq')
  return narrow.startsWith('l') ? small < large : small > large
}

const degrees: readonly (string | undefined)[] = [
  consentTerms.notNeeded,
  consentTerms.partners,
  consentTerms.thisRecipient,
]

/** The three degrees rise; leave to publish and to pass on are acts of their own, each above needing none. */
function consentImplies(small: string | undefined, large: string | undefined): boolean {
  if (small === large || large === consentTerms.notNeeded) return true
  const [low, high] = [degrees.indexOf(large), degrees.indexOf(small)]
  return low !== -1 && high !== -1 && high >= low
}

function listImplies(
  narrow: Atom,
  small: readonly string[],
  wide: Atom,
  large: readonly string[],
  within: Ancestry,
): boolean {
  const names = narrow.operator === 'eq' || narrow.operator === 'isAnyOf'
  const excludes = narrow.operator === 'neq' || narrow.operator === 'isNoneOf'
  switch (wide.operator) {
    case 'eq':
    case 'isAnyOf':
      return names && small.every((iri) => large.includes(iri))
    case 'isPartOf':
      // a part of a part is a part
      return (
        (names || narrow.operator === 'isPartOf') && small.every((iri) => large.some((one) => within(iri).has(one)))
      )
    case 'neq':
    case 'isNoneOf':
      if (names) return small.every((iri) => !large.includes(iri))
      return excludes && large.every((iri) => small.includes(iri))
    case 'isAllOf':
      return narrow.operator === 'isAllOf' && large.every((iri) => small.includes(iri))
    default:
      return false
  }
}

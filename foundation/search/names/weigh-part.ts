/** What two parts of names say of each other, in bits: a rare name in common says more than a common one. */
import { consonantKey } from './consonants.ts'
import { editDistance } from './edit-distance.ts'

/** How common a part is among the names compared with: how many bear it, and of how many. */
export type Commonness = { readonly count: (part: string) => number; readonly of: number }

/** Without a list to count in: every part is taken for one in sixty-four. */
export const unknownCommonness: Commonness = { count: () => 1, of: 64 }

/** Where in a name a part stands: who it names. */
export type Role = 'given' | 'father' | 'middle' | 'family'

export type Agreement = 'same' | 'near' | 'article' | 'sound' | 'other'

export type Weighed = { readonly agreement: Agreement; readonly bits: number }

const mostBits = 13
/** What a part that differs says against one person: the given name most, a grandfather's least. */
const differs: { readonly [R in Role]: number } = { given: -9, father: -6, family: -5, middle: -4 }
/** What a part that only one of the names has says: much for the given name, or two children of a father would be one. */
const missing: { readonly [R in Role]: number } = { given: -6, father: -2, family: -3, middle: -1.5 }
/** Enough bearers to be a name of its own and no slip of the pen: حسن and حسين are two names, a letter apart. */
const establishedFrom = 4

export const missingBits = (role: Role): number => missing[role]

/** Compares a part with a part. */
export function weighParts(one: string, other: string, role: Role, common: Commonness): Weighed {
  if (one === other) return { agreement: 'same', bits: rarity(one, common) }
  if (beginsArabic(one) !== beginsArabic(other)) {
    return consonantKey(one) === consonantKey(other)
      ? { agreement: 'sound', bits: rarity(beginsArabic(one) ? one : other, common) / 2 }
      : { agreement: 'other', bits: differs[role] }
  }
  if (withoutArticle(one) === withoutArticle(other)) {
    return { agreement: 'article', bits: Math.max(rarity(one, common), rarity(other, common)) - 2 }
  }
  const allowed = allowedEdits(one, other)
  const apart = allowed === 0 ? 1 : editDistance(one, other, allowed)
  if (apart > allowed) return { agreement: 'other', bits: differs[role] }
  const established = Math.min(common.count(one), common.count(other)) >= establishedFrom
  if (established) return { agreement: 'near', bits: differs[role] / 2 }
  return { agreement: 'near', bits: Math.min(8, rarity(one, common)) - 2 - apart }
}

/** Compares neighbouring parts written together: they agree when the letters do, but for one or two. */
export function weighJoined(one: readonly string[], other: readonly string[], common: Commonness): Weighed | undefined {
  if (Math.abs(lettersOf(one) - lettersOf(other)) > mostEdits) return undefined
  const [left, right] = [one.join(''), other.join('')]
  if (left[0] !== right[0] && left.at(-1) !== right.at(-1)) return undefined
  const allowed = allowedEdits(left, right)
  const apart = editDistance(left, right, allowed)
  if (apart > allowed) return undefined
  const rarest = (parts: readonly string[]) => parts.reduce((sum, part) => sum + rarity(part, common), 0)
  const bits = Math.min(rarest(one), rarest(other)) - joiningCosts - 3 * apart
  return { agreement: apart === 0 ? 'same' : 'near', bits }
}

/** A part is of one script. */
const beginsArabic = (part: string) => part.charCodeAt(0) >= 0x0600 && part.charCodeAt(0) <= 0x06ff

const joiningCosts = 1
const mostEdits = 2
const lettersOf = (parts: readonly string[]) => parts.reduce((sum, part) => sum + part.length, 0)

function allowedEdits(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length)
  return shorter >= 6 ? mostEdits : shorter >= 3 ? 1 : 0
}

const withoutArticle = (part: string) => (part.length > 4 && part.startsWith('ال') ? part.slice(2) : part)

function rarity(part: string, common: Commonness): number {
  return Math.min(mostBits, Math.log2(common.of / Math.max(1, common.count(part))))
}

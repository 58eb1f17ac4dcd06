import { compareBirth } from './birth.ts'
import { type Aligned, compareParts } from './compare-parts.ts'
import { type Facts, factsOf, isLatinName } from './facts.ts'
import type { Comparison, NamedPerson, Reason } from './model.ts'
import { type Commonness, unknownCommonness } from './weigh-part.ts'

/** Names of so many parts say whom they mean by themselves; shorter ones need a date or a place beside them. */
const enoughParts = 4

/** Compares two persons, with nothing known of how common their names are. */
export function compareNames(one: NamedPerson, other: NamedPerson): Comparison {
  return compareFacts(factsOf(one), factsOf(other), unknownCommonness)
}

/**
 * What speaks for and against two being one person, in bits: the parts of the name by their rarity, the date of birth or
 * the age, sex, place. What is unknown of either says nothing. Symmetric in what it finds.
 */
export function compareFacts(one: Facts, other: Facts, common: Commonness): Comparison {
  const aligned = compareParts(one.parts, other.parts, common)
  const sameSpelling = one.fold === other.fold
  const birth = compareBirth(one, other)
  const age = birth.reason === undefined ? compareAges(one.age, other.age) : nothing
  const sexDiffers = one.sex !== undefined && other.sex !== undefined && one.sex !== other.sex
  const place = comparePlaces(one.place, other.place)
  const acrossScripts = isLatinName(one) !== isLatinName(other)
  const short = Math.min(one.parts.length, other.parts.length) < enoughParts
  const corroborated = birth.bits >= corroborating || place.bits > 0
  const reasons: readonly Reason[] = [
    ...nameReasons(aligned, sameSpelling, acrossScripts),
    ...[birth.reason, age.reason, sexDiffers ? 'sex.differs' : undefined, place.reason],
    short && !corroborated ? 'name.short' : undefined,
  ].filter((reason): reason is Reason => reason !== undefined)
  return {
    bits:
      aligned.bits +
      (sameSpelling ? 0.5 : 0) +
      birth.bits +
      age.bits +
      place.bits +
      (sexDiffers ? -5 : one.sex !== undefined && other.sex !== undefined ? 0.9 : 0),
    reasons,
    decisive: !acrossScripts && (!short || corroborated),
  }
}

/** A date that agrees but for a slip. */
const corroborating = 6

type Finding = { readonly bits: number; readonly reason: Reason | undefined }
const nothing: Finding = { bits: 0, reason: undefined }

function compareAges(one: number | undefined, other: number | undefined): Finding {
  if (one === undefined || other === undefined) return nothing
  const apart = Math.abs(one - other)
  if (apart === 0) return { bits: 4.5, reason: 'age.same' }
  if (apart === 1) return { bits: 2.5, reason: 'age.near' }
  return apart <= 3 ? { bits: -1.5, reason: 'age.near' } : { bits: -5, reason: 'age.differs' }
}

function comparePlaces(one: string | undefined, other: string | undefined): Finding {
  if (one === undefined || other === undefined) return nothing
  return one === other ? { bits: 3, reason: 'place.same' } : { bits: -1, reason: 'place.differs' }
}

function nameReasons(aligned: Aligned, sameSpelling: boolean, acrossScripts: boolean): readonly Reason[] {
  const agrees = (agreement: string | undefined) => agreement !== undefined && agreement !== 'other'
  const { given, father, family, near, missing } = aligned
  const reasons: Reason[] = []
  if (acrossScripts) reasons.push('name.across-scripts')
  if (aligned.whole) reasons.push(sameSpelling ? 'name.same' : 'name.same-repaired')
  else if (agrees(given) && agrees(father) && agrees(family)) reasons.push('name.same-given-father-family')
  else if (agrees(father) && agrees(family)) reasons.push('name.same-father-family')
  else if (agrees(given) && agrees(family)) reasons.push('name.same-given-family')
  if (near > 0) reasons.push('name.letter-apart')
  if (missing > 0) reasons.push('name.part-more')
  if (!agrees(given)) reasons.push('name.given-differs')
  if (!agrees(family)) reasons.push('name.family-differs')
  return reasons
}

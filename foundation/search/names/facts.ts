import { normaliseArabic } from '../text/index.ts'
import { ageInYears } from './age.ts'
import { hashOf } from './hash.ts'
import { isArabic, nameParts, repairLamAlef } from './keys.ts'
import type { NamedPerson, Sex } from './model.ts'

/** A person made ready for comparison: parts repaired, date in figures. 0 stands for an unknown part of a date. */
export type Facts = {
  readonly parts: readonly string[]
  /** A hash of the name folded, before the repair: tells a reversed lam-alef from the same spelling. */
  readonly fold: number
  readonly year: number
  readonly month: number
  readonly day: number
  readonly sex: Sex | undefined
  readonly age: number | undefined
  readonly place: string | undefined
}

/** Makes a person ready once, so that comparing them with many is quick. */
export function factsOf(person: NamedPerson): Facts {
  const [, year = '0', month = '0', day = '0'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(person.born ?? '') ?? []
  return {
    parts: nameParts(person.name),
    fold: hashOf(foldOf(person.name)),
    year: Number(year),
    month: Number(month),
    day: Number(day),
    sex: person.sex,
    age: ageInYears(person.age),
    place: person.place === undefined ? undefined : placeKey(person.place),
  }
}

const foldOf = (name: string) => normaliseArabic(name).replace(/[^\p{L}\p{N}]+/gu, '')
const placeKey = (place: string) => repairLamAlef(foldOf(place)).replace(/^ال/, '')

export const isLatinName = ({ parts }: Facts): boolean => !parts.some(isArabic)

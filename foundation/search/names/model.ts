/** Who is compared with whom, what speaks for and against it. Nothing here is a record: rooms hand in what their reader may see. */

export type Sex = 'm' | 'f'

/** A person as a list or a record tells of them. Whatever is unknown is left out. The name is compared, never rewritten. */
export type NamedPerson = {
  /** As written at the source, in Arabic or in Latin letters. */
  readonly name: string
  readonly sex?: Sex
  /** Gregorian: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly born?: string
  /** Years, or words as lists have them: `2 months`, `Less than a day`. */
  readonly age?: number | string
  readonly place?: string
}

/** Why two persons may be one, or may not; the words for each are in sentences.ts. */
export type Reason =
  | 'name.same'
  | 'name.same-repaired'
  | 'name.same-given-father-family'
  | 'name.same-father-family'
  | 'name.same-given-family'
  | 'name.letter-apart'
  | 'name.part-more'
  | 'name.given-differs'
  | 'name.family-differs'
  | 'name.across-scripts'
  | 'name.short'
  | 'birth.same'
  | 'birth.same-as-known'
  | 'birth.day-apart'
  | 'birth.swapped'
  | 'birth.year-apart'
  | 'birth.digit-apart'
  | 'birth.near'
  | 'birth.differs'
  | 'age.same'
  | 'age.near'
  | 'age.differs'
  | 'sex.differs'
  | 'place.same'
  | 'place.differs'

/** What a comparison found, in bits: 1 more doubles the odds that the two are one person. */
export type Comparison = {
  readonly bits: number
  readonly reasons: readonly Reason[]
  /** Whether it may be told apart from a namesake at all: by four parts of a name, or by a date or a place beside it. */
  readonly decisive: boolean
}

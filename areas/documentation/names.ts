/** Names of persons as far as the server may hold them, and how they are compared. Pure. */
import { z } from 'zod'
import { text } from '../../foundation/language/index.ts'
import { blockingKeys, compareNames, type NamedPerson, type Reason } from '../../foundation/search/index.ts'

const nameUses = ['main', 'variant', 'nickname', 'former'] as const

/** A name as it is sent. `as_written`: it stands so at its source, and was not corrected. */
export const NewName = z.strictObject({
  name: text({ max: 300 }),
  use: z.enum(nameUses).default('main'),
  as_written: z.boolean().default(true),
  source_note: text({ max: 500 }).nullable().default(null),
})
export type NewName = z.infer<typeof NewName>

export const NameChange = z.strictObject({
  name: text({ max: 300 }).optional(),
  use: z.enum(nameUses).optional(),
  as_written: z.boolean().optional(),
  source_note: text({ max: 500 }).nullable().optional(),
})

export const PersonName = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  person_id: z.uuid(),
  name: z.string(),
  script: z.enum(['arabic', 'latin', 'other']),
  use: z.enum(nameUses),
  as_written: z.boolean(),
  source_note: z.string().nullable(),
})
export type PersonName = z.infer<typeof PersonName>

/** The script of a name, by its first letter. */
export function scriptOf(name: string): PersonName['script'] {
  const [letter = ''] = /\p{L}/u.exec(name) ?? []
  if (/\p{Script=Arabic}/u.test(letter)) return 'arabic'
  return /\p{Script=Latin}/u.test(letter) ? 'latin' : 'other'
}

/** What is known of a person beside their names. */
export type Bearer = Omit<NamedPerson, 'name'> & { readonly names: readonly string[] }

/** Keys of all names of a person, each once: those who share one are worth comparing. */
export const keysOfBearer = ({ names, ...beside }: Bearer): readonly string[] => [
  ...new Set(names.flatMap((name) => blockingKeys({ name, ...beside }))),
]

export type Likeness = { readonly bits: number; readonly reasons: readonly Reason[]; readonly decisive: boolean }

/** The likeness of two persons by the pair of their names that is most alike; undefined where one has no name. */
export function likeness(one: Bearer, other: Bearer): Likeness | undefined {
  const { names, ...beside } = one
  const { names: others, ...besideOther } = other
  const found = names.flatMap((name) =>
    others.map((against) => compareNames({ name, ...beside }, { name: against, ...besideOther })),
  )
  return found.toSorted((a, b) => b.bits - a.bits)[0]
}

/** Below this a likeness is no reason to look: one person in a few dozens would do as well. */
export const leastLikeness = 4

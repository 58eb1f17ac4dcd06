/** A case dossier as it is asked for: its language, what goes in, and for whom. Plain data: pages carry it. */
import { z } from 'zod'
import { LanguageCode, text } from '../../../foundation/language/index.ts'

/** What a dossier may hold, in the order in which it stands. */
export const parts = [
  'summary',
  'chronology',
  'persons',
  'acts',
  'perpetrators',
  'information',
  'findings',
  'evidence',
  'protection',
  'decisions',
] as const
export type Part = (typeof parts)[number]

/** The uses for which a dossier goes to a body that is named: those of consent that name one. */
export const purposes = ['share_body', 'un_to_state', 'un_public', 'disclose_to_state', 'refer'] as const

const Leaving = z.strictObject({ purpose: z.enum(purposes), recipient: text({ min: 2, max: 200 }) })

/** `leaves`: null for the institution's own use. */
export const NewDossier = z.strictObject({
  language: LanguageCode,
  parts: z.array(z.enum(parts)).min(1).max(parts.length),
  leaves: Leaving.nullable().default(null),
})
export type NewDossier = z.infer<typeof NewDossier>

const Address = z.strictObject({
  language: z.string(),
  parts: z.string().max(300),
  purpose: z.string().optional(),
  recipient: z.string().optional(),
})

/** The same in an address, parts with commas between them; undefined for what asks for no dossier. */
export function readAddress(query: unknown): NewDossier | undefined {
  const read = Address.safeParse(query)
  if (!read.success) return undefined
  const { language, parts: named, purpose, recipient } = read.data
  const leaves = purpose === undefined ? null : { purpose, recipient }
  return NewDossier.safeParse({ language, parts: named.split(','), leaves }).data
}

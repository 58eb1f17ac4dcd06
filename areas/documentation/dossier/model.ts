/** A case dossier as it is asked for: its language, what goes in, and for whom. Its lists are in choices.ts, which pages carry. */
import { z } from 'zod'
import { LanguageCode, text } from '../../../foundation/language/index.ts'
import { parts, purposes } from './choices.ts'

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

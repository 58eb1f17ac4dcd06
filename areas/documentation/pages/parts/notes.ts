/** Clarifying notes on coded values, as a form holds them: by field, then by the term they stand with. */
import type { FormField } from './form-field.ts'

/** `''` stands for the value as a whole, as notes that came in without a term do. */
export type Notes = Readonly<Record<string, Readonly<Record<string, string>>>>
type Values = Readonly<Record<string, unknown>>
type Note = { readonly term_id?: string; readonly text: string }

/** The notes of a record as it was sent. */
export function notesOf(notes: Values): Notes {
  const entries = Object.entries(notes).map(([key, held]): [string, Record<string, string>] => [
    key,
    Object.fromEntries(listed(held).map(({ term_id = '', text }) => [term_id, text])),
  ])
  return Object.fromEntries(entries)
}

/** Notes in a list, as a reply brings them. */
export const listed = (notes: unknown): readonly Note[] => (Array.isArray(notes) ? (notes as readonly Note[]) : [])

type Held = { readonly notes: Notes; readonly baseNotes: Notes }

/** What a body says of notes: the fields whose notes changed, each with those of the values that are chosen now. */
export function sentNotes(fields: readonly FormField[], { notes, baseNotes }: Held, values: Values): Values {
  const changed = fields.flatMap(({ key, own, type }): [string, readonly Note[]][] => {
    if (own !== undefined || type !== 'code') return []
    const chosen = [values[key] ?? []].flat()
    const kept = (held: Notes) =>
      Object.entries(held[key] ?? {}).filter(
        ([term, text]) => text.trim() !== '' && (term === '' ? chosen.length > 0 : chosen.includes(term)),
      )
    const now = kept(notes)
    if (JSON.stringify(now) === JSON.stringify(kept(baseNotes))) return []
    return [[key, now.map(([term, text]) => ({ ...(term === '' ? {} : { term_id: term }), text: text.trim() }))]]
  })
  return Object.fromEntries(changed)
}

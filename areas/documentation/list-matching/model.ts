/** Comparing two releases of a published list: its states, what it finds, and how it is told. */
import { z } from 'zod'

export const matchStates = ['comparing', 'compared', 'confirming', 'confirmed', 'undoing', 'undone', 'failed'] as const
export type MatchState = (typeof matchStates)[number]

/** Certain and likely ones are two persons that may be one; the newer list no longer has the withdrawn, and newly has the added. */
export const findings = ['certain', 'likely', 'withdrawn', 'added'] as const
export type Finding = (typeof findings)[number]

/** What a person may ask of a comparison, by its state. */
export const nextStates: Readonly<Record<MatchState, readonly ('confirming' | 'undoing')[]>> = {
  comparing: [],
  compared: ['confirming'],
  confirming: [],
  confirmed: ['undoing'],
  undoing: [],
  undone: ['confirming'],
  failed: [],
}

const List = z.strictObject({
  run_id: z.uuid(),
  /** Null where the reader does not see the import that made the list. */
  file_name: z.string().nullable(),
  case_id: z.uuid(),
  /** Persons with a name that the server may know; null until they are counted. */
  persons: z.int().nullable(),
})

export const ListMatch = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  state: z.enum(matchStates),
  older: List,
  newer: List,
  counts: z.strictObject({ certain: z.int(), likely: z.int(), withdrawn: z.int(), added: z.int(), written: z.int() }),
  created_at: z.string(),
})
export type ListMatch = z.infer<typeof ListMatch>

/** The data class of every field of a comparison. */
export const dataClasses = {
  list_match: {
    older_run_id: 'I',
    newer_run_id: 'I',
    older_case_id: 'I',
    newer_case_id: 'I',
    state: 'I',
    older_persons: 'I',
    newer_persons: 'I',
  },
} as const

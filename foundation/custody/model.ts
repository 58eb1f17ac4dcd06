/** What the routes of the log take and answer; the data class of every field. */
import { z } from 'zod'
import { type EventType, eventTypes } from './event-types.ts'

const EventTypeCode = z.enum(Object.keys(eventTypes) as [EventType, ...EventType[]])

const Kind = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)
const ObjectId = z.string().regex(/^[A-Za-z0-9._:-]{1,120}$/)
const Day = z.iso.date()

/** Filters of the list; days are those of UTC, both included. */
export const entryFilters = {
  type: EventTypeCode.optional(),
  from: Day.optional(),
  to: Day.optional(),
  object_kind: Kind.optional(),
  object_id: ObjectId.optional(),
  actor: z.uuid().optional(),
}

const Actor = z.strictObject({ id: z.uuid(), name: z.string().nullable() })
const ObjectReference = z.strictObject({ kind: z.string(), id: z.string() })

/** `object` and `actor` are null where the details were erased. */
export const EntryItem = z.strictObject({
  seq: z.int(),
  type: z.string(),
  at: z.string(),
  actor_role: z.string(),
  object: ObjectReference.nullable(),
  actor: Actor.nullable(),
})
export type EntryItem = z.infer<typeof EntryItem>

export const EntryView = z.strictObject({
  ...EntryItem.shape,
  /** The bytes that stand in the tree, and their hash. */
  leaf: z.string(),
  leaf_hash: z.string(),
  prev_for_object: z.string().nullable(),
  /** The numbers of the entries before and after it about the same object, where known. */
  previous: z.int().nullable(),
  next: z.int().nullable(),
  purpose: z.string().nullable(),
  request_id: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()).nullable(),
  /** Whether a signed checkpoint holds it, so that it can be proven. */
  signed: z.boolean(),
})
export type EntryView = z.infer<typeof EntryView>

export const LogState = z.strictObject({
  origin: z.string(),
  size: z.int(),
  checkpoint: z.strictObject({ size: z.int(), signed_at: z.string(), root: z.string() }).nullable(),
  /** Keys to verify with, as `name+id+key`. */
  keys: z.array(z.string()),
})

export const Verification = z.strictObject({
  intact: z.boolean(),
  findings: z.array(
    z.strictObject({ code: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
  /** All of them; `findings` holds the first. */
  finding_count: z.int(),
  entries: z.int(),
  checkpoints: z.int(),
  chains: z.int(),
  opened: z.int(),
  at: z.string(),
})
export type Verification = z.infer<typeof Verification>

export const EntryNumber = z.strictObject({ seq: z.coerce.number().int().min(0) })
export const ObjectParams = z.strictObject({ kind: Kind, id: ObjectId })

/** The tree holds no more than commitments (P to whoever may read the log); openings are class I, never X. */
export const dataClasses = {
  custody_entry: { type: 'P', at: 'P', actor_role: 'P', object_commit: 'P', detail_commit: 'P', prev_for_object: 'P' },
  custody_opening: { object_kind: 'I', object_id: 'I', actor: 'I', detail: 'I' },
} as const

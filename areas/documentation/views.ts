/** What is answered about records: schemas of replies, for the server and for the pages. */
import { z } from 'zod'
import { pageOf } from '../../foundation/http/index.ts'
import { kinds } from './record-kinds/declaration.ts'

const Kind = z.enum(kinds)
const Values = z.record(z.string(), z.unknown())
const Sentences = z.strictObject({ ar: z.string(), fr: z.string(), en: z.string() })

/** A record: `fields` by the keys of its declaration, in the JSON forms that declaration.ts names; no sealed field is among them. */
export const RecordView = z.strictObject({
  id: z.uuid(),
  kind: Kind,
  version: z.int(),
  case_id: z.uuid(),
  institution_id: z.uuid(),
  /** False for a copy received from another institution: it is read, never changed. */
  own: z.boolean(),
  code: z.string(),
  created_at: z.string(),
  created_by: z.uuid(),
  updated_at: z.string(),
  updated_by: z.uuid(),
  deleted_at: z.string().nullable(),
  change_reason: z.string().nullable(),
  fields: Values,
  states: Values,
  notes: Values,
  extra: Values,
})
export type RecordView = z.infer<typeof RecordView>

/** A record that another one names, as far as the reader may see it: one that is not here is not seen. */
export const LinkedRecord = z.strictObject({
  id: z.uuid(),
  kind: Kind,
  case_id: z.uuid(),
  code: z.string(),
  title: Values.nullable(),
  /** The coded field that says what it is, such as the type of an act. */
  type_id: z.uuid().nullable(),
})
export type LinkedRecord = z.infer<typeof LinkedRecord>

const TermLabel = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  label: z.strictObject({
    ar: z.string().exactOptional(),
    fr: z.string().exactOptional(),
    en: z.string().exactOptional(),
  }),
  retired: z.boolean(),
})
const Named = z.strictObject({ id: z.uuid(), name: z.string() })

/** What the ids in records stand for, joined for this reader: terms, areas, people who work here, other records. */
export const Labels = z.strictObject({
  terms: z.array(TermLabel),
  areas: z.array(z.strictObject({ id: z.uuid(), name: Values })),
  people: z.array(Named),
  records: z.array(LinkedRecord),
})
export type Labels = z.infer<typeof Labels>

const Warning = z.strictObject({ pointer: z.string(), code: z.string(), text: Sentences })

export const RecordPage = z.strictObject({
  ...RecordView.shape,
  /** What the reader may do in its case. */
  level: z.enum(['view', 'edit', 'lead']),
  /** Sealed fields that hold something. */
  sealed: z.array(z.string()),
  labels: Labels,
  /** How many records name this one; `more` where counting stopped. */
  links: z.array(z.strictObject({ kind: Kind, field: z.string(), count: z.int(), more: z.boolean() })),
  /** Where its state field may go from here. */
  moves: z.array(z.strictObject({ to: z.string(), needs: z.array(z.string()) })),
  warnings: z.array(Warning),
})

export const RecordList = z.strictObject({ ...pageOf(RecordView).shape, labels: Labels })

/** Changes of one version: who, when, why, and each field with what it was and what it became. */
export const Version = z.strictObject({
  version: z.int(),
  at: z.string(),
  by: Named.nullable(),
  changes: z.array(z.strictObject({ field: z.string(), old_value: z.unknown(), new_value: z.unknown() })),
})

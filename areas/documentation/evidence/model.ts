/** Evidence as it is told of: the item, its custody, what was derived of it. Plain data: pages carry it. */
import { z } from 'zod'
import { text } from '../../../foundation/language/index.ts'
import { Day } from '../../../foundation/time/index.ts'

const evidenceStates = ['received', 'hashed', 'available', 'flagged'] as const

export const custodyActions = [
  'collect',
  'receive',
  'hash',
  'copy',
  'view',
  'transfer',
  'return',
  'derive',
  'redact',
  'fixity',
  'timestamp',
] as const
export type CustodyAction = (typeof custodyActions)[number]

/** What a capture of a page consists of (Berkeley Protocol, HR/PUB/20/2). */
const captureParts = ['page', 'html', 'screenshot', 'media', 'comments', 'uploader'] as const

const copyOperations = ['thumbnail', 'stripped', 'page', 'redaction', 'poster'] as const
export const steps = ['picture', 'pdf', 'words', 'archive', 'poster'] as const
export type Step = (typeof steps)[number]

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A rectangle of a picture, in parts of its width and height from the top left corner of the picture, whatever way the page reads. */
export const Region = z
  .strictObject({
    x: z.number().min(0).max(1),
    y: z.number().min(0).max(1),
    width: z.number().gt(0).max(1),
    height: z.number().gt(0).max(1),
  })
  .refine(({ x, y, width, height }) => x + width <= 1.000001 && y + height <= 1.000001, {
    error: 'region.outside',
    params: { problem: 'region.outside' },
  })
export type Region = z.infer<typeof Region>

const AuthenticityTest = z.strictObject({
  test: text({ max: 300 }),
  result: text({ max: 1000 }),
  on: Day.nullable(),
})
/** A record by the name of its kind, which its table of kinds decides. */
const Support = z.strictObject({ kind: z.string().regex(/^[a-z_]{3,30}$/), id: z.uuid() })
export type Support = z.infer<typeof Support>

const Address = text({ max: 2000 }).refine((address) => /^https?:\/\/[^\s]+$/.test(address), {
  error: 'address.not-http',
  params: { problem: 'address.not-http' },
})
const told = {
  title: text({ max: 300 }),
  kind_id: z.uuid().nullable(),
  graphic: z.boolean(),
  content_warning: text({ max: 500 }).nullable(),
  collected_by: text({ max: 200 }).nullable(),
  collected_on: Day.nullable(),
  collected_at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  collected_how: text({ max: 2000 }).nullable(),
  tool: text({ max: 200 }).nullable(),
  tool_version: text({ max: 60 }).nullable(),
  source_url: Address.nullable(),
  archive_url: Address.nullable(),
  capture_set: z.array(z.enum(captureParts)).max(captureParts.length),
  authenticity_tests: z.array(AuthenticityTest).max(30),
  notes: text({ max: 5000 }).nullable(),
  supports: z.array(Support).max(50),
}

export const NewEvidence = z.strictObject({
  case_id: z.uuid(),
  /** The file that the upload became; not yet evidence, brought by the same person. */
  file_id: z.uuid(),
  /** What the browser made of the bytes that it sent. */
  sha256: Sha256,
  sealed: z.boolean().default(false),
  title: told.title,
  kind_id: told.kind_id.default(null),
  graphic: told.graphic.default(false),
  content_warning: told.content_warning.default(null),
  collected_by: told.collected_by.default(null),
  collected_on: told.collected_on.default(null),
  collected_at: told.collected_at.default(null),
  collected_how: told.collected_how.default(null),
  tool: told.tool.default(null),
  tool_version: told.tool_version.default(null),
  source_url: told.source_url.default(null),
  archive_url: told.archive_url.default(null),
  capture_set: told.capture_set.default([]),
  authenticity_tests: told.authenticity_tests.default([]),
  notes: told.notes.default(null),
  supports: told.supports.default([]),
})
export type NewEvidence = z.infer<typeof NewEvidence>
export const EvidenceChange = z.strictObject(told).partial()

/** Why somebody opens it. `copy`: the original itself leaves the house. */
export const NewOpening = z.strictObject({ action: z.enum(['view', 'copy']), purpose: text({ min: 3, max: 1000 }) })

/** The item itself changed hands, outside this system. */
export const NewHandover = z.strictObject({
  action: z.enum(['transfer', 'return']),
  given_by: text({ max: 200 }),
  given_to: text({ max: 200 }),
  place: text({ max: 300 }).nullable().default(null),
  purpose: text({ min: 3, max: 1000 }),
})

export const NewRedaction = z.strictObject({
  /** The working copy whose regions are blackened; the metadata-free picture or the picture of a page. */
  copy_id: z.uuid(),
  regions: z.array(Region).min(1).max(100),
  reason: text({ min: 3, max: 1000 }),
})

const Named = z.strictObject({ id: z.uuid(), name: z.string() })

export const Evidence = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  case_id: z.uuid(),
  code: z.string(),
  state: z.enum(evidenceStates),
  sealed: z.boolean(),
  title: z.string(),
  kind_id: z.uuid().nullable(),
  media_type: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  sha512: z.string(),
  graphic: z.boolean(),
  content_warning: z.string().nullable(),
  collected_by: z.string().nullable(),
  collected_on: z.string().nullable(),
  collected_at: z.string().nullable(),
  collected_how: z.string().nullable(),
  tool: z.string().nullable(),
  tool_version: z.string().nullable(),
  source_url: z.string().nullable(),
  archive_url: z.string().nullable(),
  capture_set: z.array(z.enum(captureParts)),
  authenticity_tests: z.array(AuthenticityTest),
  notes: z.string().nullable(),
  created_at: z.string(),
  created_by: Named.nullable(),
})
export type Evidence = z.infer<typeof Evidence>

/** In a list. `thumbnail` is null as long as there is none, and for what is graphic: that one is asked for. */
export const EvidenceItem = Evidence.pick({
  id: true,
  case_id: true,
  code: true,
  state: true,
  sealed: true,
  title: true,
  kind_id: true,
  media_type: true,
  bytes: true,
  graphic: true,
  created_at: true,
}).extend({ thumbnail: z.uuid().nullable() })
export type EvidenceItem = z.infer<typeof EvidenceItem>

export const Copy = z.strictObject({
  id: z.uuid(),
  derived_from: z.uuid().nullable(),
  operation: z.enum(copyOperations),
  page: z.int().nullable(),
  regions: z.array(Region).nullable(),
  tool: z.string(),
  state: z.enum(['waiting', 'done', 'failed']),
  reason: z.string().nullable(),
  sha256: z.string().nullable(),
  media_type: z.string().nullable(),
  bytes: z.int().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  made_at: z.string(),
  made_by: Named.nullable(),
})
export type Copy = z.infer<typeof Copy>

export const Custody = z.strictObject({
  seq: z.int(),
  action: z.enum(custodyActions),
  at: z.string(),
  by: Named.nullable(),
  given_by: z.string().nullable(),
  given_to: z.string().nullable(),
  place: z.string().nullable(),
  purpose: z.string().nullable(),
  copy_id: z.uuid().nullable(),
  hash_before: z.string().nullable(),
  hash_after: z.string().nullable(),
  intact: z.boolean().nullable(),
})
export type Custody = z.infer<typeof Custody>

const Like = z.strictObject({ id: z.uuid(), code: z.string(), title: z.string() })
export const EvidencePage = Evidence.extend({
  level: z.enum(['view', 'edit', 'lead']),
  supports: z.array(Support.extend({ code: z.string() })),
  copies: z.array(Copy),
  steps: z.array(
    z.strictObject({ step: z.enum(steps), state: z.enum(['done', 'failed']), reason: z.string().nullable() }),
  ),
  /** Text read by a machine. */
  texts: z.array(
    z.strictObject({
      page: z.int(),
      method: z.enum(['text_layer', 'ocr', 'manifest']),
      engine: z.string(),
      body: z.string(),
      confidence: z.int().nullable(),
    }),
  ),
  /** The same bytes, as another item that the reader sees. */
  same: z.array(Like),
  /** Pictures that look alike; `distance` of 64 bits. */
  alike: z.array(Like.extend({ distance: z.int() })),
  timestamp: z.strictObject({ at: z.string(), authority: z.string().nullable(), valid: z.boolean() }).nullable(),
})
export type EvidencePage = z.infer<typeof EvidencePage>

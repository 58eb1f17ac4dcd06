/** The protocol as text, parties, rules and acts; its states as data; the data class of every field. */
import { z } from 'zod'
import { LanguageCode, lText, text } from '../../foundation/language/index.ts'
import { Day } from '../../foundation/time/index.ts'
import { SharingRule } from '../machine/index.ts'

const fault = (problem: string) => ({ error: problem, params: { problem } })

export const kinds = ['protocol', 'memorandum', 'training'] as const
const partyRoles = ['party', 'depositary', 'secretariat', 'observer'] as const
const standings = ['authentic', 'translation'] as const

/** Where a version stands. Only a draft can be edited; what was proposed is frozen. */
export const versionStates = ['draft', 'proposed', 'agreed', 'signed', 'rejected', 'superseded'] as const
export type VersionState = (typeof versionStates)[number]

/** Where a protocol stands: computed from its versions, acts and the day, never stored. */
export const statuses = [
  'draft',
  'negotiating',
  'text_agreed',
  'signed',
  'in_force',
  'suspended',
  'expired',
  'terminated',
  'archived',
] as const
export type Status = (typeof statuses)[number]

export const Urn = z.string().regex(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Akoma Ntoso ids: `preamble`, `art_3`, `art_3__para_2`, `annex_1`. A number may carry letters: `art_3bis`. */
const ClauseEid = z
  .string()
  .max(120)
  .regex(
    /^(preamble|(art|annex)_[1-9]\d{0,3}[a-z]{0,8})(__(art|para|point)_([1-9]\d{0,3}[a-z]{0,8}|[a-z])){0,4}$/,
    'agreement.not-a-clause-id',
  )

const ClauseText = lText({ required: false, max: 20_000 })

export const ClauseInput = z.strictObject({ eid: ClauseEid, heading: ClauseText, body: ClauseText })
export const ClauseChange = ClauseInput.partial()
/** Where a clause goes: inside another one, or the text itself; before one that stands there, or at the end. All are numbered anew. */
export const ClauseMove = z.strictObject({ into: ClauseEid.nullable(), before: ClauseEid.nullable() })
export const Clause = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  eid: z.string(),
  /** The same for a clause in every version, whatever its number becomes. */
  origin_id: z.uuid(),
  heading: ClauseText,
  body: ClauseText,
})
export type Clause = z.infer<typeof Clause>

/** The languages of a text, the first one leads. At least one is authentic. */
export const TextLanguages = z
  .array(z.strictObject({ lang: LanguageCode, standing: z.enum(standings) }))
  .min(1)
  .max(3)
  .refine((list) => new Set(list.map(({ lang }) => lang)).size === list.length, fault('list.repeated'))
  .refine((list) => list.some(({ standing }) => standing === 'authentic'), fault('agreement.no-authentic-text'))
export type TextLanguages = z.infer<typeof TextLanguages>

/** Who signs for a party and what empowers them; every field may wait until the text is ready. */
export const Mandate = z.strictObject({
  signatory: lText({ max: 200 }).nullable(),
  capacity: lText({ max: 200 }).nullable(),
  act_title: lText({ max: 400 }).nullable(),
  act_number: text({ max: 80 }).nullable(),
  act_date: Day.nullable(),
  act_sha256: Sha256.nullable(),
  valid_from: Day.nullable(),
  valid_until: Day.nullable(),
})
export type Mandate = z.infer<typeof Mandate>

export const PartyInput = z.strictObject({ institution: Urn, role: z.enum(partyRoles) })
export const PartyChange = Mandate.partial().extend({ role: z.enum(partyRoles).optional() })
export const Party = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  institution: Urn,
  name: lText({ max: 200 }),
  role: z.enum(partyRoles),
  is_self: z.boolean(),
  ...Mandate.shape,
})
export type Party = z.infer<typeof Party>

export { purposes } from './purposes.ts'

/** A sharing rule of a version. Its form, `SharingRule`, is that of protocol/machine; `clause` names the article it implements. */
export const Rule = z.strictObject({ id: z.uuid(), version: z.int(), rule: SharingRule })
export type Rule = z.infer<typeof Rule>

/** What is agreed beside the clauses; frozen with them. */
export const terms = {
  title: lText({ max: 400 }),
  languages: TextLanguages,
  place: lText({ required: false, max: 200 }),
  signed_on: Day.nullable(),
  in_force_on: Day.nullable(),
  /** The first day on which it is in force no longer; null: until it is terminated. */
  ends_on: Day.nullable(),
  notice_days: z.int().min(0).max(3650),
  unilateral_termination: z.boolean(),
  /** Clauses that go on acting after the end. */
  survival: z.array(ClauseEid).max(100),
} as const
export const VersionChange = z.strictObject(terms).partial()

export const NewProtocol = z.strictObject({
  kind: z.enum(kinds),
  title: lText({ max: 400 }),
  languages: TextLanguages,
  /** A template's id, or null for an empty text. */
  template: z.string().max(60).nullable(),
  /** The others; one's own institution is a party always. */
  parties: z.array(PartyInput).min(1).max(20),
})
export type NewProtocol = z.infer<typeof NewProtocol>

export const actTypes = [
  'approval',
  'rejection',
  'signature',
  'attestation',
  'suspension',
  'resumption',
  'termination',
  'review',
  'archival',
] as const
export type ActType = (typeof actTypes)[number]

/** Something a party did to a protocol; never changed, never removed. */
export const Act = z.strictObject({
  id: z.uuid(),
  type: z.enum(actTypes),
  version: z.int(),
  party: Urn,
  at: z.string(),
  language: LanguageCode.nullable(),
  reason: z.string().nullable(),
  effective_on: z.string().nullable(),
  sha256: z.string().nullable(),
  kid: z.string().nullable(),
  file_id: z.uuid().nullable(),
})
export type Act = z.infer<typeof Act>

export const Comment = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  eid: z.string(),
  body: z.string(),
  by: z.strictObject({ id: z.uuid(), name: z.string().nullable() }),
  at: z.string(),
  resolved: z.boolean(),
})
export type Comment = z.infer<typeof Comment>
export const NewComment = z.strictObject({ eid: ClauseEid, body: text({ max: 4000 }) })
export const CommentChange = z.strictObject({ body: text({ max: 4000 }), resolved: z.boolean() }).partial()

export const VersionSummary = z.strictObject({
  number: z.int(),
  state: z.enum(versionStates),
  base: z.int().nullable(),
  authored_by: Urn,
  content_sha256: Sha256.nullable(),
  made_at: z.string(),
})
export type VersionSummary = z.infer<typeof VersionSummary>

/** A sentence of the house, whole in every language. */
const SentenceInAll = z.strictObject({ ar: z.string(), fr: z.string(), en: z.string() })

/** Why something cannot be done now, by its code and sentence; told before anybody tries. */
export const Obstacle = z.strictObject({ code: z.string(), place: z.string().nullable(), detail: SentenceInAll })
export type Obstacle = z.infer<typeof Obstacle>

export const acts = [
  'edit',
  'propose',
  'revise',
  'approve',
  'reject',
  'sign',
  'attest',
  'suspend',
  'resume',
  'amend',
  'review',
  'terminate',
  'archive',
] as const
export type ActName = (typeof acts)[number]

export const UpcomingDate = z.strictObject({
  kind: z.enum(['entry', 'end', 'notice', 'review', 'termination', 'mandate_end', 'signature', 'duty']),
  on: z.string(),
  overdue: z.boolean(),
})
export type UpcomingDate = z.infer<typeof UpcomingDate>

export const ProtocolRow = z.strictObject({
  id: z.uuid(),
  title: lText({ max: 400 }),
  kind: z.enum(kinds),
  status: z.enum(statuses),
  parties: z.array(
    z.strictObject({ institution: Urn, name: lText({ max: 200 }), role: z.enum(partyRoles), is_self: z.boolean() }),
  ),
  languages: TextLanguages,
  number: z.int(),
  in_force_on: z.string().nullable(),
  ends_on: z.string().nullable(),
  upcoming: z.array(UpcomingDate),
  overdue: z.int(),
  /** What flows under it: the classes of records its rules open, outgoing and incoming. */
  outgoing: z.array(z.string()),
  incoming: z.array(z.string()),
})
export type ProtocolRow = z.infer<typeof ProtocolRow>

/** One version with everything a page needs: text in all languages, parties, rules, acts, and what may be done. */
export const ProtocolView = z.strictObject({
  id: z.uuid(),
  kind: z.enum(kinds),
  status: z.enum(statuses),
  /** The number of the version that is in force today. */
  in_force: z.int().nullable(),
  /** Institutions that suspended their own outgoing sharing. */
  suspended_by: z.array(Urn),
  current: z.strictObject({
    id: z.uuid(),
    version: z.int(),
    ...VersionSummary.shape,
    ...terms,
    signed_on: z.string().nullable(),
    in_force_on: z.string().nullable(),
    ends_on: z.string().nullable(),
    /** SHA-256 of the bytes to be signed, once the machine form can be made. */
    agreement_sha256: Sha256.nullable(),
    /**
     * The typeset text that is signed; null before it is proposed, and in a text that lacks something. `checked`: our own typesetter
     * gives the same bytes; null where the partner's is of another version and people have to compare.
     */
    document: z
      .strictObject({ sha256: Sha256, bytes: z.int(), file_id: z.uuid(), checked: z.boolean().nullable() })
      .nullable(),
  }),
  versions: z.array(VersionSummary),
  clauses: z.array(Clause),
  parties: z.array(Party),
  rules: z.array(Rule),
  acts: z.array(Act),
  comments: z.array(Comment),
  /** For each act why it cannot be done now; an empty list: it can. */
  obstacles: z.record(z.enum(acts), z.array(Obstacle)),
  upcoming: z.array(UpcomingDate),
})
export type ProtocolView = z.infer<typeof ProtocolView>

/** A run of words: in both texts, only in the old one, or only in the new one. */
export const WordChange = z.strictObject({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })
export type WordChange = z.infer<typeof WordChange>
export const ClauseComparison = z.strictObject({
  change: z.enum(['same', 'added', 'removed', 'changed', 'moved', 'moved_and_changed']),
  from_eid: z.string().nullable(),
  to_eid: z.string().nullable(),
  /** Only languages whose words differ. */
  heading: z.partialRecord(LanguageCode, z.array(WordChange)),
  body: z.partialRecord(LanguageCode, z.array(WordChange)),
})
export type ClauseComparison = z.infer<typeof ClauseComparison>
export const Comparison = z.strictObject({
  from: z.int(),
  to: z.int(),
  clauses: z.array(ClauseComparison),
  rules: z.array(
    z.strictObject({ rule_id: z.uuid(), eid: z.string(), change: z.enum(['added', 'removed', 'changed']) }),
  ),
  terms: z.array(z.strictObject({ field: z.string(), from: z.unknown(), to: z.unknown() })),
})
export type Comparison = z.infer<typeof Comparison>

/** A class of records and those of its fields that a rule may open. */
export const ShareableClass = z.strictObject({
  iri: z.string(),
  name: lText({ max: 200 }),
  fields: z.array(
    z.strictObject({ iri: z.string(), label: lText({ max: 200 }), data_class: z.enum(['P', 'I', 'S', 'X']) }),
  ),
})
export type ShareableClass = z.infer<typeof ShareableClass>

export const sensitivities = ['open', 'limited', 'high', 'extreme'] as const
/** "With this text in force, what of such a record would they see?" */
export const PreviewQuestion = z.strictObject({
  from: Urn,
  to: Urn,
  record_class: z.string().max(300),
  purpose: z.string().max(300),
  act: z.enum(['use', 'distribute', 'publish', 'submit_to_un']),
  /** What the person agreed to; null where the record is about nobody who could be asked. */
  consent: z.enum(['partners', 'this_recipient', 'onward_transfer', 'publication', 'withdrawn']).nullable(),
  sensitivity: z.enum(sensitivities),
  on: Day,
})
export type PreviewQuestion = z.infer<typeof PreviewQuestion>
const Reason = z.strictObject({ code: z.string(), eid: z.string().nullable(), detail: SentenceInAll })
export const Preview = z.strictObject({
  verdict: z.enum(['permit', 'deny']),
  /** Of a denial: what failed first. */
  reasons: z.array(Reason),
  articles: z.array(z.string()),
  fields: z.array(
    z.strictObject({
      iri: z.string(),
      label: lText({ max: 200 }),
      seen: z.boolean(),
      sealed: z.boolean(),
      reason: Reason.nullable(),
    }),
  ),
  duties: z.array(
    z.strictObject({ act: z.string(), due: z.string().nullable(), event: z.string().nullable(), eid: z.string() }),
  ),
})
export type Preview = z.infer<typeof Preview>

export const TemplateSummary = z.strictObject({
  id: z.string(),
  kind: z.enum(kinds),
  title: lText({ max: 400 }),
  description: lText({ max: 1000 }),
  languages: z.array(LanguageCode),
  clauses: z.int(),
})

export const ConsolidatedText = z.strictObject({
  number: z.int(),
  /** Never: what was signed is authentic, this is put together from it. */
  authentic: z.literal(false),
  clauses: z.array(z.strictObject({ ...Clause.shape, since: z.int(), repealed: z.boolean() })),
})

export const dataClasses = {
  protocol: { kind: 'I', archived_on: 'I' },
  protocol_version: {
    protocol_id: 'I',
    number: 'I',
    base: 'I',
    state: 'I',
    authored_by: 'I',
    title: 'I',
    languages: 'I',
    place: 'I',
    signed_on: 'I',
    in_force_on: 'I',
    ends_on: 'I',
    notice_days: 'I',
    unilateral_termination: 'I',
    survival: 'I',
    keys: 'P',
    content_sha256: 'I',
    agreement: 'I',
    jws: 'I',
    document: 'I',
    document_file_id: 'I',
    document_checked: 'I',
    crossed_at: 'I',
  },
  protocol_clause: { version_id: 'I', eid: 'I', origin_id: 'I', heading: 'I', body: 'I' },
  protocol_party: {
    version_id: 'I',
    institution: 'I',
    name: 'I',
    role: 'I',
    signatory: 'I',
    capacity: 'I',
    act_title: 'I',
    act_number: 'I',
    act_date: 'I',
    act_sha256: 'I',
    valid_from: 'I',
    valid_until: 'I',
  },
  protocol_rule: { version_id: 'I', rule: 'I' },
  protocol_comment: { protocol_id: 'I', eid: 'I', body: 'I', resolved: 'I' },
} as const

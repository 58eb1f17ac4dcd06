/** The machine form of agreements: what is frozen, hashed and signed. Class P to its parties; nothing of a record is in it. */
import { z } from 'zod'
import { cleanText, languages, textFaultOf } from '../../foundation/language/index.ts'
import { isClauseId } from './clause.ts'
import { readInstant, startOfDay } from './instant.ts'
import { CONFLICT, FRAMEWORK, isIri, PROFILE, RECORD_CLASS, SHA256 } from './profile.ts'
import { type PolicyKind, readPolicy } from './read-policy.ts'

const known = (test: (text: string) => boolean, problem: string) =>
  z.string().refine(test, { error: problem, params: { problem } })

export const Iri = /* @__PURE__ */ known(isIri, 'agreement.not-an-iri')
export const ClauseId = /* @__PURE__ */ known(isClauseId, 'agreement.not-a-clause-id')
export const Instant = /* @__PURE__ */ known((text) => readInstant(text) !== undefined, 'agreement.not-an-instant')
/** `YYYY-MM-DD`; begins at midnight UTC wherever an agreement is read. */
const AgreementDay = /* @__PURE__ */ known((text) => startOfDay(text) !== undefined, 'date.malformed')
const Sha256 = /* @__PURE__ */ z.string().regex(/^[0-9a-f]{64}$/)
export const Urn = /* @__PURE__ */ z
  .string()
  .regex(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)

/** RFC 7638 thumbprints and Ed25519 public keys are both 32 bytes in base64url. */
const Bytes32 = /* @__PURE__ */ z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/)

/** A text that is clean already: what is signed is refused where a form would mend it, as mending makes other bytes. */
const frozenText = /* @__PURE__ */ known(
  (text) => text !== '' && text.length <= 2000 && isClean(text),
  'agreement.text-not-clean',
)
const oneLanguage = /* @__PURE__ */ frozenText.exactOptional()
const FrozenText = /* @__PURE__ */ z
  .strictObject({ ar: oneLanguage, fr: oneLanguage, en: oneLanguage })
  .refine((value) => languages.some((language) => value[language] !== undefined), {
    error: 'text.required',
    params: { problem: 'text.required' },
  })

function isClean(text: string): boolean {
  return textFaultOf(text) === undefined && cleanText(text) === text
}

const partyRoles = ['party', 'depositary', 'secretariat', 'observer'] as const

/** The act that empowers a signatory, and the days on which it holds, both included. A signature on any other day is refused. */
const AgreementMandate = /* @__PURE__ */ z.strictObject({
  act: FrozenText,
  number: frozenText.exactOptional(),
  dated: AgreementDay.exactOptional(),
  valid_from: AgreementDay,
  valid_until: AgreementDay.exactOptional(),
})

/** Who is bound. Only the role `party` signs, and only with a mandate. */
export const AgreementParty = /* @__PURE__ */ z.strictObject({
  institution_id: Iri,
  name: FrozenText,
  role: z.enum(partyRoles),
  signatory: FrozenText,
  capacity: FrozenText,
  mandate: AgreementMandate.exactOptional(),
  /** SHA-256 of the scanned full powers, where they were handed over. */
  full_powers_sha256: Sha256.exactOptional(),
})
export type AgreementParty = z.infer<typeof AgreementParty>

const AgreementText = /* @__PURE__ */ z.strictObject({
  lang: z.string().regex(/^[a-z]{2,3}$/),
  sha256: Sha256,
  media_type: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/),
  authentic: z.boolean(),
})

/** The human text as typeset: every language side by side and the page of signatures, in one file that both parties show and sign. */
const AgreementDocument = /* @__PURE__ */ z.strictObject({
  sha256: Sha256,
  bytes: z.int().min(1).max(50_000_000),
  media_type: z.literal('application/pdf'),
})

const AgreementArticle = /* @__PURE__ */ z.strictObject({
  eid: ClauseId,
  number: z.string().min(1).max(40),
  rule_ids: z.array(Iri),
})

const annexKeyUses = ['agreement', 'record', 'receipt', 'log', 'http'] as const

export const AnnexKey = /* @__PURE__ */ z.strictObject({
  kid: Bytes32,
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: Bytes32,
  use: z.enum(annexKeyUses),
  party: Iri,
  valid_from: Instant,
  valid_until: Instant.exactOptional(),
})
export type AnnexKey = z.infer<typeof AnnexKey>

const AgreementTerm = /* @__PURE__ */ z.strictObject({
  signed_on: AgreementDay,
  in_force_on: AgreementDay,
  /** The first day on which it is no longer in force. */
  ends_on: AgreementDay.exactOptional(),
  notice_days: z.int().min(0).max(3650),
  unilateral_termination: z.boolean(),
  /** Where it is signed. */
  place: FrozenText.exactOptional(),
  /** Clauses that go on binding after the end. */
  survival: z.array(ClauseId).max(100),
})

/** A value is checked by reading it; the faults name the term and the place. */
function policyOf(kind: PolicyKind) {
  return z.record(z.string(), z.unknown()).superRefine((value, context) => {
    for (const { code, pointer, term } of readPolicy(value, kind).faults) {
      const problem = `policy.${code}`
      context.addIssue({ code: 'custom', message: problem, path: pathOf(pointer), params: { problem, term } })
    }
  })
}

/** The path of a JSON pointer, for an issue. */
function pathOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The treaty-like text as data: root of trust of everything exchanged under it. */
export const FrameworkAgreement = /* @__PURE__ */ z.strictObject({
  type: z.literal('mithaq-framework-agreement'),
  id: Urn,
  version: z.int().min(1),
  /** The version this one replaces or amends, by the hash of its bytes. */
  supersedes: z.strictObject({ id: Urn, version: z.int().min(1), sha256: Sha256 }).exactOptional(),
  title: FrozenText,
  parties: z.array(AgreementParty).min(2).max(40),
  /** The plain text of each language, by its hash. */
  texts: z.array(AgreementText).min(1).max(20),
  document: AgreementDocument,
  articles: z.array(AgreementArticle).min(1).max(2000),
  policy: policyOf('framework'),
  keys: z.array(AnnexKey).min(2).max(400),
  age_recipients: z
    .array(z.strictObject({ party: Iri, recipient: z.string().regex(/^age1[a-z0-9]{20,4000}$/) }))
    .max(400),
  /** A tlog-policy file: whose checkpoints, witnessed by whom. */
  witness_policy: z.string().max(20_000),
  term: AgreementTerm,
})
export type FrameworkAgreement = z.infer<typeof FrameworkAgreement>

const reference = /* @__PURE__ */ z.strictObject({ '@id': Urn, [SHA256]: Sha256 })
export const datasetMembers = ['@id', '@type', 'target', 'assigner', 'assignee', 'timestamp', FRAMEWORK, RECORD_CLASS]

const rules = /* @__PURE__ */ z.array(z.unknown()).min(1).exactOptional()

/** One agreement over one record class inside a framework: an Agreement of the Dataspace Protocol 2025-1, and of our profile. */
export const DatasetAgreement = /* @__PURE__ */ z
  .strictObject({
    '@id': Urn,
    '@type': z.literal('Agreement'),
    profile: z.literal(PROFILE),
    target: Iri,
    assigner: Iri,
    assignee: Iri,
    timestamp: Instant,
    [FRAMEWORK]: reference,
    [RECORD_CLASS]: Iri,
    [CONFLICT]: z.unknown(),
    permission: rules,
    prohibition: rules,
    obligation: rules,
  })
  .superRefine((value, context) => {
    for (const { code, pointer, term } of readPolicy(value, 'dataset', datasetMembers).faults) {
      const problem = `policy.${code}`
      context.addIssue({ code: 'custom', message: problem, path: pathOf(pointer), params: { problem, term } })
    }
  })
export type DatasetAgreement = z.infer<typeof DatasetAgreement>

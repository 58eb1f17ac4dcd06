/** What two parties agree on, frozen: the content of a version, the plain text of each language, and the machine form made of them. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { logVkey } from '../../foundation/custody/index.ts'
import { digitChoices, type Language, type LText, locales, lText } from '../../foundation/language/index.ts'
import { Day } from '../../foundation/time/index.ts'
import {
  type AgreementFault,
  type Amendment,
  ARTICLE,
  agreementFaults,
  canonicalBytes,
  compareClauses,
  FrameworkAgreement,
  isMembers,
  policyOfRules,
  type Shareable,
  SharingRule,
} from '../machine/index.ts'
import { ClauseInput, kinds, Mandate, PartyInput, terms, Urn } from './model.ts'

const ContentParty = z.strictObject({ ...PartyInput.shape, name: lText({ max: 200 }), ...Mandate.shape })
const ContentKey = z.strictObject({
  kid: z.string().max(60),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  use: z.enum(['agreement', 'record', 'receipt', 'log', 'http']),
  party: Urn,
  valid_from: z.string().max(40),
})

/** How the human text was typeset: with the same values and the same typesetter, anybody gets the same bytes again. */
const Layout = z.strictObject({
  dated: Day,
  region: z.enum(['MA', 'PS']),
  locale: z.enum(locales),
  digits: z.enum(digitChoices),
  /** SHA-256 over template, engine and fonts. */
  typesetter: z.string().regex(/^[0-9a-f]{64}$/),
})
export type Layout = z.infer<typeof Layout>

/** The typeset text of a version by its hash; the file itself travels beside the content. */
export const ContentDocument = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().min(1).max(50_000_000),
  layout: Layout,
})
export type ContentDocument = z.infer<typeof ContentDocument>

/** A version as it travels: everything the parties bind themselves to, and nothing of what one says among itself. */
export const Content = z.strictObject({
  kind: z.enum(kinds),
  ...terms,
  parties: z.array(ContentParty).min(2).max(21),
  clauses: z
    .array(z.strictObject({ ...ClauseInput.shape, origin_id: z.uuid() }))
    .min(1)
    .max(2000),
  rules: z.array(SharingRule).max(400),
  keys: z.array(ContentKey).max(400),
  /** Null in a draft, and in a text that lacks something and can be talked about but never signed. */
  document: ContentDocument.nullable(),
  base: z.strictObject({ version: z.int().min(1), sha256: z.string().regex(/^[0-9a-f]{64}$/) }).nullable(),
})
export type Content = z.infer<typeof Content>

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

/** Names a content by the hash of its canonical bytes. */
export const contentHash = (content: Content): string => sha256(canonicalBytes(content))
/** Names the bytes that are signed. */
export const agreementHash = (agreement: FrameworkAgreement): string => sha256(canonicalBytes(agreement))

/** Clauses in the order of the text. */
export const inOrder = <C extends { readonly eid: string }>(clauses: readonly C[]): C[] =>
  clauses.toSorted((one, other) => compareClauses(one.eid, other.eid))

type Readable = {
  readonly title: LText
  readonly clauses: readonly { readonly eid: string; readonly heading: LText; readonly body: LText }[]
}

/** The text of one language as plain lines, the same at every party: its hash binds the human text to the machine form. */
export function plainText({ title, clauses }: Readable, lang: Language): string {
  const blocks = inOrder(clauses).map(({ eid, heading, body }) =>
    [eid, heading[lang], body[lang]].filter((part) => part !== undefined).join('\n'),
  )
  return `${[title[lang] ?? '', ...blocks].join('\n\n')}\n`
}

/** The number of a clause as people cite it: `3`, `3bis`, `3.2`, `annex 1`. */
const clauseNumber = (eid: string): string =>
  eid
    .split('__')
    .map((part) => part.replace(/^(art|para|point)_/, '').replace('_', ' '))
    .join('.')

/** Why a machine form cannot be made yet. */
export type ContentFault =
  | {
      readonly code: 'clause-not-translated'
      readonly pointer: string
      readonly details: Readonly<Record<string, string>>
    }
  | { readonly code: 'date-missing'; readonly pointer: string; readonly details: Readonly<Record<string, string>> }
  | { readonly code: 'document-missing'; readonly pointer: string; readonly details: Readonly<Record<string, string>> }
  | { readonly code: 'shape-invalid'; readonly pointer: string; readonly details: Readonly<Record<string, string>> }
  | AgreementFault

type Made =
  | { readonly status: 'made'; readonly agreement: FrameworkAgreement }
  /** `draft`: the form as far as it goes, to be asked in a preview and never signed. */
  | { readonly status: 'faulty'; readonly faults: readonly ContentFault[]; readonly draft?: FrameworkAgreement }

/**
 * The framework agreement of a content: the bytes that are signed. Every fault at once where there are any. `earlier` are the
 * versions its line of amendments may name.
 */
export function machineForm(
  { id, number, content }: { readonly id: string; readonly number: number; readonly content: Content },
  shareable: Shareable,
  earlier: readonly Amendment[],
): Made {
  const faults: ContentFault[] = [...textFaults(content), ...dateFaults(content), ...documentFaults(content)]
  const { clauses, rules, parties, keys, base, languages, document } = content
  const policy = policyOfRules(rules)
  const candidate = {
    type: 'mithaq-framework-agreement',
    id: `urn:uuid:${id}`,
    version: number,
    ...(base === null ? {} : { supersedes: { id: `urn:uuid:${id}`, version: base.version, sha256: base.sha256 } }),
    title: content.title,
    parties: parties.map((party) => ({
      institution_id: party.institution,
      name: party.name,
      role: party.role,
      signatory: party.signatory ?? party.name,
      capacity: party.capacity ?? party.name,
      ...mandateOf(party),
      ...(party.act_sha256 === null ? {} : { full_powers_sha256: party.act_sha256 }),
    })),
    texts: languages.map(({ lang, standing }) => ({
      lang,
      sha256: sha256(plainText(content, lang)),
      media_type: 'text/plain',
      authentic: standing === 'authentic',
    })),
    document: {
      sha256: document?.sha256 ?? '0'.repeat(64),
      bytes: document?.bytes ?? 1,
      media_type: 'application/pdf',
    },
    articles: clauses.map(({ eid }) => ({ eid, number: clauseNumber(eid), rule_ids: ruleIdsOf(policy, eid) })),
    policy,
    keys: keys.map((key) => ({ ...key, kty: 'OKP', crv: 'Ed25519' })),
    age_recipients: [],
    witness_policy: witnessPolicy(keys),
    term: {
      signed_on: content.signed_on ?? '1900-01-01',
      in_force_on: content.in_force_on ?? content.signed_on ?? '1900-01-01',
      ...(content.ends_on === null ? {} : { ends_on: content.ends_on }),
      notice_days: content.notice_days,
      unilateral_termination: content.unilateral_termination,
      ...(Object.keys(content.place).length === 0 ? {} : { place: content.place }),
      survival: content.survival,
    },
  }
  const read = FrameworkAgreement.safeParse(candidate)
  if (!read.success) {
    const shape = read.error.issues.map(({ path, message }) => ({
      code: 'shape-invalid' as const,
      pointer: path.map((part) => `/${String(part)}`).join(''),
      details: { problem: message },
    }))
    return { status: 'faulty', faults: [...faults, ...shape] }
  }
  faults.push(...agreementFaults(read.data, shareable, earlier))
  return faults.length > 0 ? { status: 'faulty', faults, draft: read.data } : { status: 'made', agreement: read.data }
}

function ruleIdsOf(policy: ReturnType<typeof policyOfRules>, eid: string): string[] {
  return ['permission', 'prohibition', 'obligation'].flatMap((kind) => {
    const list = policy[kind]
    return (Array.isArray(list) ? list : []).flatMap((one: unknown) =>
      isMembers(one) && one[ARTICLE] === eid && typeof one['@id'] === 'string' ? [one['@id']] : [],
    )
  })
}

/** Who signs under which act; nothing as long as one of these is not known. */
function mandateOf(party: Content['parties'][number]) {
  const { signatory, capacity, act_title, act_number, act_date, valid_from, valid_until } = party
  if (signatory === null || capacity === null || act_title === null || valid_from === null) return {}
  return {
    mandate: {
      act: act_title,
      ...(act_number === null ? {} : { number: act_number }),
      ...(act_date === null ? {} : { dated: act_date }),
      valid_from,
      ...(valid_until === null ? {} : { valid_until }),
    },
  }
}

/**
 * A tlog-policy (c2sp.org/tlog-policy) of what is known when the text is frozen: the custody log of each party by its key. Nobody is
 * named as a witness yet, so the quorum is none.
 */
function witnessPolicy(keys: Content['keys']): string {
  const logs = keys
    .filter(({ use }) => use === 'log')
    .map(({ party, x }) => `log ${logVkey(party.slice('urn:uuid:'.length), Buffer.from(x, 'base64url'))}`)
  return [...logs, 'quorum none', ''].join('\n')
}

/** Every clause says something in every language of the text. */
function textFaults({ clauses, languages }: Content): readonly ContentFault[] {
  return clauses.flatMap(({ eid, heading, body }, index) =>
    languages.flatMap(({ lang }) =>
      heading[lang] === undefined && body[lang] === undefined
        ? [{ code: 'clause-not-translated' as const, pointer: `/clauses/${index}`, details: { clause: eid, lang } }]
        : [],
    ),
  )
}

/** A text is signed with its typeset form, never without. */
const documentFaults = ({ document }: Content): readonly ContentFault[] =>
  document === null ? [{ code: 'document-missing', pointer: '/document', details: {} }] : []

function dateFaults({ signed_on, in_force_on }: Content): readonly ContentFault[] {
  return [
    ...(signed_on === null ? [{ code: 'date-missing' as const, pointer: '/signed_on', details: {} }] : []),
    ...(in_force_on === null ? [{ code: 'date-missing' as const, pointer: '/in_force_on', details: {} }] : []),
  ]
}

/** What two parties agree on, frozen: the content of a version, the plain text of each language, and the machine form made of them. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Language, type LText, lText } from '../../foundation/language/index.ts'
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
import { ClauseInput, kinds, Mandate, PartyInput, terms } from './model.ts'

const ContentParty = z.strictObject({ ...PartyInput.shape, name: lText({ max: 200 }), ...Mandate.shape })
const ContentKey = z.strictObject({
  kid: z.string().max(60),
  x: z.string().max(60),
  use: z.enum(['agreement', 'record', 'receipt', 'log', 'http']),
  party: z.string().max(100),
  valid_from: z.string().max(40),
})

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
  | { readonly code: 'mandate-missing'; readonly pointer: string; readonly details: Readonly<Record<string, string>> }
  | { readonly code: 'date-missing'; readonly pointer: string; readonly details: Readonly<Record<string, string>> }
  | { readonly code: 'survival-unknown'; readonly pointer: string; readonly details: Readonly<Record<string, string>> }
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
  const faults: ContentFault[] = [...textFaults(content), ...partyFaults(content), ...dateFaults(content)]
  const { clauses, rules, parties, keys, base, languages } = content
  const policy = policyOfRules(rules)
  const candidate = {
    type: 'mithaq-framework-agreement',
    id: `urn:uuid:${id}`,
    version: number,
    ...(base === null ? {} : { supersedes: { id: `urn:uuid:${id}`, version: base.version, sha256: base.sha256 } }),
    title: content.title,
    parties: parties.map(({ institution, name, role, signatory, capacity, act_sha256 }) => ({
      institution_id: institution,
      name,
      role,
      signatory: signatory ?? name,
      capacity: capacity ?? name,
      ...(act_sha256 === null ? {} : { full_powers_sha256: act_sha256 }),
    })),
    texts: languages.map(({ lang, standing }) => ({
      lang,
      sha256: sha256(plainText(content, lang)),
      media_type: 'text/plain',
      authentic: standing === 'authentic',
    })),
    articles: clauses.map(({ eid }) => ({ eid, number: clauseNumber(eid), rule_ids: ruleIdsOf(policy, eid) })),
    policy,
    keys: keys.map((key) => ({ ...key, kty: 'OKP', crv: 'Ed25519' })),
    age_recipients: [],
    witness_policy: '',
    term: {
      signed_on: content.signed_on ?? '1900-01-01',
      in_force_on: content.in_force_on ?? content.signed_on ?? '1900-01-01',
      ...(content.ends_on === null ? {} : { ends_on: content.ends_on }),
      notice_days: content.notice_days,
      unilateral_termination: content.unilateral_termination,
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

/** Every clause says something in every language of the text. */
function textFaults({ clauses, languages, survival }: Content): readonly ContentFault[] {
  const missing = clauses.flatMap(({ eid, heading, body }, index) =>
    languages.flatMap(({ lang }) =>
      heading[lang] === undefined && body[lang] === undefined
        ? [{ code: 'clause-not-translated' as const, pointer: `/clauses/${index}`, details: { clause: eid, lang } }]
        : [],
    ),
  )
  const unknown = survival
    .filter((eid) => !clauses.some((one) => one.eid === eid))
    .map((eid) => ({ code: 'survival-unknown' as const, pointer: '/survival', details: { clause: eid } }))
  return [...missing, ...unknown]
}

function partyFaults({ parties }: Content): readonly ContentFault[] {
  return parties.flatMap((party, index) =>
    party.role === 'party' &&
    (party.signatory === null || party.capacity === null || party.act_title === null || party.valid_from === null)
      ? [{ code: 'mandate-missing' as const, pointer: `/parties/${index}`, details: { party: party.institution } }]
      : [],
  )
}

function dateFaults({ signed_on, in_force_on }: Content): readonly ContentFault[] {
  return [
    ...(signed_on === null ? [{ code: 'date-missing' as const, pointer: '/signed_on', details: {} }] : []),
    ...(in_force_on === null ? [{ code: 'date-missing' as const, pointer: '/in_force_on', details: {} }] : []),
  ]
}

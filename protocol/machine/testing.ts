/** Two institutions with keys, a framework between them and its signatures: what tests of agreements begin with. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { calculateJwkThumbprint } from 'jose'
import { canonicalBytes, sha256Of } from '../../foundation/canonical/index.ts'
import { draftDataset } from './draft-dataset.ts'
import type { GeneralJws } from './general-jws.ts'
import type { AnnexKey, DatasetAgreement, FrameworkAgreement } from './model.ts'
import { policyOfRules } from './rule-to-odrl.ts'
import type { ForbiddingRule, PermittingRule, SharingRule } from './sharing-rule.ts'
import { signAgreement } from './sign-agreement.ts'

export type TestParty = { readonly id: string; readonly key: AnnexKey; readonly secret: KeyObject }

const uuid = (number: number) => `urn:uuid:00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
export const rabat = uuid(1)
export const ramallah = uuid(2)
const frameworkId = uuid(100)
const datasetId = uuid(200)
export const ruleId = (number: number) => uuid(1000 + number)

/** Names of lists both institutions hold. */
export const detention = 'urn:mithaq:class:detention'
export const incident = 'urn:mithaq:class:incident'
export const forecast = 'urn:mithaq:class:forecast'
export const unReporting = 'urn:mithaq:purpose:un-reporting'
export const monitoring = 'urn:mithaq:purpose:joint-monitoring'
export const training = 'urn:mithaq:purpose:training'
export const hebron = 'urn:mithaq:place:hebron'
export const westBank = 'urn:mithaq:place:west-bank'
export const gaza = 'urn:mithaq:place:gaza'
export const broader = { [detention]: [incident], [hebron]: [westBank] }
export const field = (name: string) => `urn:mithaq:field:${name}`

export async function testParty(id: string): Promise<TestParty> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const x = String(publicKey.export({ format: 'jwk' }).x)
  const base = { kty: 'OKP', crv: 'Ed25519', x } as const
  const kid = await calculateJwkThumbprint(base)
  return {
    id,
    secret: privateKey,
    key: { ...base, kid, use: 'agreement', party: id, valid_from: '2026-01-01T00:00:00Z' },
  }
}

/** A permitting rule as an office would write it; `changes` say what a test is about. */
export function permits(changes: Partial<PermittingRule> = {}): PermittingRule {
  return {
    id: ruleId(1),
    effect: 'permit',
    clause: 'art_5__para_1',
    from: ramallah,
    to: rabat,
    act: 'use',
    record_classes: [incident],
    purposes: [unReporting, monitoring],
    fields: [field('place'), field('date'), field('kind')],
    sealed_fields: [],
    consent: 'this_recipient',
    onward_transfer: 'no',
    retention: 'P5Y',
    sensitivity_ceiling: 'high',
    duties: [{ act: 'acknowledge_receipt', within: 'P7D', event: null }],
    ...changes,
  }
}

export function forbids(changes: Partial<ForbiddingRule> = {}): ForbiddingRule {
  return { id: ruleId(50), effect: 'forbid', clause: 'art_6', from: ramallah, to: rabat, act: 'publish', ...changes }
}

/** A valid framework of two parties; articles follow from the rules. */
export function testFramework(
  parties: readonly TestParty[],
  rules: readonly SharingRule[] = [permits()],
  changes: Partial<FrameworkAgreement> = {},
): FrameworkAgreement {
  const clauses = ['art_1', 'art_5__para_1', 'art_5__para_2', 'art_6', 'art_8']
  const idsOf = (rule: SharingRule) => (rule.effect === 'permit' ? [rule.id, `${rule.id}#onward`] : [rule.id])
  return {
    type: 'mithaq-framework-agreement',
    id: frameworkId,
    version: 1,
    title: { ar: 'بروتوكول تعاون', fr: 'Protocole de coopération', en: 'Cooperation protocol' },
    parties: parties.map(({ id }, index) => ({
      institution_id: id,
      name: { ar: `المؤسسة ${index + 1}`, en: `Institution ${index + 1}` },
      role: 'party',
      signatory: { ar: 'رئيس المؤسسة' },
      capacity: { ar: 'رئيس' },
      mandate: { act: { ar: 'قرار التعيين' }, valid_from: '2026-01-01' },
    })),
    texts: [
      { lang: 'ar', sha256: 'a'.repeat(64), media_type: 'text/plain', authentic: true },
      { lang: 'fr', sha256: 'b'.repeat(64), media_type: 'text/plain', authentic: true },
    ],
    document: { sha256: 'c'.repeat(64), bytes: 100_000, media_type: 'application/pdf' },
    articles: clauses.map((eid) => ({
      eid,
      number: eid.replace(/^art_/, ''),
      rule_ids: rules.filter(({ clause }) => clause === eid).flatMap(idsOf),
    })),
    policy: { ...policyOfRules(rules) },
    keys: parties.map(({ key }) => key),
    age_recipients: [],
    witness_policy: '',
    term: {
      signed_on: '2026-07-18',
      in_force_on: '2026-08-01',
      ends_on: '2029-08-01',
      notice_days: 90,
      unilateral_termination: true,
      survival: [],
    },
    ...changes,
  }
}

/** Signs a document for each party in turn; throws when a signature is refused. */
export async function signedBy(
  document: unknown,
  parties: readonly TestParty[],
  at: Date = new Date('2026-07-18T10:00:00Z'),
): Promise<GeneralJws> {
  let jws: GeneralJws | undefined
  for (const { key, secret } of parties) {
    const signed = await signAgreement(
      document,
      { kid: key.kid, at, sign: async (bytes) => new Uint8Array(sign(null, bytes, secret)) },
      jws,
    )
    if (signed.status === 'refused') throw new Error(`Cannot sign a test agreement: ${signed.code}`)
    jws = signed.jws
  }
  if (jws === undefined) throw new Error('Cannot sign a test agreement without a party')
  return jws
}

/** The dataset agreement that says what the framework says, from Ramallah to Rabat. */
export async function testDataset(
  framework: FrameworkAgreement,
  changes: { readonly record_class?: string } = {},
): Promise<DatasetAgreement> {
  return draftDataset(framework, {
    id: datasetId,
    framework_sha256: await sha256Of(canonicalBytes(framework)),
    record_class: changes.record_class ?? incident,
    target: 'urn:mithaq:dataset:incidents',
    from: ramallah,
    to: rabat,
    at: '2026-09-01T10:00:00Z',
  })
}

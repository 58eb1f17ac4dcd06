/**
 * Verifies agreements. A verify call of a JWS library is content with one good signature of several, so the judgement is
 * our own: the keys that verified must be exactly the keys that the agreement requires.
 */
import { calculateJwkThumbprint, flattenedVerify, importJWK } from 'jose'
import type { z } from 'zod'
import { canonicalBytes, canonicalFaultOf, pointerTo, readJson, sha256Of } from '../../foundation/canonical/index.ts'
import { firstDifference } from './difference.ts'
import { ALGORITHM, type JwsFaultCode, type ReadSignature, readGeneralJws } from './general-jws.ts'
import { type AnnexKey, DatasetAgreement, FrameworkAgreement } from './model.ts'
import { FRAMEWORK, SHA256 } from './profile.ts'
import {
  type KeyFaultCode,
  keysOfDataset,
  keysOfFramework,
  mandateCovers,
  type Requirement,
  wasValid,
} from './required-keys.ts'

export type VerificationCode =
  | JwsFaultCode
  | KeyFaultCode
  | 'payload-not-json'
  | 'payload-not-canonical'
  | 'differs-from-shown'
  | 'document-invalid'
  | 'other-framework'
  | 'kid-not-thumbprint'
  | 'key-not-in-annex'
  | 'key-of-other-use'
  | 'key-outside-validity'
  | 'signature-invalid'
  | 'signature-repeated'
  | 'signature-not-required'
  | 'signature-missing'
  | 'mandate-not-valid'

/** Which check failed, and where: a JSON pointer into the JWS, or into the document where `in` says so. */
export type VerificationFault = {
  readonly code: VerificationCode
  readonly in: 'jws' | 'document'
  readonly pointer: string
  readonly party?: string
  readonly kid?: string
  /** Of an invalid document: the code of the fault (`policy.unknown-operand`) and the term it names. */
  readonly problem?: string
  readonly term?: string
}

type Verification<Document> =
  | {
      readonly status: 'verified'
      readonly document: Document
      readonly sha256: string
      readonly signers: readonly { readonly party: string; readonly kid: string }[]
      /** Signatures by keys that the annex does not know: reported, and worth nothing. */
      readonly strangers: readonly { readonly kid: string; readonly pointer: string }[]
    }
  | { readonly status: 'refused'; readonly faults: readonly VerificationFault[] }
export type VerifiedFramework = Extract<Verification<FrameworkAgreement>, { readonly status: 'verified' }>
export type VerifiedDataset = Extract<Verification<DatasetAgreement>, { readonly status: 'verified' }>

type Opened<Document> = { readonly document: Document; readonly sha256: string }

/**
 * Verifies a framework against the annex inside it. That its keys are those of the institutions is not in it: compare
 * the fingerprints of `signers`. With `shown`, the document somebody read must be the one that is signed.
 */
export async function verifyFramework(jws: unknown, shown?: unknown): Promise<Verification<FrameworkAgreement>> {
  return verify(jws, shown, parseWith(FrameworkAgreement), (document) => ({
    requirement: keysOfFramework(document),
    annex: document.keys,
    faults: document.parties.flatMap((one, index) =>
      one.role !== 'party' || mandateCovers(one, document.term.signed_on)
        ? []
        : [
            {
              code: 'mandate-not-valid',
              in: 'document',
              pointer: `/parties/${index}/mandate`,
              party: one.institution_id,
            } as const,
          ],
    ),
    isEmpowered: (party, on) => document.parties.some((one) => one.institution_id === party && mandateCovers(one, on)),
  }))
}

/** Verifies a dataset agreement against a framework that was verified before: its hash, its annex, both sides. */
export async function verifyDataset(
  jws: unknown,
  framework: Opened<FrameworkAgreement>,
  shown?: unknown,
): Promise<Verification<DatasetAgreement>> {
  return verify(jws, shown, parseWith(DatasetAgreement), (document) => ({
    requirement: keysOfDataset(document, framework.document),
    annex: framework.document.keys,
    faults:
      document[FRAMEWORK]['@id'] === framework.document.id && document[FRAMEWORK][SHA256] === framework.sha256
        ? []
        : [{ code: 'other-framework', in: 'document', pointer: pointerTo('', FRAMEWORK) }],
    // its signatories change in the years of a framework, whose mandates are of those who signed that
    isEmpowered: () => true,
  }))
}

type DocumentFault = { readonly pointer: string; readonly problem: string; readonly term?: string }
type Parsed<Document> = { readonly document: Document } | { readonly invalid: readonly DocumentFault[] }
type Schema<Document> = z.ZodType<Document>

function parseWith<Document>(schema: Schema<Document>) {
  return (value: unknown): Parsed<Document> => {
    const result = schema.safeParse(value)
    if (result.success) return { document: result.data }
    return {
      invalid: result.error.issues.map((issue) => {
        const params: { readonly problem?: unknown; readonly term?: unknown } =
          'params' in issue ? (issue.params ?? {}) : {}
        const names = issue.code === 'unrecognized_keys' ? issue.keys.join(' ') : undefined
        const term = typeof params.term === 'string' ? params.term : names
        return {
          pointer: issue.path.reduce<string>((pointer, part) => pointerTo(pointer, String(part)), ''),
          problem: typeof params.problem === 'string' ? params.problem : issue.code,
          ...(term === undefined ? {} : { term }),
        }
      }),
    }
  }
}

type Judgement = {
  readonly requirement: Requirement
  readonly annex: readonly AnnexKey[]
  readonly faults: readonly VerificationFault[]
  /** Whether the signatory of a party could bind it on a day. */
  readonly isEmpowered: (party: string, on: string) => boolean
}

async function verify<Document>(
  jws: unknown,
  shown: unknown,
  parse: (value: unknown) => Parsed<Document>,
  judge: (document: Document) => Judgement,
): Promise<Verification<Document>> {
  const read = readGeneralJws(jws)
  const faults: VerificationFault[] = read.faults.map((fault) => ({ ...fault, in: 'jws' }))
  if (read.payload === undefined) return { status: 'refused', faults }
  const json = readJson(read.payload)
  if (json.status === 'refused') {
    const { pointer } = json.fault
    return { status: 'refused', faults: [...faults, { code: 'payload-not-json', in: 'document', pointer }] }
  }
  const crooked = canonicalFaultOf(json.value)
  if (crooked !== undefined || !sameBytes(canonicalBytes(json.value), read.payload)) {
    faults.push({ code: 'payload-not-canonical', in: 'document', pointer: crooked?.pointer ?? '' })
  }
  const other = shown === undefined ? undefined : firstDifference(shown, json.value)
  if (other !== undefined) faults.push({ code: 'differs-from-shown', in: 'document', pointer: other })
  const found = parse(json.value)
  if ('invalid' in found) {
    const invalid = found.invalid.map((fault) => ({ code: 'document-invalid', in: 'document', ...fault }) as const)
    return { status: 'refused', faults: [...faults, ...invalid] }
  }
  const judgement = judge(found.document)
  const { requirement, faults: own } = judgement
  faults.push(...own, ...requirement.faults.map((fault) => ({ ...fault, in: 'document', pointer: '/keys' }) as const))
  const { signers, strangers, faults: wrong } = await judgeSignatures(read.signatures, read.payloadText, judgement)
  faults.push(...wrong)
  for (const { party, kid } of requirement.keys) {
    if (!signers.some((one) => one.kid === kid)) {
      faults.push({ code: 'signature-missing', in: 'jws', pointer: '/signatures', party, kid })
    }
  }
  if (faults.length > 0) return { status: 'refused', faults }
  return { status: 'verified', document: found.document, sha256: await sha256Of(read.payload), signers, strangers }
}

async function judgeSignatures(
  signatures: readonly ReadSignature[],
  payload: string,
  { annex, requirement, isEmpowered }: Judgement,
) {
  const faults: VerificationFault[] = []
  const signers: { party: string; kid: string }[] = []
  const strangers: { kid: string; pointer: string }[] = []
  const seen = new Set<string>()
  for (const { kid, iat, pointer, protected: header, signature } of signatures) {
    const fault = (code: VerificationCode, party?: string) =>
      faults.push({ code, in: 'jws', pointer, kid, ...(party === undefined ? {} : { party }) })
    if (seen.has(kid)) {
      fault('signature-repeated')
      continue
    }
    seen.add(kid)
    const key = annex.find((one) => one.kid === kid)
    if (key === undefined) {
      strangers.push({ kid, pointer })
      continue
    }
    const { kty, crv, x, party } = key
    if ((await calculateJwkThumbprint({ kty, crv, x })) !== kid) fault('kid-not-thumbprint', party)
    else if (!(await isSignedBy(key, { payload, protected: header, signature }))) fault('signature-invalid', party)
    else if (key.use !== 'agreement') fault('key-of-other-use', party)
    else if (!wasValid(key, requirement.from, requirement.until)) fault('key-outside-validity', party)
    else if (!requirement.keys.some((one) => one.kid === kid)) fault('signature-not-required', party)
    else if (!isEmpowered(party, new Date(iat * 1000).toISOString().slice(0, 10))) fault('mandate-not-valid', party)
    else signers.push({ party, kid })
  }
  const missing = requirement.keys.some(({ kid }) => !signers.some((one) => one.kid === kid))
  // a strange key beside complete signatures is told; instead of one of them it is the reason of the refusal
  if (missing) faults.push(...strangers.map((one) => ({ code: 'key-not-in-annex', in: 'jws', ...one }) as const))
  return { faults, signers, strangers }
}

async function isSignedBy(
  { kty, crv, x }: AnnexKey,
  jws: { readonly payload: string; readonly protected: string; readonly signature: string },
): Promise<boolean> {
  try {
    await flattenedVerify(jws, await importJWK({ kty, crv, x }, ALGORITHM), { algorithms: [ALGORITHM] })
    return true
  } catch {
    return false
  }
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}

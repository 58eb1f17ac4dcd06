/** Verifies an agreement file without server or network: its bytes, every signature, and that the text in it is the one that was signed. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  canonicalBytes,
  canonicalFaultOf,
  type FrameworkAgreement,
  readJson,
  verifyFramework,
} from '../../machine/index.ts'
import { plainText } from '../content.ts'
import type { FindingCode } from './words.ts'

// read as it stands: a schema that mends blanks would hide that one was added
const oneLanguage = z.string().exactOptional()
const Words = z.strictObject({ ar: oneLanguage, fr: oneLanguage, en: oneLanguage })

/** The text and its signed machine form, in canonical JSON. */
export const AgreementFile = z.strictObject({
  type: z.literal('mithaq-agreement-file'),
  v: z.literal(1),
  jws: z.unknown(),
  text: z.strictObject({
    title: Words,
    clauses: z.array(z.strictObject({ eid: z.string(), heading: Words, body: Words })).max(2000),
  }),
})
export type AgreementFile = z.infer<typeof AgreementFile>

export type Finding = { readonly code: FindingCode; readonly place: string; readonly about: string }
export type AgreementReport = {
  readonly intact: boolean
  readonly findings: readonly Finding[]
  readonly agreement: FrameworkAgreement | undefined
  readonly sha256: string | undefined
  readonly signers: readonly { readonly party: string; readonly kid: string }[]
}

/** Writes the file that verifyAgreementFile() reads. */
export const writeAgreementFile = ({ jws, text }: Pick<AgreementFile, 'jws' | 'text'>): string =>
  new TextDecoder().decode(canonicalBytes({ type: 'mithaq-agreement-file', v: 1, jws, text }))

/** Judges the text of a file; every finding at once, each with its place. Never throws. */
export async function verifyAgreementFile(source: string): Promise<AgreementReport> {
  const refused = (...findings: readonly Finding[]): AgreementReport => ({
    intact: false,
    findings,
    agreement: undefined,
    sha256: undefined,
    signers: [],
  })
  const json = readJson(source)
  if (json.status === 'refused')
    return refused({ code: 'file-unreadable', place: json.fault.pointer, about: json.fault.code })
  const fault = canonicalFaultOf(json.value)
  if (fault !== undefined) return refused({ code: 'file-unreadable', place: fault.pointer, about: fault.code })
  const same = new TextDecoder().decode(canonicalBytes(json.value)) === source.replace(/\n$/, '')
  const read = AgreementFile.safeParse(json.value)
  if (!read.success)
    return refused(
      ...read.error.issues.map(({ path, message }) => ({
        code: 'file-unreadable' as const,
        place: path.map((part) => `/${String(part)}`).join(''),
        about: message,
      })),
    )
  const verified = await verifyFramework(read.data.jws)
  const findings: Finding[] = same ? [] : [{ code: 'file-not-canonical', place: '', about: '' }]
  if (verified.status === 'refused')
    return refused(
      ...findings,
      ...verified.faults.map(({ code, in: where, pointer, kid, party }) => ({
        code,
        place: `/${where}${pointer}`,
        about: party ?? kid ?? '',
      })),
    )
  findings.push(...textFindings(read.data, verified.document))
  return {
    intact: findings.length === 0,
    findings,
    agreement: verified.document,
    sha256: verified.sha256,
    signers: verified.signers,
  }
}

function textFindings({ text }: AgreementFile, { texts, articles, title }: FrameworkAgreement): readonly Finding[] {
  const found: Finding[] = []
  for (const { lang, sha256 } of texts) {
    const known = lang === 'ar' || lang === 'fr' || lang === 'en'
    const hash = known ? createHash('sha256').update(plainText(text, lang)).digest('hex') : ''
    if (hash !== sha256) found.push({ code: 'text-differs', place: '/text', about: lang })
  }
  // what no hash covers must not be there
  const signed = texts.map(({ lang }) => lang)
  const languages = [text.title, ...text.clauses.flatMap(({ heading, body }) => [heading, body])].flatMap((one) =>
    Object.keys(one),
  )
  for (const lang of new Set(languages))
    if (!signed.includes(lang)) found.push({ code: 'text-unsigned', place: '/text', about: lang })
  const ids = text.clauses.map(({ eid }) => eid)
  const place = articles.findIndex(({ eid }, index) => ids[index] !== eid)
  if (place !== -1 || ids.length !== articles.length)
    found.push({
      code: 'clauses-differ',
      place: `/text/clauses/${place === -1 ? articles.length : place}`,
      about: ids[place] ?? '',
    })
  for (const lang of ['ar', 'fr', 'en'] as const)
    if (text.title[lang] !== title[lang]) found.push({ code: 'text-differs', place: '/text/title', about: lang })
  return found
}

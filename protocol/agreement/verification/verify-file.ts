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
  /** The typeset text (PDF) in base64; it may lie beside the file instead. */
  document: z.string().exactOptional(),
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

/** Writes the file that verifyAgreementFile() reads; `document` is the PDF. */
export const writeAgreementFile = ({
  jws,
  text,
  document,
}: Pick<AgreementFile, 'jws' | 'text'> & { readonly document: Uint8Array }): string =>
  new TextDecoder().decode(
    canonicalBytes({
      type: 'mithaq-agreement-file',
      v: 1,
      jws,
      text,
      document: Buffer.from(document).toString('base64'),
    }),
  )

/**
 * Judges the text of a file, and the PDF that was given beside it; every finding at once, each with its place. The PDF has to be in
 * one of the two. Never throws.
 */
export async function verifyAgreementFile(source: string, beside?: Uint8Array): Promise<AgreementReport> {
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
  findings.push(...documentFindings(read.data.document, beside, verified.document))
  return {
    intact: findings.length === 0,
    findings,
    agreement: verified.document,
    sha256: verified.sha256,
    signers: verified.signers,
  }
}

/** The PDF in the file and the one beside it, each against the hash that was signed. */
function documentFindings(
  inside: string | undefined,
  beside: Uint8Array | undefined,
  { document }: FrameworkAgreement,
): readonly Finding[] {
  const found: Finding[] = []
  if (inside === undefined && beside === undefined)
    found.push({ code: 'document-missing', place: '/document', about: '' })
  const check = (bytes: Uint8Array, place: string) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    if (sha256 !== document.sha256 || bytes.length !== document.bytes)
      found.push({ code: 'document-differs', place, about: sha256 })
  }
  if (inside !== undefined) {
    const bytes = Buffer.from(inside, 'base64')
    // another spelling of the same bytes is a change too
    if (bytes.toString('base64') !== inside)
      found.push({ code: 'file-unreadable', place: '/document', about: 'base64' })
    check(bytes, '/document')
  }
  if (beside !== undefined) check(beside, '--document')
  return found
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

/** A document as PDF: for reading (PDF/UA-1) or for the archive (PDF/A-3a with its own model attached). */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { DigitChoice, Locale } from '../../language/index.ts'
import { canonicalDocument } from '../canonical.ts'
import type { DocModel } from '../model.ts'
import { printDocument } from '../printed/print-document.ts'
import { type FontFile, fontSet } from './fonts.ts'
import { type ChildAnswer, type Limits, runChild, usualLimits } from './run-child.ts'
import { sectionsOf } from './sections.ts'

/** One standard a file: UA-1 is read by people and their screen readers, A-3a is kept and carries the model as JSON. */
export type PdfStandard = 'ua-1' | 'a-3a'

export type PdfOptions = {
  readonly standard: PdfStandard
  readonly locale: Locale
  readonly digits: DigitChoice
  readonly limits?: Limits
}

export type PdfRendering =
  | {
      readonly status: 'done'
      readonly bytes: Uint8Array
      readonly sha256: string
      /** Of the model in canonical form: what the PDF was made from. */
      readonly doc_sha256: string
      readonly template_sha256: string
      readonly pages: number
      readonly engine: string
      readonly engine_version: string
      readonly fonts: readonly FontFile[]
      /** The most memory the engine held, in kilobytes. */
      readonly memory_kb: number
    }
  | {
      readonly status: 'failed'
      readonly reason: 'refused' | 'timeout' | 'memory' | 'engine'
      /** What the engine said, for a log. */
      readonly detail: string
      /** Characters that none of the fonts hold. */
      readonly missing: readonly string[]
      /** The section that fails when it is rendered alone; undefined when each of them succeeds alone. */
      readonly section: string | undefined
    }

const engine = '@myriaddreamin/typst-ts-node-compiler'
const template = join(import.meta.dirname, 'template')

/**
 * Renders a valid model. The same model, reader, standard, fonts, template and engine give the same bytes; the date
 * inside the file is that of the model. A character that no listed font holds, a warning of the engine, 60 s and 2 GB
 * are failures, told with the section they come from.
 */
export async function renderPdf(model: DocModel, options: PdfOptions): Promise<PdfRendering> {
  const answer = await renderOnce(model, options)
  if (answer.status === 'failed') return { ...failureOf(answer), section: await failingSection(model, options) }
  const { files } = await fontSet()
  if (files.some(({ sha256 }, index) => sha256 !== answer.fontHashes[index]))
    throw new Error('Cannot vouch for the rendering as a font file changed while the process ran')
  return {
    status: 'done',
    bytes: answer.bytes,
    sha256: createHash('sha256').update(answer.bytes).digest('hex'),
    doc_sha256: createHash('sha256').update(canonicalDocument(model)).digest('hex'),
    template_sha256: await templateHash(),
    pages: answer.pages,
    engine,
    engine_version: engineVersion(),
    fonts: files,
    memory_kb: answer.memoryKb,
  }
}

async function renderOnce(model: DocModel, { standard, locale, digits, limits }: PdfOptions): Promise<ChildAnswer> {
  const printed = printDocument(model, { locale, digits })
  const { paths } = await fontSet()
  const data = JSON.stringify({ printed, archive: standard === 'a-3a' })
  return runChild({ template, fonts: paths, standard, data, model: canonicalDocument(model) }, limits)
}

/** Together they take no longer than one rendering may. */
async function failingSection(model: DocModel, options: PdfOptions): Promise<string | undefined> {
  const { seconds } = options.limits ?? usualLimits
  const until = performance.now() + seconds * 1000
  for (const section of sectionsOf(model)) {
    if (performance.now() > until) return undefined
    const answer = await renderOnce(section.model, options)
    if (answer.status === 'failed') return section.name
  }
  return undefined
}

function failureOf({ reason, messages }: Extract<ChildAnswer, { readonly status: 'failed' }>) {
  const detail = messages.join(' · ')
  const missing = [...detail.matchAll(/the text `\\*"(.*?)\\*"` could not be displayed/gu)].map(([, text = '']) => text)
  return { status: 'failed', reason, detail, missing: [...new Set(missing)] } as const
}

/** Every file of the template with its name, so that a changed line changes the hash. */
async function templateHash(): Promise<string> {
  const hash = createHash('sha256')
  for (const file of (await readdir(template)).filter((name) => name.endsWith('.typ')).sort())
    hash
      .update(`${file}\0`)
      .update(await readFile(join(template, file)))
      .update('\0')
  return hash.digest('hex')
}

function engineVersion(): string {
  const { version }: { readonly version: string } = createRequire(import.meta.url)(`${engine}/package.json`)
  return version
}

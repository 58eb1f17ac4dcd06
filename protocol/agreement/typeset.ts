/** The typeset text of a version, made once when it is proposed and made again by whoever wants to be sure of it. */
import { createHash } from 'node:crypto'
import { DocModel } from '../../foundation/documents/index.ts'
import { type PdfRendering, renderPdf } from '../../foundation/documents/server.ts'
import type { Content, Layout } from './content.ts'
import { documentOf } from './document.ts'

export type Typeset =
  | { readonly status: 'done'; readonly bytes: Uint8Array; readonly sha256: string; readonly typesetter: string }
  | { readonly status: 'failed'; readonly reason: Extract<PdfRendering, { readonly status: 'failed' }>['reason'] }

/** Within the patience of a transaction, which the database ends after 30 s of silence. */
const limits = { seconds: 20, memoryKb: 2_000_000 }

/** The other side of an exchange asks for the same document within seconds when both run here, as in tests and demonstrations. */
const MOST_KEPT = 4
const kept = new Map<string, Typeset>()

/** Sets a text; `ref` names the version on every page, `draft` marks it as not yet proposed. The same input gives the same bytes. */
export async function typeset(
  content: Content,
  { ref, draft, ...layout }: Omit<Layout, 'typesetter'> & { readonly ref: string; readonly draft: boolean },
): Promise<Typeset> {
  const { dated, region, locale, digits } = layout
  const read = DocModel.safeParse(documentOf(content, { ref, dated, region, draft }))
  if (!read.success) return { status: 'failed', reason: 'refused' }
  const model = read.data
  const name = createHash('sha256')
    .update(JSON.stringify([model, locale, digits]))
    .digest('hex')
  const known = kept.get(name)
  if (known !== undefined) return known
  const made = await renderPdf(model, { standard: 'ua-1', locale, digits, limits })
  if (made.status === 'failed') return { status: 'failed', reason: made.reason }
  const { bytes, sha256 } = made
  const set: Typeset = { status: 'done', bytes, sha256, typesetter: typesetterOf(made) }
  kept.set(name, set)
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  return set
}

/** Names everything but the text that decides about the bytes: template, engine and fonts. */
const typesetterOf = ({ template_sha256, engine, engine_version, fonts }: Extract<PdfRendering, { status: 'done' }>) =>
  createHash('sha256')
    .update([template_sha256, engine, engine_version, ...fonts.map(({ sha256 }) => sha256)].join('\n'))
    .digest('hex')

/** How a version is named on its pages. */
export const referenceOf = (protocolId: string, number: number) => `${protocolId.slice(0, 8)}-${number}`

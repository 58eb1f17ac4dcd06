/** Makes, checks and keeps the typeset text that both sides sign: the same bytes at every party, read by people and bound by hash. */
import { createHash } from 'node:crypto'
import type { Tx } from '../../foundation/database/index.ts'
import { keepBytes } from '../../foundation/files/index.ts'
import { findInstitution } from '../../foundation/identity/index.ts'
import type { KeptDocument } from './acts.ts'
import type { Content, ContentDocument } from './content.ts'
import { dayOf, type Loaded, type Scene } from './loading.ts'
import { contentRefused, documentDiffers, documentFailed } from './problems.ts'
import { referenceOf, typeset } from './typeset.ts'

export type MadeDocument = { readonly document: KeptDocument; readonly bytes: Uint8Array }

/** How our institution has its texts set: the region, language of the page furniture and digits of its own settings. */
export async function layoutOf(tx: Tx, content: Content, { at }: Scene) {
  const institution = await findInstitution(tx)
  const [locale = 'ar-MA' as const] = institution?.locales ?? []
  return {
    dated: content.signed_on ?? dayOf(at),
    region: institution?.term_pack === 'ar-PS' ? ('PS' as const) : ('MA' as const),
    locale,
    digits: institution?.digits ?? ('locale' as const),
  }
}

const keep = async (tx: Tx, { files }: Scene, ref: string, bytes: Uint8Array) =>
  (await keepBytes(tx, files, { bytes, data_class: 'I', display_name: `mithaq-${ref}.pdf` })).id

/**
 * Sets a text that could be signed as it stands but for its document, and keeps the file. Undefined for a text that lacks something
 * else: it is talked about first. Refuses where it cannot be typeset.
 */
export async function makeDocument(tx: Tx, scene: Scene, loaded: Loaded): Promise<MadeDocument | undefined> {
  const { content, form, protocol, version } = loaded
  if (form.status === 'faulty' && form.faults.some(({ code }) => code !== 'document-missing')) return undefined
  const layout = await layoutOf(tx, content, scene)
  const ref = referenceOf(protocol.id, version.number)
  const made = await typeset(content, { ...layout, ref, draft: false })
  if (made.status === 'failed') throw documentFailed({ reason: made.reason })
  const { sha256, bytes, typesetter } = made
  const about: ContentDocument = { sha256, bytes: bytes.length, layout: { ...layout, typesetter } }
  return { document: { about, file_id: await keep(tx, scene, ref, bytes), checked: true }, bytes }
}

/**
 * Takes the document of a partner's proposal: its bytes must have the hash that is proposed, and be those that our own typesetter
 * makes of the same content wherever it is the same typesetter. Undefined where the content names none.
 */
export async function takeDocument(
  tx: Tx,
  scene: Scene,
  { content, base64, ref }: { readonly content: Content; readonly base64: string | undefined; readonly ref: string },
): Promise<KeptDocument | undefined> {
  const about = content.document
  if ((about === null) !== (base64 === undefined)) throw contentRefused({ reason: 'document' })
  if (about === null || base64 === undefined) return undefined
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length !== about.bytes || createHash('sha256').update(bytes).digest('hex') !== about.sha256)
    throw contentRefused({ reason: 'document sha256' })
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw contentRefused({ reason: 'document type' })
  const { typesetter, ...layout } = about.layout
  // what was set is the content before its document was known
  const own = await typeset({ ...content, document: null }, { ...layout, ref, draft: false })
  const comparable = own.status === 'done' && own.typesetter === typesetter
  if (comparable && own.sha256 !== about.sha256) throw documentDiffers({})
  return { about, file_id: await keep(tx, scene, ref, bytes), checked: comparable ? true : null }
}

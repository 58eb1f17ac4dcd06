/** Sends a stored file: whole or one range of it, conditionally, and never as something a browser would run. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Tx } from '../database/index.ts'
import type { StoredFile } from './model.ts'
import { fileDamaged, fileUnavailable, rangeOutside } from './problems.ts'
import { findFile } from './queries.ts'
import { isShownInline } from './sniff.ts'
import { type ByteRange, type FileStore, ObjectMissing } from './store.ts'

export type OpenFile = StoredFile & {
  /** The bytes, all or a range; may be called after the transaction has ended. Refuses with a Problem when the store has lost them. */
  readonly stream: (range?: ByteRange) => Promise<NodeJS.ReadableStream>
}

/** The file with a way to its bytes, or undefined when there is none or the actor of `tx` may not read it. */
export async function openFile(tx: Tx, store: FileStore, id: string): Promise<OpenFile | undefined> {
  const file = await findFile(tx, id)
  return file === undefined ? undefined : { ...file, ...openObject(store, file) }
}

type SentFile = Pick<StoredFile, 'id' | 'bytes' | 'media_type' | 'display_name'> & Pick<OpenFile, 'stream'>

/** A way to the bytes of a file whose row another room keeps, and who may read it as well. */
export function openObject(
  store: FileStore,
  file: Omit<SentFile, 'stream'> & { readonly sha256: string; readonly intact?: boolean | null },
): SentFile {
  return {
    ...file,
    stream: async (range) => {
      if (file.intact === false) throw fileDamaged({})
      return await store.read(file.sha256, range).catch((error) => {
        throw error instanceof ObjectMissing ? fileDamaged({}) : fileUnavailable({})
      })
    },
  }
}

/** Answers GET and HEAD (RFC 9110: one range, If-Range, If-None-Match). */
export async function sendFile(request: FastifyRequest, reply: FastifyReply, file: SentFile) {
  // not the hash: the SHA-256 of a recording identifies it to anybody who has it too
  const etag = `"${file.id}"`
  reply.header('etag', etag).header('accept-ranges', 'bytes').header('last-modified', undefined)
  if (request.headers['if-none-match']?.split(',').some((one) => one.trim() === etag) === true)
    return await reply.code(304).send()
  const condition = request.headers['if-range']
  const wanted = condition === undefined || condition === etag ? request.headers.range : undefined
  const range = readRange(wanted, file.bytes)
  if (range === 'outside')
    throw rangeOutside({ bytes: file.bytes }, { headers: { 'content-range': `bytes */${file.bytes}` } })
  const stream = request.method === 'HEAD' ? undefined : await file.stream(range)
  reply
    .header('content-type', file.media_type)
    .header('content-disposition', disposition(file))
    .header('content-length', range === undefined ? file.bytes : range.last - range.first + 1)
  if (range !== undefined) reply.code(206).header('content-range', `bytes ${range.first}-${range.last}/${file.bytes}`)
  return await reply.send(stream)
}

/** One range of `bytes=`; undefined (the whole file) for none, for several, and for what cannot be read, as RFC 9110 §14.2 allows. */
export function readRange(header: string | undefined, bytes: number): ByteRange | 'outside' | undefined {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined
  if (from === '') {
    const last = Math.min(Number(to), bytes)
    return last === 0 ? 'outside' : { first: bytes - last, last: bytes - 1 }
  }
  const first = Number(from)
  if (to !== '' && Number(to) < first) return undefined
  if (first >= bytes) return 'outside'
  return { first, last: to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1) }
}

/** RFC 6266: the name in UTF-8 (RFC 8187) beside an ASCII one; images that cannot carry script may show in a page. */
export function disposition({ media_type, display_name }: Pick<StoredFile, 'media_type' | 'display_name'>): string {
  const kind = isShownInline(media_type) ? 'inline' : 'attachment'
  if (display_name === null) return kind
  const plain = display_name.replace(/[^ -~]|["\\%]/g, '_')
  const encoded = encodeURIComponent(display_name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** Files over HTTP: resumable upload (tus) and download. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Actor, type Database, enterAs } from '../database/index.ts'
import { notFound, type RawRoute } from '../http/index.ts'
import type { FilesSettings } from './model.ts'
import { openFile, sendFile } from './send-file.ts'
import type { FileStore } from './store.ts'
import { readBytes, readMetadata, requireTusBody, speakTus, TUS_BODY, TUS_EXTENSIONS, TUS_VERSION } from './tus.ts'
import type { Uploads } from './uploads.ts'

export type FilesParts = {
  readonly database: Database
  readonly store: FileStore
  readonly uploads: Uploads
  readonly settings: FilesSettings
}

const COLLECTION = '/api/uploads'
/** Tells which file an upload became, on the answer to its last piece. */
const FILE_HEADER = 'x-mithaq-file'

/** Lets upload bodies through unread: a route takes them from the socket piece by piece. Without it they are refused with 415. */
export function acceptUploads(app: FastifyInstance): void {
  app.addContentTypeParser(TUS_BODY, (_request, _payload, done) => done(null))
}

export function filesRoutes({ database, store, uploads, settings }: FilesParts): readonly RawRoute[] {
  const upload = (method: RawRoute['method'], url: string, summary: RawRoute['summary'], raw: RawRoute['raw']) =>
    ({ method, url, capability: 'files.upload', summary, raw }) as const

  const send = async (request: FastifyRequest, reply: FastifyReply, actor: Actor) => {
    const id = idOf(request)
    const file = await database.inTransaction(enterAs(actor, 'request', request.id, true), (tx) =>
      openFile(tx, store, id),
    )
    if (file === undefined) throw notFound({})
    return await sendFile(request, reply, file)
  }
  const download = (method: 'GET' | 'HEAD'): RawRoute => ({
    method,
    url: '/api/files/:id',
    capability: 'files.read',
    summary: { ar: 'تنزيل ملف', fr: 'Télécharger un fichier', en: 'Download a file' },
    raw: send,
  })

  return [
    upload(
      'OPTIONS',
      COLLECTION,
      { ar: 'ما يتيحه الرفع', fr: 'Ce que permet l’envoi', en: 'What uploading allows' },
      async (_request, reply) =>
        reply
          .code(204)
          .header('tus-resumable', TUS_VERSION)
          .header('tus-version', TUS_VERSION)
          .header('tus-extension', TUS_EXTENSIONS)
          .header('tus-max-size', settings.maxBytes)
          .send(),
    ),
    upload(
      'POST',
      COLLECTION,
      { ar: 'بدء رفع ملف', fr: 'Commencer l’envoi d’un fichier', en: 'Begin uploading a file' },
      async (request, reply, actor) => {
        speakTus(request, reply)
        const header = request.headers['upload-metadata']
        const metadata = readMetadata(typeof header === 'string' ? header : undefined)
        const { id, expires_at } = await uploads.create(
          asking(request, actor),
          readBytes(request, 'upload-length'),
          metadata,
        )
        return reply
          .code(201)
          .header('location', `${COLLECTION}/${id}`)
          .header('upload-expires', new Date(expires_at).toUTCString())
          .send()
      },
    ),
    upload(
      'HEAD',
      `${COLLECTION}/:id`,
      { ar: 'كم وصل من الملف', fr: 'Ce qui est arrivé du fichier', en: 'How much of the file has arrived' },
      async (request, reply, actor) => {
        speakTus(request, reply)
        const { upload: found, offset } = await uploads.progress(asking(request, actor), idOf(request))
        return reply
          .code(200)
          .header('cache-control', 'no-store')
          .header('upload-offset', offset)
          .header('upload-length', found.bytes)
          .header('upload-expires', new Date(found.expires_at).toUTCString())
          .headers(found.file_id === null ? {} : { [FILE_HEADER]: found.file_id })
          .send()
      },
    ),
    upload(
      'PATCH',
      `${COLLECTION}/:id`,
      { ar: 'إرسال جزء من الملف', fr: 'Envoyer une partie du fichier', en: 'Send a piece of the file' },
      async (request, reply, actor) => {
        // an early refusal leaves the body unread: the connection cannot serve another request
        reply.header('connection', 'close')
        speakTus(request, reply)
        requireTusBody(request)
        const {
          upload: found,
          offset,
          file,
        } = await uploads.append(asking(request, actor), idOf(request), {
          offset: readBytes(request, 'upload-offset'),
          length: request.headers['content-length'] === undefined ? undefined : readBytes(request, 'content-length'),
          body: request.raw,
        })
        return reply
          .removeHeader('connection')
          .code(204)
          .header('upload-offset', offset)
          .header('upload-expires', new Date(found.expires_at).toUTCString())
          .headers(file === undefined ? {} : { [FILE_HEADER]: file.id })
          .send()
      },
    ),
    upload(
      'DELETE',
      `${COLLECTION}/:id`,
      { ar: 'إلغاء رفع ملف', fr: 'Abandonner l’envoi d’un fichier', en: 'Give up an upload' },
      async (request, reply, actor) => {
        speakTus(request, reply)
        await uploads.remove(asking(request, actor), idOf(request))
        return reply.code(204).send()
      },
    ),
    upload(
      'GET',
      `${COLLECTION}/:id/result`,
      { ar: 'الملف الناتج عن الرفع', fr: 'Le fichier issu de l’envoi', en: 'The file that an upload became' },
      async (request, reply, actor) =>
        reply
          .header('content-type', 'application/json; charset=utf-8')
          .send(JSON.stringify(await uploads.result(asking(request, actor), idOf(request)))),
    ),
    download('GET'),
    download('HEAD'),
  ]
}

const asking = (request: FastifyRequest, actor: Actor) => ({ actor, requestId: request.id })

/** The id in the path; one that is no UUID names nothing. */
function idOf(request: FastifyRequest): string {
  const read = z.object({ id: z.uuid() }).safeParse(request.params)
  if (!read.success) throw notFound({})
  return read.data.id
}

/** The bytes of evidence over HTTP: an original after a stated purpose, a working copy after it was opened, a thumbnail to whoever sees the case. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Actor, type Database, enterAs, type Tx } from '../../../foundation/database/index.ts'
import { type FileStore, openObject, sendFile } from '../../../foundation/files/index.ts'
import { notFound, type RawRoute } from '../../../foundation/http/index.ts'
import { findCopy } from './copy-queries.ts'
import { isOpenedBy } from './custody-queries.ts'
import type { CustodyAction } from './model.ts'
import { notOpened } from './problems.ts'
import { type EvidenceRow, findEvidence } from './queries.ts'
import { stampOf, statementOf } from './stamp-queries.ts'

type Parts = { readonly database: Database; readonly store: FileStore; readonly now: () => Date }

/** How long one statement of purpose opens an item: a working day for what is looked at or listened to, minutes for a download. */
const OPEN_MINUTES: Readonly<Record<'view' | 'copy', number>> = { view: 480, copy: 30 }

const Params = z.object({ id: z.uuid() })
const CopyParams = z.object({ id: z.uuid(), copy_id: z.uuid() })
const Query = z.object({ opening: z.coerce.number().int().min(1).optional() })

export function evidenceFileRoutes({ database, store, now }: Parts): readonly RawRoute[] {
  const inTransaction = <T>(request: FastifyRequest, actor: Actor, run: (tx: Tx) => Promise<T>) =>
    database.inTransaction(enterAs(actor, 'request', request.id, true), run)

  const mustBeOpen = async (
    tx: Tx,
    request: FastifyRequest,
    actor: Actor,
    item: EvidenceRow,
    actions: readonly ('view' | 'copy')[],
  ) => {
    const seq = Query.safeParse(request.query).data?.opening
    const opened = async (action: 'view' | 'copy') => {
      const since = new Date(now().getTime() - OPEN_MINUTES[action] * 60_000)
      const asked = {
        id: item.id,
        seq: seq ?? 0,
        person: actor.person_id,
        actions: [action] satisfies CustodyAction[],
        since,
      }
      return await isOpenedBy(tx, asked)
    }
    for (const action of seq === undefined ? [] : actions) if (await opened(action)) return
    throw notOpened({})
  }
  const mustFind = async (tx: Tx, id: string) => {
    const item = await findEvidence(tx, id)
    if (item === undefined) throw notFound({})
    return item
  }

  const original = (method: 'GET' | 'HEAD'): RawRoute => ({
    method,
    url: '/api/evidence/:id/original',
    capability: 'cases.work',
    summary: {
      ar: 'تنزيل الأصل كما استُلم بعد ذكر الغرض',
      fr: 'Télécharger l’original tel que reçu, motif indiqué',
      en: 'Download the original as received, once the purpose is stated',
    },
    raw: async (request, reply, actor) => {
      const params = Params.safeParse(request.params)
      if (!params.success) throw notFound({})
      const item = await inTransaction(request, actor, async (tx) => {
        const found = await mustFind(tx, params.data.id)
        // what sounds or moves is played as it was received: there is no copy of it
        const played = /^(audio|video)\//.test(found.media_type)
        await mustBeOpen(tx, request, actor, found, played ? ['view', 'copy'] : ['copy'])
        return found
      })
      reply.header('cache-control', 'private, no-store')
      const { sha256, media_type, bytes } = item
      const display_name = `${item.code}${endings[media_type] ?? ''}`
      return await sendFile(request, reply, openObject(store, { id: item.id, sha256, media_type, bytes, display_name }))
    },
  })
  const copy = (method: 'GET' | 'HEAD'): RawRoute => ({
    method,
    url: '/api/evidence/:id/copies/:copy_id',
    capability: 'cases.work',
    summary: { ar: 'نسخة عمل من دليل', fr: 'Une copie de travail d’une preuve', en: 'A working copy of an item' },
    raw: async (request, reply, actor) => {
      const params = CopyParams.safeParse(request.params)
      if (!params.success) throw notFound({})
      const found = await inTransaction(request, actor, async (tx) => {
        const item = await mustFind(tx, params.data.id)
        const one = await findCopy(tx, item.id, params.data.copy_id)
        if (one === undefined) throw notFound({})
        const { id, sha256, media_type, bytes, operation } = one
        if (sha256 === null || media_type === null || bytes === null) throw notFound({})
        // a thumbnail of what is not graphic stands in lists; anything else is an act of looking
        if (operation !== 'thumbnail' || item.graphic) await mustBeOpen(tx, request, actor, item, ['view', 'copy'])
        return { id, sha256, media_type, bytes, display_name: `${item.code}-${operation}${endings[media_type] ?? ''}` }
      })
      reply.header('cache-control', 'private, no-store')
      return await sendFile(request, reply, openObject(store, found))
    },
  })
  const stamp: RawRoute = {
    method: 'GET',
    url: '/api/evidence/:id/timestamp',
    capability: 'cases.work',
    summary: {
      ar: 'ختم الوقت أو نص ما خُتم، للتحقق خارج النظام',
      fr: 'Le jeton d’horodatage ou le texte horodaté, à vérifier ailleurs',
      en: 'The time-stamp token or the text under it, to be verified elsewhere',
    },
    raw: async (request, reply, actor) => {
      const params = Params.safeParse(request.params)
      if (!params.success) throw notFound({})
      const { item, token } = await inTransaction(request, actor, async (tx) => {
        const found = await mustFind(tx, params.data.id)
        return { item: found, token: (await stampOf(tx, found.id))?.token }
      })
      const wantsText = z.object({ part: z.literal('statement') }).safeParse(request.query).success
      if (token === undefined) throw notFound({})
      reply.header('cache-control', 'private, no-store')
      reply.header('content-disposition', `attachment; filename="${item.code}.${wantsText ? 'txt' : 'tst'}"`)
      reply.header('content-type', wantsText ? 'text/plain; charset=utf-8' : 'application/vnd.etsi.timestamp-token')
      return await reply.send(wantsText ? statementOf(item) : token)
    },
  }
  return [original('GET'), original('HEAD'), copy('GET'), copy('HEAD'), stamp]
}

/** Endings of names of downloads; the name that a file came with is told to nobody here. */
const endings: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/tiff': '.tif',
  'application/pdf': '.pdf',
  'video/mp4': '.mp4',
  'video/webm': '.webm',
  'audio/mpeg': '.mp3',
  'audio/ogg': '.ogg',
  'audio/wav': '.wav',
  'application/zip': '.zip',
  'application/vnd.age': '.age',
}

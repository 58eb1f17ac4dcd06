/** HTTP of the typeset text: of a proposed version the very bytes that are signed, of a draft what it would look like. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Database, enterAs } from '../../foundation/database/index.ts'
import { openFile, sendFile } from '../../foundation/files/index.ts'
import { notFound, type RawRoute } from '../../foundation/http/index.ts'
import { layoutOf } from './documents.ts'
import { loadVersion, type Room } from './loading.ts'
import { documentFailed } from './problems.ts'
import { sceneOf } from './reading-routes.ts'
import { referenceOf, typeset } from './typeset.ts'

/** Setting a draft takes seconds and a process: it runs after the transaction, never inside it. */
export function documentRoute(room: Room & { readonly database: Database; readonly now: () => Date }): RawRoute {
  return {
    method: 'GET',
    url: '/api/protocols/:id/document/:number',
    capability: 'protocol.read',
    summary: {
      ar: 'النص مطبوعًا بكل لغاته مع صفحة التوقيعات (PDF)، وهو ما يُوقَّع بعد اقتراحه',
      fr: 'Le texte composé dans toutes ses langues, avec la page des signatures (PDF) ; c’est lui qui est signé une fois proposé',
      en: 'The text typeset in all its languages, with the signature page (PDF): the one that is signed, once it is proposed',
    },
    raw: async (request, reply, actor) => {
      const read = z.object({ id: z.uuid(), number: z.coerce.number().int().min(1) }).safeParse(request.params)
      if (!read.success) throw notFound({})
      const { id, number } = read.data
      const scene = sceneOf(room, { actor, at: room.now() })
      const found = await room.database.inTransaction(enterAs(actor, 'request', randomUUID(), true), async (tx) => {
        const loaded = await loadVersion(tx, scene, id, number)
        if (loaded === undefined) throw notFound({})
        const fileId = loaded.version.document_file_id
        return {
          content: loaded.content,
          layout: await layoutOf(tx, loaded.content, scene),
          file: fileId === null ? undefined : await openFile(tx, room.files, fileId),
        }
      })
      reply.header('cache-control', 'private, no-store')
      if (found.file !== undefined) return await sendFile(request, reply, found.file)
      const made = await typeset(found.content, { ...found.layout, ref: referenceOf(id, number), draft: true })
      if (made.status === 'failed') throw documentFailed({ reason: made.reason })
      reply
        .header('content-type', 'application/pdf')
        .header('content-disposition', `attachment; filename="mithaq-${referenceOf(id, number)}-draft.pdf"`)
      return reply.send(Buffer.from(made.bytes))
    },
  }
}

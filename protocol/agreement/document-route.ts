/** HTTP of the typeset text: the same version gives the same bytes. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Database, enterAs } from '../../foundation/database/index.ts'
import { DocModel } from '../../foundation/documents/index.ts'
import { renderPdf } from '../../foundation/documents/server.ts'
import { notFound, type RawRoute } from '../../foundation/http/index.ts'
import { findInstitution } from '../../foundation/identity/index.ts'
import { documentOf } from './document.ts'
import { dayOf, loadVersion, type Room } from './loading.ts'
import { documentFailed } from './problems.ts'
import { sceneOf } from './reading-routes.ts'

/** Typesetting takes seconds and a process: it runs after the transaction, never inside it. */
export function documentRoute(room: Room & { readonly database: Database; readonly now: () => Date }): RawRoute {
  return {
    method: 'GET',
    url: '/api/protocols/:id/document/:number',
    capability: 'protocol.read',
    summary: {
      ar: 'النص مطبوعًا بكل لغاته مع صفحة التوقيعات (PDF)',
      fr: 'Le texte composé dans toutes ses langues, avec la page des signatures (PDF)',
      en: 'The text typeset in all its languages, with the signature page (PDF)',
    },
    raw: async (request, reply, actor) => {
      const read = z.object({ id: z.uuid(), number: z.coerce.number().int().min(1) }).safeParse(request.params)
      if (!read.success) throw notFound({})
      const { id, number } = read.data
      const at = room.now()
      const found = await room.database.inTransaction(enterAs(actor, 'request', randomUUID(), true), async (tx) => ({
        loaded: await loadVersion(tx, sceneOf(room, { actor, at }), id, number),
        institution: await findInstitution(tx),
      }))
      const { loaded, institution } = found
      if (loaded === undefined || institution === undefined) throw notFound({})
      const { content, version } = loaded
      const model = DocModel.parse(
        documentOf(content, {
          ref: `${id.slice(0, 8)}-${number}`,
          dated: content.signed_on ?? dayOf(at),
          region: institution.term_pack === 'ar-PS' ? 'PS' : 'MA',
          draft: version.state !== 'agreed' && version.state !== 'signed',
        }),
      )
      const [locale = 'ar-MA'] = institution.locales
      const made = await renderPdf(model, { standard: 'ua-1', locale, digits: institution.digits })
      if (made.status === 'failed') throw documentFailed({ reason: made.reason })
      reply
        .header('content-type', 'application/pdf')
        .header('content-disposition', `attachment; filename="mithaq-${id.slice(0, 8)}-v${number}.pdf"`)
        .header('cache-control', 'private, no-store')
      return reply.send(Buffer.from(made.bytes))
    },
  }
}

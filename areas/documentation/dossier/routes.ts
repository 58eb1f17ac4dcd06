/** HTTP of the dossier: the document as data for a page that is printed in the browser, and as PDF. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Database, enterAs } from '../../../foundation/database/index.ts'
import { DocModel } from '../../../foundation/documents/index.ts'
import { renderPdf } from '../../../foundation/documents/server.ts'
import { none, notFound, type RawRoute, route } from '../../../foundation/http/index.ts'
import { makeDossier } from './compose.ts'
import { NewDossier, readAddress } from './model.ts'
import { notSet } from './problems.ts'

const one = z.strictObject({ id: z.uuid() })
const limits = { seconds: 25, memoryKb: 2_000_000 }
const SHOWN = 20

export const dossierRoutes = [
  route({
    method: 'POST',
    url: '/api/records/case_file/:id/dossier',
    capability: 'cases.work',
    status: 201,
    summary: {
      ar: 'إعداد ملف موثَّق للطباعة',
      fr: 'Préparer le dossier à imprimer',
      en: 'Make the dossier of a case for print',
    },
    params: one,
    query: none,
    body: NewDossier,
    reply: z.strictObject({
      document: DocModel,
      persons: z.array(z.strictObject({ id: z.uuid(), code: z.string() })),
    }),
    run: async ({ tx, actor, params: { id }, body: asked, at }) => {
      const { model, persons } = await makeDossier(tx, actor, {
        id,
        asked,
        format: 'page',
        act_id: randomUUID(),
        at,
      })
      return { document: model, persons: [...persons] }
    },
  }),
] as const
export type DossierRoutes = typeof dossierRoutes

/**
 * `GET /api/records/case_file/:id/dossier.pdf?language&parts&purpose&recipient`: the same, typeset. Noted before the first byte leaves; with a
 * purpose it is for another body, and leaves only where everybody whom it concerns allows that now.
 */
export function dossierFile({ database, now }: { readonly database: Database; readonly now: () => Date }): RawRoute {
  return {
    method: 'GET',
    url: '/api/records/case_file/:id/dossier.pdf',
    capability: 'cases.work',
    summary: { ar: 'ملف موثَّق وثيقةً', fr: 'Dossier composé en PDF', en: 'The dossier of a case as PDF' },
    raw: async (request, reply, actor) => {
      const [params, asked] = [one.safeParse(request.params), readAddress(request.query)]
      if (!params.success || asked === undefined) throw notFound({})
      const call = { id: params.data.id, asked, format: 'pdf', act_id: request.id, at: now() } as const
      const { model, locale, digits } = await database.inTransaction(enterAs(actor, 'request', request.id), (tx) =>
        makeDossier(tx, actor, call),
      )
      const made = await renderPdf(model, { standard: 'ua-1', locale, digits, limits })
      if (made.status === 'failed') throw notSet({ characters: made.missing.slice(0, SHOWN).join(' ') })
      return await reply
        .header('content-type', 'application/pdf')
        .header(
          'content-disposition',
          `attachment; filename="mithaq-dossier-${model.ref.replaceAll(/[^\w-]/g, '')}.pdf"`,
        )
        .header('cache-control', 'no-store')
        .send(Buffer.from(made.bytes))
    },
  }
}

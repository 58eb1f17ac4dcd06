/** HTTP of imports: plan a file, see what would become of each row, write it step by step. */
import { z } from 'zod'
import { none, notFound, pageOf, pageQuery, readCursor, route, toPage } from '../../http/index.ts'
import { Import, KeptOut, MOST_BYTES, NewImport } from './model.ts'
import { problemOfFile } from './problems.ts'
import { findImport, keptOut } from './queries.ts'
import { FileRefused } from './rows.ts'
import { planImport, writeStep } from './run.ts'

const one = z.strictObject({ id: z.uuid() })
const manage = 'vocabulary.manage'

export const importRoutes = [
  route({
    method: 'POST',
    url: '/api/vocabulary-imports',
    capability: manage,
    status: 201,
    summary: {
      ar: 'معاينة ملف قوائم أو أماكن قبل استيراده',
      fr: 'Prévisualiser un fichier de listes ou de lieux',
      en: 'Preview a file of lists or areas',
    },
    params: none,
    query: none,
    body: NewImport,
    reply: Import,
    bodyLimit: MOST_BYTES,
    run: async ({ tx, body }) => {
      try {
        return await planImport(tx, { ...body, content: Buffer.from(body.content) })
      } catch (error) {
        throw error instanceof FileRefused ? problemOfFile(error) : error
      }
    },
  }),
  route({
    method: 'GET',
    url: '/api/vocabulary-imports/:id',
    capability: manage,
    status: 200,
    summary: { ar: 'حال استيراد', fr: 'État d’un import', en: 'How an import stands' },
    params: one,
    query: none,
    body: none,
    reply: Import,
    run: async ({ tx, params }) => {
      const found = await findImport(tx, params.id)
      if (found === undefined) throw notFound({})
      return found
    },
  }),
  route({
    method: 'GET',
    url: '/api/vocabulary-imports/:id/kept-out',
    capability: manage,
    status: 200,
    summary: {
      ar: 'صفوف لم تؤخذ من استيراد، وسبب كل منها',
      fr: 'Lignes écartées d’un import, et pourquoi',
      en: 'Rows that an import kept out, and why',
    },
    params: one,
    query: z.strictObject({ ...pageQuery, limit: z.coerce.number().int().min(1).max(1000).default(1000) }),
    body: none,
    reply: pageOf(KeptOut),
    run: async ({ tx, params: { id }, query: { limit, after } }) => {
      if ((await findImport(tx, id)) === undefined) throw notFound({})
      const rows = await keptOut(tx, { id, limit, after: readCursor(after, z.tuple([z.int()]))?.[0] })
      const { items, next } = toPage(rows, limit, ({ ordinal }) => [ordinal])
      return { items: items.map(({ ordinal: _, ...row }) => row), next }
    },
  }),
  route({
    method: 'POST',
    url: '/api/vocabulary-imports/:id/steps',
    capability: manage,
    status: 201,
    summary: {
      ar: 'كتابة الصفوف التالية من استيراد',
      fr: 'Écrire les lignes suivantes d’un import',
      en: 'Write the next rows of an import',
    },
    params: one,
    query: none,
    body: none,
    reply: Import,
    run: async ({ tx, params }) => {
      const found = await writeStep(tx, params.id)
      if (found === undefined) throw notFound({})
      return found
    },
  }),
] as const
export type ImportRoutes = typeof importRoutes

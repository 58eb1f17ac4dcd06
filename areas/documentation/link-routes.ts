/** HTTP of what a link may name: a few letters, and what records are called whose ids are known. */
import { z } from 'zod'
import { none, route } from '../../foundation/http/index.ts'
import { summariesOf, termLabels } from './labels.ts'
import { findLinkable } from './link-queries.ts'
import { noteRecords } from './reading.ts'
import { kinds } from './record-kinds/declaration.ts'
import { Labels, LinkedRecord } from './views.ts'

const MOST = 20

/** Values of one parameter: repeated, or with commas between them. */
const several = <One extends z.ZodType<string, string>>(one: One, most: number) =>
  z
    .union([z.string().max(40 * most), z.array(z.string()).max(most)])
    .transform((given) => [given].flat().flatMap((text) => text.split(',').filter((part) => part !== '')))
    .pipe(z.array(one).max(most))

export const linkRoutes = [
  route({
    method: 'GET',
    url: '/api/linkable',
    capability: 'cases.work',
    status: 200,
    summary: {
      ar: 'سجلات يمكن الإحالة إليها ببضعة أحرف',
      fr: 'Fiches que l’on peut lier, en quelques lettres',
      en: 'Records that a link may name, by a few letters',
    },
    params: none,
    query: z.strictObject({
      kinds: several(z.enum(kinds), kinds.length),
      case_id: z.uuid().optional(),
      search: z.string().max(100).default(''),
      /** Instead of a search: what these are called. */
      ids: several(z.uuid(), 200).optional(),
    }),
    body: none,
    reply: z.strictObject({ items: z.array(LinkedRecord), labels: Labels.pick({ terms: true }) }),
    run: async ({ tx, query: { kinds: asked, case_id, search, ids } }) => {
      const items: LinkedRecord[] = []
      for (const kind of new Set(asked)) {
        const found = ids ?? (await findLinkable(tx, kind, { case_id, search, limit: MOST }))
        const named = new Map((await summariesOf(tx, kind, found)).map((one) => [one.id, one]))
        items.push(...found.flatMap((id) => named.get(id) ?? []))
      }
      await noteRecords(tx, items, 'links')
      const types = items.flatMap(({ type_id }) => type_id ?? [])
      return { items, labels: { terms: [...(await termLabels(tx, [...new Set(types)]))] } }
    },
  }),
] as const

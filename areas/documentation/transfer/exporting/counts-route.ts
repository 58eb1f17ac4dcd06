/** How many records of each kind an export would hold, before one is asked for. */
import { z } from 'zod'
import { none, route } from '../../../../foundation/http/index.ts'
import { kinds } from '../../index.ts'
import { ExportQuery, readScope } from './scope.ts'
import { countRecords } from './view-route.ts'

export const countsRoute = route({
  method: 'GET',
  url: '/api/exports',
  capability: 'cases.work',
  status: 200,
  summary: {
    ar: 'كم سجلًا من كل نوع يحمل تصدير',
    fr: 'Combien de fiches de chaque type un export contiendrait',
    en: 'How many records of each kind an export would hold',
  },
  params: none,
  query: ExportQuery,
  body: none,
  reply: z.strictObject({ items: z.array(z.strictObject({ kind: z.enum(kinds), records: z.int() })) }),
  run: async ({ tx, query }) => {
    const scope = await readScope(tx, query)
    const items: { kind: (typeof kinds)[number]; records: number }[] = []
    for (const kind of kinds) items.push({ kind, records: await countRecords(tx, kind, scope) })
    return { items }
  },
})

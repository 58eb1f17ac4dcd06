/** HTTP of statistics and of saved searches. Results themselves are told by the rooms that hold the records. */
import { z } from 'zod'
import type { Tx } from '../database/index.ts'
import { none, notFound, nothing, pageOf, pageQuery, readCursor, recordChanged, route, toPage } from '../http/index.ts'
import { Find, NewSavedSearch, SavedSearch, SearchQuery } from './model.ts'
import { countTogether, type Descendants } from './queries.ts'
import { changeSaved, findSaved, findsOf, listSaved, markSeen, saveSearch } from './saved-queries.ts'
import { Dimension, statisticsOf } from './statistics.ts'

export type SearchRoutes = ReturnType<typeof searchRoutes>

const one = z.strictObject({ id: z.uuid() })
const Count = z.int().nullable()
const Place = z.tuple([z.string().max(40), z.uuid()])
/** A search as one parameter of an address: JSON of a SearchQuery. */
const QueryText = z
  .string()
  .max(8000)
  .transform((given, context) => {
    try {
      return JSON.parse(given)
    } catch {
      context.addIssue({ code: 'custom', message: 'not JSON' })
      return z.NEVER
    }
  })
  .pipe(SearchQuery)

/** Counts below are hidden in every statistic; a caller may ask for more, never for less. */
const SMALLEST_CELL = 5

/** The routes over the trees that terms stand in. */
export function searchRoutes({ descendants }: { readonly descendants: Descendants }) {
  return [
    route({
      method: 'GET',
      url: '/api/statistics',
      capability: 'cases.work',
      status: 200,
      summary: {
        ar: 'إحصاء ما يُعثر عليه ببُعدين، مع حجب الأعداد الصغيرة',
        fr: 'Statistiques à deux dimensions, petits effectifs masqués',
        en: 'Statistics by two dimensions, small counts hidden',
      },
      params: none,
      query: z.strictObject({
        query: QueryText,
        row: Dimension,
        column: Dimension,
        threshold: z.coerce.number().int().min(SMALLEST_CELL).max(1000).default(SMALLEST_CELL),
      }),
      body: none,
      reply: z.strictObject({
        rows: z.array(z.string()),
        columns: z.array(z.string()),
        cells: z.array(z.array(Count)),
        row_totals: z.array(Count),
        column_totals: z.array(Count),
        total: Count,
        overlapping: z.boolean(),
        /** Counts below it are hidden, and others that would give them away. */
        threshold: z.int(),
      }),
      run: async ({ tx, query: { query, row, column, threshold } }) => {
        const together = await countTogether(tx, query, { dimensions: [row, column], descendants })
        const { rows, columns, cells, rowTotals, columnTotals, total, overlapping } = statisticsOf(together, threshold)
        return {
          rows: [...rows],
          columns: [...columns],
          cells: cells.map((line) => [...line]),
          row_totals: [...rowTotals],
          column_totals: [...columnTotals],
          total,
          overlapping,
          threshold,
        }
      },
    }),
    route({
      method: 'GET',
      url: '/api/saved-searches',
      capability: 'cases.work',
      status: 200,
      summary: { ar: 'عمليات البحث المحفوظة', fr: 'Recherches enregistrées', en: 'Saved searches' },
      params: none,
      query: none,
      body: none,
      reply: z.strictObject({ items: z.array(SavedSearch) }),
      run: async ({ tx }) => ({ items: [...(await listSaved(tx))] }),
    }),
    route({
      method: 'POST',
      url: '/api/saved-searches',
      capability: 'cases.work',
      status: 201,
      summary: { ar: 'حفظ بحث', fr: 'Enregistrer une recherche', en: 'Save a search' },
      params: none,
      query: none,
      body: NewSavedSearch,
      reply: SavedSearch,
      run: async ({ tx, actor, body }) =>
        await mustFind(tx, await saveSearch(tx, { ...body, person_id: actor.person_id })),
    }),
    route({
      method: 'PATCH',
      url: '/api/saved-searches/:id',
      capability: 'cases.work',
      locked: true,
      status: 200,
      summary: { ar: 'تعديل بحث محفوظ', fr: 'Modifier une recherche enregistrée', en: 'Change a saved search' },
      params: one,
      query: none,
      body: NewSavedSearch.partial(),
      reply: SavedSearch,
      run: async ({ tx, params, body, version }) => {
        await mustFind(tx, params.id)
        const outcome = await changeSaved(tx, { id: params.id, version, patch: body })
        const current = await mustFind(tx, params.id)
        if (outcome.status !== 'written') throw recordChanged({ current })
        return current
      },
    }),
    route({
      method: 'DELETE',
      url: '/api/saved-searches/:id',
      capability: 'cases.work',
      locked: true,
      status: 204,
      summary: { ar: 'حذف بحث محفوظ', fr: 'Supprimer une recherche enregistrée', en: 'Give up a saved search' },
      params: one,
      query: none,
      body: none,
      reply: nothing,
      run: async ({ tx, params, version, at }) => {
        const current = await mustFind(tx, params.id)
        const outcome = await changeSaved(tx, { id: params.id, version, patch: { deleted_at: at } })
        if (outcome.status !== 'written') throw recordChanged({ current })
        return undefined
      },
    }),
    route({
      method: 'GET',
      url: '/api/saved-searches/:id/finds',
      capability: 'cases.work',
      status: 200,
      summary: { ar: 'جديد بحث محفوظ', fr: 'Nouveautés d’une recherche', en: 'New matches of a saved search' },
      params: one,
      query: z.strictObject(pageQuery),
      body: none,
      reply: pageOf(Find),
      run: async ({ tx, params, query: { limit, after } }) => {
        await mustFind(tx, params.id)
        const rows = await findsOf(tx, { id: params.id, after: readCursor(after, Place), limit: limit + 1 })
        return toPage(rows, limit, ({ found_at, record_id }) => [found_at, record_id])
      },
    }),
    route({
      method: 'POST',
      url: '/api/saved-searches/:id/seen',
      capability: 'cases.work',
      status: 200,
      summary: { ar: 'اطُّلع على الجديد', fr: 'Nouveautés vues', en: 'New matches were looked at' },
      params: one,
      query: none,
      body: none,
      reply: SavedSearch,
      run: async ({ tx, params, at }) => {
        await mustFind(tx, params.id)
        await markSeen(tx, params.id, at)
        return await mustFind(tx, params.id)
      },
    }),
  ] as const
}

async function mustFind(tx: Tx, id: string): Promise<SavedSearch> {
  const found = await findSaved(tx, id)
  if (found === undefined) throw notFound({})
  return found
}

/** HTTP of finding beside the search itself: cards of what was found, its places, its network. Ids come from the search; words are joined here. */
import { z } from 'zod'
import type { Tx } from '../../foundation/database/index.ts'
import { encodeCells } from '../../foundation/geo/index.ts'
import { none, route } from '../../foundation/http/index.ts'
import { search } from '../../foundation/search/server.ts'
import { areasWithin, descendantsOf } from '../../foundation/vocabulary/index.ts'
import { cardsOf } from './finding-cards.ts'
import { CardList, FoundNetwork, FoundPlaces, QueryText } from './finding-model.ts'
import { networkOf } from './finding-network.ts'
import { areaPlaces, placesOf } from './finding-places.ts'
import { areaLabels, termLabels } from './labels.ts'

const mostPlaces = 100_000
const mostSeeds = 400

const Ids = z
  .string()
  .max(40 * 400)
  .transform((text) => text.split(',').filter((id) => id !== ''))
  .pipe(z.array(z.uuid()).max(400))

/** A chosen term or area means what lies below it as well. */
async function withBelow(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  const known = ids.filter((id) => z.uuid().safeParse(id).success)
  const below = []
  for (const id of known) below.push(...(await descendantsOf(tx, id)), ...(await areasWithin(tx, id)))
  return [...new Set([...ids, ...below])]
}

export const findingRoutes = [
  route({
    method: 'GET',
    url: '/api/finding/cards',
    capability: 'cases.work',
    status: 200,
    summary: {
      ar: 'بطاقات سجلات وُجدت، وأسماء المصطلحات والمناطق',
      fr: 'Cartes de fiches trouvées, libellés des termes et des zones',
      en: 'Cards of records that were found, labels of terms and areas',
    },
    params: none,
    query: z.strictObject({
      ids: Ids.default([]),
      /** Terms and areas whose labels are wanted as well, as those of facets. */
      named: Ids.default([]),
    }),
    body: none,
    reply: CardList,
    run: async ({ tx, query: { ids, named } }) => {
      const items = await cardsOf(tx, ids)
      const terms = items.flatMap(({ type_id }) => (type_id === null ? [] : [type_id]))
      const areas = items.flatMap(({ area_ids }) => area_ids)
      return {
        items: [...items],
        labels: {
          terms: [...(await termLabels(tx, [...new Set([...terms, ...named])]))],
          areas: [...(await areaLabels(tx, [...new Set([...areas, ...named])]))],
        },
      }
    },
  }),
  route({
    method: 'GET',
    url: '/api/finding/places',
    capability: 'cases.work',
    status: 200,
    summary: { ar: 'أماكن ما وُجد', fr: 'Lieux de ce qui a été trouvé', en: 'Places of what was found' },
    params: none,
    query: z.strictObject({ query: QueryText }),
    body: none,
    reply: FoundPlaces,
    run: async ({ tx, query: { query } }) => {
      const found = await search(tx, query, { limit: mostPlaces, descendants: withBelow })
      const { points, byArea, unplaced } = await placesOf(tx, found.ids)
      const stands = await areaPlaces(tx, [...byArea.keys()])
      const names = new Map((await areaLabels(tx, [...byArea.keys()])).map(({ id, name }) => [id, name]))
      const { layers, ...grid } = encodeCells(points)
      return {
        cells: { ...grid, layers: [...layers] },
        areas: stands.map((area) => ({ ...area, name: names.get(area.id) ?? {}, count: byArea.get(area.id) ?? 0 })),
        unplaced,
        cut: found.next !== null,
      }
    },
  }),
  route({
    method: 'GET',
    url: '/api/finding/network',
    capability: 'cases.work',
    status: 200,
    summary: {
      ar: 'شبكة الأشخاص والأفعال والأحداث حول ما وُجد',
      fr: 'Réseau des personnes, actes et événements autour de ce qui a été trouvé',
      en: 'Network of persons, acts and events around what was found',
    },
    params: none,
    query: z.strictObject({ query: QueryText.optional(), around: z.uuid().optional() }),
    body: none,
    reply: FoundNetwork,
    run: async ({ tx, query: { query, around } }) => {
      const found =
        around !== undefined || query === undefined
          ? undefined
          : await search(tx, query, { limit: mostSeeds, descendants: withBelow })
      const network = await networkOf(tx, around === undefined ? (found?.ids ?? []) : [around])
      const terms = [
        ...network.nodes.map(({ type_id }) => type_id),
        ...network.links.map(({ term_id }) => term_id),
      ].filter((id) => id !== null)
      return {
        ...network,
        cut: network.cut || (found !== undefined && found.next !== null),
        labels: { terms: [...(await termLabels(tx, [...new Set(terms)]))], areas: [] },
      }
    },
  }),
] as const
export type FindingRoutes = typeof findingRoutes

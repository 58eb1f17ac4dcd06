/** HTTP of finding beside the search itself: cards of what was found, its places, its network. Ids come from the search; words are joined here. */
import { z } from 'zod'
import type { Tx } from '../../foundation/database/index.ts'
import { encodeCells } from '../../foundation/geo/index.ts'
import { none, route } from '../../foundation/http/index.ts'
import type { FacetCount } from '../../foundation/search/index.ts'
import { facetCounts, search } from '../../foundation/search/server.ts'
import { withAllBelow } from '../../foundation/vocabulary/index.ts'
import { cardsOf } from './finding-cards.ts'
import { type Card, CardList, FoundFacets, FoundNetwork, FoundPage, FoundPlaces, QueryText } from './finding-model.ts'
import { networkOf } from './finding-network.ts'
import { areaPlaces, placesOf } from './finding-places.ts'
import { areaLabels, termLabels } from './labels.ts'
import { noteRecords } from './reading.ts'

const mostPlaces = 100_000
const mostSeeds = 400
/** Values of a facet whose labels come along; the rest is rarer than anybody scrolls. */
const labelled = 60

/** Several values of an address: repeated, or with commas. */
const several = (most: number) =>
  z
    .union([z.string().max(40 * most), z.array(z.string()).max(most)])
    .transform((given) => (typeof given === 'string' ? given.split(',').filter((one) => one !== '') : given))

const mostIds = 200
const Ids = several(mostIds).pipe(z.array(z.uuid()).max(mostIds))
const Facets = several(12).pipe(z.array(z.string().regex(/^[a-z][a-z0-9_.-]{0,79}$/)).max(12))

/** The ids among the values of facets; a choice or a state has no label here, its words are in the declaration. */
const idsIn = (facets: readonly FacetCount[]) =>
  facets.flatMap(({ terms }) => terms.slice(0, labelled).map(({ term_id }) => term_id)).filter(isId)

const isId = (value: string) => z.uuid().safeParse(value).success

const plain = (facets: readonly FacetCount[]) => facets.map((facet) => ({ ...facet, terms: [...facet.terms] }))

async function labelsOfIds(
  tx: Tx,
  { terms, areas }: { readonly terms: readonly string[]; readonly areas: readonly string[] },
) {
  return {
    terms: [...(await termLabels(tx, [...new Set(terms)]))],
    areas: [...(await areaLabels(tx, [...new Set(areas)]))],
  }
}

/** What the cards name. */
const namedBy = (items: readonly Card[]) => ({
  terms: items.flatMap(({ type_id }) => (type_id === null ? [] : [type_id])),
  areas: items.flatMap(({ area_ids }) => area_ids),
})

export const findingRoutes = [
  route({
    method: 'GET',
    url: '/api/finding/records',
    capability: 'cases.work',
    status: 200,
    summary: {
      ar: 'صفحة من نتائج البحث ببطاقاتها',
      fr: 'Une page de résultats avec ses cartes',
      en: 'A page of results with its cards',
    },
    params: none,
    query: z.strictObject({
      query: QueryText,
      limit: z.coerce.number().int().min(1).max(200).default(50),
      after: z.string().max(500).optional(),
      /** Facets to count with the page. */
      count: Facets.default([]),
    }),
    body: none,
    reply: FoundPage,
    run: async ({ tx, query: { query, limit, after, count } }) => {
      const { ids, facets, ...page } = await search(tx, query, { limit, after, count, descendants: withAllBelow })
      const items = await cardsOf(tx, ids)
      await noteRecords(tx, items, 'cards')
      const { terms, areas } = namedBy(items)
      const chosen = [...idsIn(facets ?? []), ...query.facets.flatMap((facet) => facet.terms).filter(isId)]
      return {
        ...page,
        items: [...items],
        facets: facets === null ? null : plain(facets),
        labels: await labelsOfIds(tx, { terms: [...terms, ...chosen], areas: [...areas, ...chosen] }),
      }
    },
  }),
  route({
    method: 'GET',
    url: '/api/finding/facets',
    capability: 'cases.work',
    status: 200,
    summary: { ar: 'أعداد المرشِّحات', fr: 'Nombres des filtres', en: 'Counts of filters' },
    params: none,
    query: z.strictObject({ query: QueryText, count: Facets }),
    body: none,
    reply: FoundFacets,
    run: async ({ tx, query: { query, count } }) => {
      const { total, facets } = await facetCounts(tx, query, { count, descendants: withAllBelow })
      const named = idsIn(facets)
      return { total, facets: plain(facets), labels: await labelsOfIds(tx, { terms: named, areas: named }) }
    },
  }),
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
      await noteRecords(tx, items, 'cards')
      const { terms, areas } = namedBy(items)
      return {
        items: [...items],
        labels: await labelsOfIds(tx, { terms: [...terms, ...named], areas: [...areas, ...named] }),
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
      const found = await search(tx, query, { limit: mostPlaces, descendants: withAllBelow })
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
          : await search(tx, query, { limit: mostSeeds, descendants: withAllBelow })
      const network = await networkOf(tx, around === undefined ? (found?.ids ?? []) : [around])
      await noteRecords(tx, network.nodes, 'network')
      const terms = [
        ...network.nodes.map(({ type_id }) => type_id),
        ...network.links.map(({ term_id }) => term_id),
      ].filter((id) => id !== null)
      return {
        ...network,
        cut: network.cut || (found !== undefined && found.next !== null),
        labels: await labelsOfIds(tx, { terms, areas: [] }),
      }
    },
  }),
] as const
export type FindingRoutes = typeof findingRoutes

/** What finding answers beside the ids of a search: cards of records, places for a map, a network. No name of a person is in any of it. */
import { z } from 'zod'
import { SearchQuery } from '../../foundation/search/index.ts'
import { kinds } from './record-kinds/declaration.ts'
import { Labels } from './views.ts'

const Kind = z.enum(kinds)
const Words = z.record(z.string(), z.unknown())
const Span = z.strictObject({ first: z.string().nullable(), last: z.string().nullable() })

/** A record in a list of results. Persons have no title here: their pseudonym, the code, is their only label. */
export const Card = z.strictObject({
  id: z.uuid(),
  kind: Kind,
  case_id: z.uuid(),
  code: z.string(),
  title: Words.nullable(),
  /** The coded field that says what it is, such as the type of an act. */
  type_id: z.uuid().nullable(),
  start: Span.nullable(),
  end: Span.nullable(),
  approximate: z.boolean(),
  area_ids: z.array(z.uuid()),
  /** A point is known, whether or not its area has a name. */
  located: z.boolean(),
})
export type Card = z.infer<typeof Card>

const CardLabels = Labels.pick({ terms: true, areas: true })
export type CardLabels = z.infer<typeof CardLabels>
export const CardList = z.strictObject({ items: z.array(Card), labels: CardLabels })

const FacetCount = z.strictObject({
  facet: z.string(),
  terms: z.array(z.strictObject({ term_id: z.string(), count: z.int() })),
  none: z.int(),
})

/** A page of a search with its cards; `facets` are null where they take longer than the page and are asked for apart. */
export const FoundPage = z.strictObject({
  ...CardList.shape,
  next: z.string().nullable(),
  total: z.int().nullable(),
  at_least: z.int(),
  facets: z.array(FacetCount).nullable(),
})

export const FoundFacets = z.strictObject({ total: z.int(), facets: z.array(FacetCount), labels: CardLabels })

const Layer = z.strictObject({ precision: z.enum(['spot', 'near', 'area']), points: z.int(), cells: z.string() })

/** Matches by where they are placed: points as cells of a grid, and areas of the gazetteer by name. */
export const FoundPlaces = z.strictObject({
  cells: z.strictObject({
    west: z.number(),
    south: z.number(),
    east: z.number(),
    north: z.number(),
    bits: z.int(),
    layers: z.array(Layer),
  }),
  areas: z.array(
    z.strictObject({ id: z.uuid(), name: Words, longitude: z.number(), latitude: z.number(), count: z.int() }),
  ),
  /** Matches whose place is known neither by a point nor by an area. */
  unplaced: z.int(),
  /** More matched than a map is made of. */
  cut: z.boolean(),
})

const FoundNode = Card.pick({ id: true, kind: true, case_id: true, code: true, title: true, type_id: true })
export type FoundNode = z.infer<typeof FoundNode>

export const FoundNetwork = z.strictObject({
  nodes: z.array(FoundNode),
  /** `field` names the link: `event` and `victim` of an act, `perpetrator`, a relation, a link of events. */
  links: z.array(z.strictObject({ from: z.uuid(), to: z.uuid(), field: z.string(), term_id: z.uuid().nullable() })),
  labels: CardLabels,
  cut: z.boolean(),
})
export type FoundNetwork = z.infer<typeof FoundNetwork>

/** A search as one parameter of an address: JSON of a SearchQuery. */
export const QueryText = z
  .string()
  .max(8000)
  .transform((text, context) => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue({ code: 'custom', message: 'not JSON' })
      return z.NEVER
    }
  })
  .pipe(SearchQuery)

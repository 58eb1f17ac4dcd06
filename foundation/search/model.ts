/** What is made findable, how it is asked for, and what comes back. */
import { z } from 'zod'
import { text } from '../language/index.ts'
import { Day } from '../time/index.ts'

/** One record as the index sees it. The text goes in as lexemes and never comes out. */
export type SearchDocument = {
  readonly record_id: string
  readonly kind: string
  /** The case whose team may find it. */
  readonly case_id: string
  /** What names the record; weighs most. */
  readonly titles?: readonly IndexedText[]
  readonly texts: readonly IndexedText[]
  /** Names of persons, where the record may hold them in clear (class P, or I with restricted identity). Never class X. */
  readonly names?: readonly string[]
  /** Codes: the id of a term or an area, or the code of a choice. A facet may have several. */
  readonly facets: readonly { readonly facet: string; readonly term_id: string }[]
  /** The days between which the record lies; null is open. Left out for a record without dates. */
  readonly dates?: { readonly from: string | null; readonly to: string | null }
}

/** Text in known languages, or in one that its letters tell. */
export type IndexedText = string | { readonly ar?: string; readonly fr?: string; readonly en?: string }

export const searchSorts = ['rank', 'date', 'updated'] as const
export type SearchSort = (typeof searchSorts)[number]
export const dateModes = ['possible', 'certain'] as const

const Key = z.string().regex(/^[a-z][a-z0-9_.-]{0,79}$/)
const Kind = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/)
const TermId = z.string().regex(/^[A-Za-z0-9_.-]{1,60}$/)

/** Between facets AND, within one OR, each term with all below it in its tree. */
const FacetChoice = z.strictObject({ facet: Key, terms: z.array(TermId).min(1).max(100) })
export type FacetChoice = z.infer<typeof FacetChoice>

/** `possible`: what may lie there; `certain`: what surely does. A null end is open. */
const DatesAsked = z
  .strictObject({ from: Day.nullable(), to: Day.nullable(), mode: z.enum(dateModes).default('possible') })
  .refine(({ from, to }) => from === null || to === null || from <= to, {
    path: ['to'],
    error: 'date.range-reversed',
    params: { problem: 'date.range-reversed' },
  })

/** What is looked for. `words`: all of them, "as a phrase", -without. */
export const SearchQuery = z.strictObject({
  words: z.string().max(500).default(''),
  /** The last word is still being typed. */
  typing: z.boolean().default(false),
  kinds: z.array(Kind).max(30).default([]),
  case_id: z.uuid().nullable().default(null),
  facets: z.array(FacetChoice).max(20).default([]),
  dates: DatesAsked.nullable().default(null),
  sort: z.enum(searchSorts).default('rank'),
})
export type SearchQuery = z.infer<typeof SearchQuery>

/** A facet's terms with the number of records that carry them or what lies below them; `none`: records without a value. */
export type FacetCount = {
  readonly facet: string
  readonly terms: readonly { readonly term_id: string; readonly count: number }[]
  readonly none: number
}

export type SearchPage = {
  readonly ids: readonly string[]
  readonly next: string | null
  /** How many match; null when they are too many to be counted with the page. */
  readonly total: number | null
  /** A number that is surely reached. */
  readonly at_least: number
  /** The facets asked for; null when they come later, by `facetCounts`. */
  readonly facets: readonly FacetCount[] | null
}

/** A search that is kept. `alert`: its owner is told of new matches. */
export const NewSavedSearch = z.strictObject({ name: text({ max: 200 }), query: SearchQuery, alert: z.boolean() })
export const SavedSearch = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  ...NewSavedSearch.shape,
  created_at: z.string(),
  /** New matches that were not looked at yet. */
  unseen: z.int(),
})
export type SavedSearch = z.infer<typeof SavedSearch>

/** A new match of a saved search. Its words are joined by whoever shows it, after authorisation. */
export const Find = z.strictObject({ record_id: z.uuid(), found_at: z.string(), seen: z.boolean() })

export const dataClasses = {
  saved_search: { person_id: 'I', name: 'I', query: 'I', alert: 'I' },
} as const

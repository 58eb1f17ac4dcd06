/** What the guided entry needs of the server before the connection may be lost: coded lists, the case, who is recorded in it. */
import { queryOptions } from '@tanstack/react-query'
import { type Language, pickText } from '../../../../foundation/language/index.ts'
import { api, vocabulary } from '../parts/calls.ts'

export const listKeys = [
  'person-kind',
  'sex-gender',
  'age-band',
  'act-type',
  'method',
  'perpetrator-type',
  'degree-of-involvement',
  'source-connection',
  'reliability',
] as const
export type ListKey = (typeof listKeys)[number]

export type ListTerm = {
  readonly id: string
  readonly code: string
  readonly parent_id: string | null
  readonly label: { readonly ar?: string; readonly fr?: string; readonly en?: string }
}
export type Lists = Readonly<Record<ListKey, readonly ListTerm[]>>

/** Most terms of a list that are offered to somebody in a hurry. */
const MOST = 200
const kept = { staleTime: 600_000, gcTime: Number.POSITIVE_INFINITY } as const

/** All lists together: either the whole entry works without a connection or none of it is offered. */
export const listsQuery = queryOptions({
  queryKey: ['incident', 'lists'],
  ...kept,
  queryFn: async ({ signal }): Promise<Lists> => {
    const found = await Promise.all(
      listKeys.map(async (key) => {
        const options = { params: { key }, query: { limit: MOST }, signal }
        const { items } = await vocabulary('GET /api/vocabularies/:key/terms', options)
        return [key, items.map(({ id, code, parent_id, labels }) => ({ id, code, parent_id, label: spoken(labels) }))]
      }),
    )
    return Object.fromEntries(found)
  },
})

const spoken = ({ ar, fr, en }: Readonly<Record<string, string | undefined>>): ListTerm['label'] => ({
  ...(ar === undefined ? {} : { ar }),
  ...(fr === undefined ? {} : { fr }),
  ...(en === undefined ? {} : { en }),
})

/** The case, and the persons and groups recorded in it, the latest first. */
export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['incident', 'case', id],
    ...kept,
    queryFn: async ({ signal }) => {
      const [file, persons] = await Promise.all([
        api('GET /api/records/:kind/:id', { params: { kind: 'case_file', id }, signal }),
        api('GET /api/records/:kind', { params: { kind: 'person' }, query: { case_id: id, limit: MOST }, signal }),
      ])
      return {
        file,
        persons: persons.items.map(({ id: person, code, fields }) => ({ id: person, code, kind: fields.kind })),
      }
    },
  })

/** What a term is called; nothing for one that is not chosen. */
export function termName(terms: readonly ListTerm[], id: string, language: Language): string | undefined {
  const term = terms.find((one) => one.id === id)
  return term === undefined ? undefined : (pickText(term.label, language)?.text ?? term.code)
}

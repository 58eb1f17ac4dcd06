import { type Field, type Kind, kinds, openFields, recordKinds } from '../../model.ts'
import { kindOf } from './state.ts'

/** Fields whose values can be counted and chosen, of one kind. */
export function countedFields(kind: Kind): readonly Field[] {
  return openFields(kind).filter((field) => {
    if (field.import_only === true || field.list?.startsWith('huridocs-') === true) return false
    return ['code', 'choice', 'state', 'bool', 'area', 'place'].includes(field.type)
  })
}

/** What a search over all kinds can be narrowed by first. */
const firstFacets = ['event.rights', 'act.type', 'event.place', 'person.sex_gender', 'case_file.stage'] as const

const mostFacets = 5

/** The facets that stand beside the results: a few at first, the chosen ones always, and one more that was asked for. */
export function shownFacets(
  kind: string | undefined,
  chosen: readonly string[],
  more: string | undefined,
): readonly string[] {
  const usual =
    kind !== undefined && isKind(kind)
      ? countedFields(kind)
          .slice(0, mostFacets)
          .map((field) => `${kind}.${field.key}`)
      : firstFacets
  return [...new Set([...usual, ...chosen, ...(more === undefined || fieldOfFacet(more) === undefined ? [] : [more])])]
}

/** The field behind a facet `kind.field`. */
export function fieldOfFacet(facet: string): Field | undefined {
  const kind = kindOf(facet)
  return isKind(kind) ? recordKinds[kind].fields.find(({ key }) => key === facet.slice(kind.length + 1)) : undefined
}

export const isKind = (text: string): text is Kind => kinds.some((kind) => kind === text)

import { type Field, type Kind, kinds, openFields, recordKinds } from '../../model.ts'
import type { FieldDefinition } from '../../own-fields.ts'
import { asFormField, type FormField } from '../parts/form-field.ts'
import { kindOf } from './state.ts'

/** A coded field of the institution, and the facet under which its values are counted. */
export type OwnFacet = { readonly facet: string; readonly field: FormField }

/** The facets of the institution's own fields: those whose values come from a list. */
export const ownFacets = (definitions: readonly FieldDefinition[]): readonly OwnFacet[] =>
  definitions
    .filter(({ type, class: dataClass }) => type === 'code' && dataClass === 'I')
    .map((definition) => ({ facet: `${definition.kind}.own.${definition.key}`, field: asFormField(definition) }))

/** Fields whose values can be counted and chosen, of one kind. */
function countedFields(kind: Kind): readonly Field[] {
  return openFields(kind).filter((field) => {
    if (field.import_only === true || field.list?.startsWith('huridocs-') === true) return false
    return ['code', 'choice', 'state', 'bool', 'area', 'place'].includes(field.type)
  })
}

/** What a search over all kinds can be narrowed by first. */
const firstFacets = ['event.rights', 'act.type', 'event.place', 'person.sex_gender', 'case_file.stage'] as const

const mostFacets = 5
const mostOwn = 3

/** Every facet of a kind: of the declaration, then of the institution. */
export const facetsOfKind = (kind: Kind, own: readonly OwnFacet[]): readonly OwnFacet[] => [
  ...countedFields(kind).map((field) => ({ facet: `${kind}.${field.key}`, field })),
  ...own.filter(({ facet }) => kindOf(facet) === kind),
]

/** The facets that stand beside the results: a few at first, the chosen ones always, and one more that was asked for. */
export function shownFacets(
  kind: string | undefined,
  chosen: readonly string[],
  more: string | undefined,
  own: readonly OwnFacet[],
): readonly string[] {
  const usual =
    kind !== undefined && isKind(kind)
      ? [
          ...facetsOfKind(kind, []).slice(0, mostFacets),
          ...own.filter(({ facet, field }) => kindOf(facet) === kind && field.retired !== true).slice(0, mostOwn),
        ].map(({ facet }) => facet)
      : firstFacets
  return [
    ...new Set([...usual, ...chosen, ...(more === undefined || fieldOfFacet(more, own) === undefined ? [] : [more])]),
  ]
}

/** The field behind a facet `kind.field` or `kind.own.key`. */
export function fieldOfFacet(facet: string, own: readonly OwnFacet[]): FormField | undefined {
  const kind = kindOf(facet)
  const declared = isKind(kind)
    ? recordKinds[kind].fields.find(({ key }) => key === facet.slice(kind.length + 1))
    : undefined
  return declared ?? own.find((one) => one.facet === facet)?.field
}

export const isKind = (text: string): text is Kind => kinds.some((kind) => kind === text)

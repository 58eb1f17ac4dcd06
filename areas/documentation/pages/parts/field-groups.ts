/** How the fields of a kind stand together on its page and in its form: by what they answer. */
import { type Kind, openFields, recordKinds } from '../../model.ts'
import type { FormField } from './form-field.ts'

export const groups = ['main', 'when', 'where', 'links', 'kinds', 'more', 'own', 'filing'] as const
export type Group = (typeof groups)[number]

/** Every kind has these at its end: how the record is filed, not what it says. */
const filing = [
  'received_on',
  'remarks',
  'documents',
  'programme',
  'tags',
  'paper_files',
  'legacy_no',
  'legacy_confidential',
]

/** Which question a field answers. */
function groupOf(kind: Kind, field: FormField): Group {
  const { title, title_code } = recordKinds[kind]
  if (field.own !== undefined) return 'own'
  if (field.required === true || field.or_unknown === true || field.key === title || field.key === title_code)
    return 'main'
  if (filing.includes(field.key)) return 'filing'
  if (field.type === 'udate' || field.type === 'date') return 'when'
  if (field.type === 'area' || field.type === 'place') return 'where'
  if (field.type === 'ref' || field.type === 'user') return 'links'
  if (field.type === 'code' || field.type === 'choice' || field.type === 'state') return 'kinds'
  return 'more'
}

/** The open fields of a kind in their groups, those of the institution in one of their own; groups without any are left out. */
export function groupedFields(
  kind: Kind,
  own: readonly FormField[],
  fits: (field: FormField) => boolean,
): readonly { readonly group: Group; readonly fields: readonly FormField[] }[] {
  return groups
    .map((group) => ({
      group,
      fields: [...openFields(kind), ...own].filter((field) => groupOf(kind, field) === group && fits(field)),
    }))
    .filter(({ fields }) => fields.length > 0)
}

/**
 * Fields that a form asks for: those of imports, of lists that an institution has to bring itself, and own ones that are sealed or no
 * longer in use are not among them.
 */
export const isAsked = (field: FormField) =>
  field.import_only !== true &&
  field.type !== 'state' &&
  field.class !== 'X' &&
  field.retired !== true &&
  field.list?.startsWith('huridocs-') !== true

/** What of a record is findable and under which facets, read from its declaration: open fields alone, never a sealed one. Pure. */
import type { IndexedText, SearchDocument } from '../../foundation/search/index.ts'
import type { Content } from './prepare.ts'
import { openFields, recordKinds } from './record-kinds/all.ts'
import type { Field, Kind } from './record-kinds/declaration.ts'
import { spanOfRecord } from './rules.ts'

/** What of a record stands in other tables: names of a person, texts and codes of own fields. */
export type Beside = {
  readonly names: readonly string[]
  readonly texts: readonly string[]
  /** Coded values of own fields, by the key of the field. */
  readonly codes: readonly { readonly key: string; readonly term_id: string }[]
}

type Row = Readonly<Record<string, unknown>>
const list = (value: unknown): readonly unknown[] =>
  value === null || value === undefined ? [] : Array.isArray(value) ? value : [value]

const ml = (value: unknown): IndexedText => {
  const { original_lang: _, ...words } = value as Row
  return words
}

/** The texts of one field; none for what is coded, counted or dated. */
function textsOf(field: Field, value: unknown): readonly IndexedText[] {
  if (field.type === 'ml') return list(value).map(ml)
  if (field.type === 'text' || field.type === 'long') return list(value).map(String)
  if (field.type === 'place') return list(value).flatMap((place) => list((place as Row).named).map(ml))
  if (field.type !== 'rows') return []
  const worded = (field.columns ?? []).filter(({ type }) => type === 'text' || type === 'long')
  return list(value).flatMap((row) => worded.flatMap(({ key }) => list((row as Row)[key]).map(String)))
}

/** The codes of one field that can be counted and chosen. */
function codesOf(field: Field, value: unknown): readonly string[] {
  if (field.type === 'code' || field.type === 'area' || field.type === 'choice' || field.type === 'state')
    return list(value).map(String)
  if (field.type === 'bool') return list(value).map((held) => (held === true ? 'true' : 'false'))
  if (field.type === 'place') return list(value).flatMap((place) => list((place as Row).area_id).map(String))
  if (field.type === 'language') return list(value).map(String)
  return []
}

/** The document of a record as it stands. Facets are `kind.field`, `kind.own.key` for fields of the institution. */
export function searchDocument(
  kind: Kind,
  row: { readonly id: string; readonly case_id: string; readonly code: string },
  content: Content,
  beside: Beside = { names: [], texts: [], codes: [] },
): SearchDocument {
  const { title } = recordKinds[kind]
  const fields = openFields(kind)
  const texts = fields
    .filter(({ key, names }) => key !== title && names !== true)
    .flatMap((field) => textsOf(field, content.values[field.key]))
  const publicName = kind === 'person' ? content.values.public_name : null
  const { first, last } = spanOfRecord(kind, content.values)
  const titled = title === undefined || title === 'public_name' ? null : (content.values[title] ?? null)
  return {
    record_id: row.id,
    kind,
    case_id: row.case_id,
    titles: [row.code, ...(titled === null ? [] : [ml(titled)])],
    texts: [...texts, ...beside.texts],
    names: [...beside.names, ...(publicName === null || publicName === undefined ? [] : namesIn(publicName))],
    facets: [
      ...fields.flatMap((field) =>
        codesOf(field, content.values[field.key]).map((term_id) => ({ facet: `${kind}.${field.key}`, term_id })),
      ),
      ...beside.codes.map(({ key, term_id }) => ({ facet: `${kind}.own.${key}`, term_id })),
    ],
    ...(first === null && last === null ? {} : { dates: { from: first, to: last } }),
  }
}

const namesIn = (value: unknown) =>
  Object.entries(value as Row).flatMap(([key, name]) => (key === 'original_lang' ? [] : [String(name)]))

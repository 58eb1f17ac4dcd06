/** How a kind of record is declared: everything else (schemas, columns, routes, forms, search, import, export, data classes) is read from it. */

/** Words in the three languages, Arabic written first. */
export type Words = { readonly ar: string; readonly fr: string; readonly en: string }

/** P public, I internal, X sealed: no column, only a slot that named people's browsers fill. */
export type DataClass = 'P' | 'I' | 'X'

/**
 * What a field holds, and how it is written in JSON:
 * `text`, `long` string · `ml` { ar?, fr?, en?, original_lang? } · `int` · `range` { min, max }, either null · `bool` · `date` a day ·
 * `udate` UncertainDate · `place` Place · `code` id of a term of `list` · `ref` id of a record of `to` · `area` id of the gazetteer ·
 * `user` id of a person who works here · `language` BCP 47 · `choice` one of `choices` · `state` one of `states`, moved by its route
 * alone · `rows` list of objects with `columns`.
 */
export type FieldType =
  | 'text'
  | 'long'
  | 'ml'
  | 'int'
  | 'range'
  | 'bool'
  | 'date'
  | 'udate'
  | 'place'
  | 'code'
  | 'ref'
  | 'area'
  | 'user'
  | 'language'
  | 'choice'
  | 'state'
  | 'rows'

/** The kinds of records; also the names in addresses, in links and in exports. */
export const kinds = [
  'case_file',
  'event',
  'event_link',
  'person',
  'relation',
  'act',
  'detention',
  'death',
  'torture',
  'property',
  'involvement',
  'information',
  'interview',
  'intervention',
  'risk_note',
] as const
export type Kind = (typeof kinds)[number]

/** A part of one row of a field of type `rows`. */
export type RowColumn = {
  readonly key: string
  readonly type: 'text' | 'long' | 'code' | 'choice' | 'date' | 'udate'
  readonly list?: string
  readonly choices?: readonly Choice[]
  readonly required?: true
  readonly label: Words
}

export type Choice = { readonly value: string; readonly label: Words }

/** States as data: the first is where a record begins; `needs` are fields that must be filled to arrive there. */
export type State = Choice & { readonly next: readonly string[]; readonly needs?: readonly string[] }

export type Field = {
  readonly key: string
  readonly type: FieldType
  readonly class: DataClass
  readonly label: Words
  readonly hint?: Words
  /** Names a person, published or not: for those who may read names. */
  readonly names?: true
  /** The key of the vocabulary of a `code`. */
  readonly list?: string
  /** The kinds a `ref` may point to. */
  readonly to?: readonly Kind[]
  readonly repeatable?: true
  readonly required?: true
  /** HURIDOCS field number: four digits, `_1` for the type of a date. */
  readonly esf?: string
  readonly choices?: readonly Choice[]
  readonly states?: readonly State[]
  readonly columns?: readonly RowColumn[]
  /** Longest text in characters; 300 for `text`, 20,000 for `long` and `ml` when left out. */
  readonly max?: number
  /** Least value of an `int` or `range`. */
  readonly least?: number
  /** One record at most points to each. */
  readonly unique?: true
  /** A `ref` that may point into another case, where both are visible. */
  readonly across_cases?: true
  /** A `ref` without which `states.<key> = 'unknown'` must be said. */
  readonly or_unknown?: true
  /** Filled by imports alone, never by a form. */
  readonly import_only?: true
  /** Never in a facet or a filter: words, lists of rows. Read from the type where left out. */
  readonly facet?: false
}

export type KindDeclaration = {
  readonly kind: Kind
  /** The table. */
  readonly table: string
  readonly label: Words
  readonly plural: Words
  /** What codes of this kind begin with, as in `E-7K3M9QX`. */
  readonly prefix: string
  readonly esf?: string
  /** What names a record in a list, beside its code: a field of type `ml`, and a coded one. */
  readonly title?: string
  readonly title_code?: string
  /** The two `udate` fields between which the record lies, for lists, search and time lines. */
  readonly dates?: readonly [string] | readonly [string, string]
  readonly fields: readonly Field[]
}

/** A value that is absent on purpose; four different things, none of them an empty field. */
export const absences = ['unknown', 'not_applicable', 'not_asked', 'withheld'] as const
export type Absence = (typeof absences)[number]

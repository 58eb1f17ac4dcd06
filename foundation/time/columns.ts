import { type PartialDate, partsOf, spanOf } from './partial-date.ts'

// A date called `birth` is kept in the columns
//   birth text, birth_first date, birth_last date, birth_approximate boolean
// so that SQL compares and sorts by the two days, and, where a person told it,
//   birth_calendar_as_told text, birth_as_told text, birth_hijri_manual text.
// All are null together when no date is known.

type Column<Name extends string, Suffix extends string> = `${Name}${Suffix}`

export type DateColumns<Name extends string> = {
  readonly [C in Name | Column<Name, '_first' | '_last'>]: string | null
} & {
  readonly [C in Column<Name, '_approximate'>]: boolean | null
}

export type ToldDateColumns<Name extends string> = DateColumns<Name> & {
  readonly [C in Column<Name, '_calendar_as_told' | '_as_told' | '_hijri_manual'>]: string | null
}

/**
 * The four columns of a date, all null for null. Throws where the date carries how it was told, as that would be lost:
 * such a table has the seven columns of toToldColumns().
 */
export function toColumns<Name extends string>(name: Name, date: PartialDate | null): DateColumns<Name> {
  const told = toldParts.find((part) => date?.[part] !== undefined)
  if (told !== undefined)
    throw new Error(`Cannot store ${told} of ${name} as it has only the four columns of a plain date`)
  return four(name, date) as DateColumns<Name>
}

/** The seven columns of a date with how it was told, all null for null. */
export function toToldColumns<Name extends string>(name: Name, date: PartialDate | null): ToldDateColumns<Name> {
  const told = Object.fromEntries(toldParts.map((part) => [`${name}_${part}`, date?.[part] ?? null]))
  return { ...four(name, date), ...told } as ToldDateColumns<Name>
}

/**
 * The date in a row that has the four or the seven columns of `name`, null when there is none. Throws for a row whose
 * text is no partial date: only toColumns() writes them.
 */
export function fromColumns(name: string, row: { readonly [column: string]: unknown }): PartialDate | null {
  const value = row[name]
  if (value === null) return null
  if (typeof value !== 'string' || partsOf(value) === undefined) {
    throw new Error(`Cannot read a date from column ${name}: found ${JSON.stringify(value)}`)
  }
  const told = toldParts.flatMap((part) => {
    const text = row[`${name}_${part}`]
    return typeof text === 'string' ? [[part, text]] : []
  })
  return { value, approximate: row[`${name}_approximate`] === true, ...Object.fromEntries(told) }
}

const toldParts = ['calendar_as_told', 'as_told', 'hijri_manual'] as const

function four(name: string, date: PartialDate | null): { readonly [column: string]: string | boolean | null } {
  const span = date === null ? { first: null, last: null } : spanOf(date.value)
  return {
    [name]: date?.value ?? null,
    [`${name}_first`]: span.first,
    [`${name}_last`]: span.last,
    [`${name}_approximate`]: date?.approximate ?? null,
  }
}

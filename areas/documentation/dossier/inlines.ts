/** Values of records as pieces of a line: raw where the document writes them for its reader, isolated wherever they came from somebody. Pure. */
import type { Inline, Inlines } from '../../../foundation/documents/index.ts'
import { type Language, type LText, pickText } from '../../../foundation/language/index.ts'
import type { Field } from '../index.ts'
import { absenceWords, words } from './words.ts'

type Values = Readonly<Record<string, unknown>>
type Piece = Pick<Field, 'type' | 'choices' | 'states' | 'columns'>

/** What ids stand for, in the language of the document; undefined for what its maker may not see. */
export type Names = {
  readonly term: (id: string) => string | undefined
  readonly area: (id: string) => string | undefined
  readonly code: (id: string) => string | undefined
  readonly staff: (id: string) => string | undefined
}
export type Setting = { readonly language: Language; readonly names: Names }

const LONGEST_NAME = 500

export const said = (text: string): Inline => ({ kind: 'text', text })
export const ref = (code: string): Inline => ({ kind: 'value', value: 'ref', raw: code })
export const count = (number: number): Inline => ({ kind: 'value', value: 'number', raw: String(number) })
export const day = (value: string): Inline => ({ kind: 'value', value: 'date', raw: value.slice(0, 10) })

/** Words that somebody typed: isolated when short, else with a language by their script, so that they keep their own direction. */
export function typed(text: string, language: Language): Inlines {
  const clean = text.trim()
  if (clean === '') return []
  if (clean.length <= LONGEST_NAME && !clean.includes('\n')) return [{ kind: 'value', value: 'name', raw: clean }]
  const [letter = ''] = /\p{L}/u.exec(clean) ?? []
  const isArabic = /\p{Script=Arabic}/u.test(letter)
  const own = isArabic ? 'ar' : language === 'ar' ? 'en' : language
  return [{ kind: 'text', text: clean, lang: own }]
}

/** A date, or a stretch of which either end may be open; kept as uncertain as it is. */
function uncertain(value: unknown, language: Language): Inlines {
  if (typeof value !== 'object' || value === null) return []
  const { value: span, approximate, as_told: told } = value as Values
  const [first = '', last] = String(span).split('/')
  const isAbout = approximate === true
  const at = (raw: string): Inline => ({ kind: 'value', value: 'date', raw, ...(isAbout ? { approximate: true } : {}) })
  const tail = typeof told === 'string' ? [said(words.asTold[language]), ...typed(told, language)] : []
  if (last === undefined) return [at(first), ...tail]
  if (first === '..') return [said(words.until[language]), at(last), ...tail]
  if (last === '..') return [said(words.since[language]), at(first), ...tail]
  return [said(words.from[language]), at(first), said(words.to[language]), at(last), ...tail]
}

/** A number between two, either of which may be open. */
export function range(value: unknown, language: Language): Inlines {
  const { min = null, max = null } = (value ?? {}) as { readonly min?: number | null; readonly max?: number | null }
  if (min !== null && min === max) return [count(min)]
  if (min !== null && max !== null)
    return [said(words.from[language]), count(min), said(words.to[language]), count(max)]
  if (min !== null) return [said(words.atLeast[language]), count(min)]
  return max === null ? [] : [said(words.atMost[language]), count(max)]
}

const absent = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** A field of a record; why there is nothing, where that is known; no piece at all for an empty one. */
export function printedValue(field: Piece, value: unknown, state: unknown, setting: Setting): Inlines {
  const why = absenceWords[String(state)]
  if (absent(value)) return why === undefined ? [] : [said(why[setting.language])]
  if (!Array.isArray(value)) return one(field, value, setting)
  return value.flatMap((each, index) => [...(index === 0 ? [] : [said(' · ')]), ...one(field, each, setting)])
}

function one(field: Piece, value: unknown, setting: Setting): Inlines {
  const { language, names } = setting
  const named = (name: string | undefined) => typed(name ?? words.notSeen[language], language)
  switch (field.type) {
    case 'udate':
      return uncertain(value, language)
    case 'date':
      return [day(String(value))]
    case 'int':
      return [count(Number(value))]
    case 'range':
      return range(value, language)
    case 'bool':
      return [said(value === true ? words.yes[language] : words.no[language])]
    case 'code':
      return named(names.term(String(value)))
    case 'area':
      return named(names.area(String(value)))
    case 'user':
      return named(names.staff(String(value)))
    case 'ref': {
      const code = names.code(String(value))
      return code === undefined ? named(undefined) : [ref(code)]
    }
    case 'ml':
      return localised(value, language)
    case 'choice':
    case 'state': {
      const choice = [...(field.choices ?? []), ...(field.states ?? [])].find((each) => each.value === value)
      return choice === undefined ? [ref(String(value))] : [said(choice.label[language])]
    }
    case 'place':
      return placed(value as Values, setting)
    case 'rows':
      return rowed(field, value as Values, setting)
    default:
      return typed(String(value), language)
  }
}

const localised = (value: unknown, language: Language): Inlines =>
  typed(pickText((value ?? {}) as LText, language)?.text ?? '', language)

function placed({ area_id: area, named, latitude, longitude }: Values, { language, names }: Setting): Inlines {
  const known = typeof area === 'string' ? typed(names.area(area) ?? '', language) : []
  const told = localised(named, language)
  const point = typeof latitude === 'number' && typeof longitude === 'number' ? [ref(`${latitude}, ${longitude}`)] : []
  return [known, told, point]
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : [said(' · '), ...part]))
}

function rowed(field: Piece, row: Values, setting: Setting): Inlines {
  const cells = (field.columns ?? []).map((column) => printedValue(column, row[column.key], undefined, setting))
  return cells.filter((cell) => cell.length > 0).flatMap((cell, index) => (index === 0 ? cell : [said(' : '), ...cell]))
}

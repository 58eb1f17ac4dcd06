/** Between what stands in the inputs of a form and the values of a record: as typed, so that a refusal loses nothing. */
import {
  type Display,
  type LText,
  type NumberFault,
  numberMarksOf,
  readNumber,
} from '../../../../foundation/language/index.ts'
import { type DateFaultCode, fieldsOf, readPartialDate } from '../../../../foundation/time/index.ts'
import type { DateDraft } from '../../../../web/index.ts'
import type { FormColumn, FormField } from './form-field.ts'

/** How far a date reaches: one date, a stretch between two, or open at one end. */
export const dateShapes = ['one', 'between', 'since', 'until'] as const
export type DateShape = (typeof dateShapes)[number]
export type UncertainDraft = {
  readonly shape: DateShape
  readonly first: DateDraft
  readonly second: DateDraft
  readonly approximate: boolean
  readonly as_told: string
  /** What the form does not show and must not lose, and the date it belongs to. */
  readonly kept: Readonly<Record<string, string>>
  readonly was: string
}
export type RangeDraft = { readonly min: string; readonly max: string }
export type PlaceDraft = {
  readonly area: readonly string[]
  readonly precision: string
  readonly latitude: string
  readonly longitude: string
  readonly radius_m: string
  readonly named: LText
  readonly location_type: readonly string[]
}
export type TextDraft = LText & { readonly original_lang?: string }
export type RowDraft = { readonly key: string; readonly cells: Readonly<Record<string, FieldDraft>> }
export type FieldDraft =
  | string
  | readonly string[]
  | TextDraft
  | DateDraft
  | UncertainDraft
  | RangeDraft
  | PlaceDraft
  | readonly RowDraft[]

/** What a draft stands for: a value (null: nothing), or why it cannot be read. */
export type ReadDraft =
  | { readonly status: 'read'; readonly value: unknown }
  | { readonly status: 'refused'; readonly code: DateFaultCode | NumberFault; readonly part?: string }

type Shaped = Pick<FormField, 'type' | 'repeatable' | 'columns'>
type Values = Readonly<Record<string, unknown>>

const emptyDay: DateDraft = { year: '', month: '', day: '', approximate: false, unknown: false }
const emptyUncertain: UncertainDraft = {
  shape: 'one',
  first: emptyDay,
  second: emptyDay,
  approximate: false,
  as_told: '',
  kept: {},
  was: '',
}
const dayDraft = (value: string): DateDraft => ({ ...emptyDay, ...fieldsOf({ value, approximate: false }) })
const read = (value: unknown): ReadDraft => ({ status: 'read', value })
const words = (value: unknown) => (typeof value === 'string' ? value : '')

/** Values of one field that are ids. */
const isPicked = ({ type }: Shaped) =>
  type === 'code' || type === 'ref' || type === 'area' || type === 'user' || type === 'evidence'

/** Types of which each value needs inputs of its own. */
const inRows: readonly FormField['type'][] = ['int', 'decimal', 'bool', 'long', 'udate', 'place']

/** A field of several values that need inputs of their own, as rows of one column each; undefined for any other. */
export function rowsFor(field: Shaped): (Shaped & { readonly columns: readonly FormColumn[] }) | undefined {
  if (field.repeatable !== true || !inRows.includes(field.type)) return undefined
  return { type: 'rows', columns: [{ key: 'value', type: field.type, label: { ar: '', fr: '', en: '' } }] }
}

/** What stands in the inputs for a value, numbers as the display writes them; the empty inputs for null. */
export function draftOf(field: Shaped, value: unknown, display: Display): FieldDraft {
  if (isPicked(field)) return typeof value === 'string' ? [value] : ((value ?? []) as readonly string[])
  const several = rowsFor(field)
  if (several !== undefined)
    return draftOf(
      several,
      ((value ?? []) as readonly unknown[]).map((one) => ({ value: one })),
      display,
    )
  const object = (value ?? {}) as Values
  switch (field.type) {
    case 'ml':
      return object as TextDraft
    case 'range':
      return { min: numberText(object.min, display), max: numberText(object.max, display) }
    case 'date':
      return typeof value === 'string' ? dayDraft(value) : emptyDay
    case 'udate':
      return value === null || value === undefined ? emptyUncertain : uncertainDraft(object)
    case 'place':
      return placeDraft(object, display)
    case 'rows':
      return ((value ?? []) as readonly Values[]).map((row, index) => ({
        key: `kept-${index}`,
        cells: Object.fromEntries(
          (field.columns ?? []).map((column) => [column.key, draftOf(column, row[column.key], display)]),
        ),
      }))
    case 'int':
    case 'decimal':
      return numberText(value, display)
    case 'bool':
      return typeof value === 'boolean' ? String(value) : ''
    default:
      return Array.isArray(value) ? value.join('\n') : words(value)
  }
}

const numberText = (value: unknown, display: Display) =>
  typeof value === 'number' ? String(value).replace('.', numberMarksOf(display).decimal) : ''

function uncertainDraft(value: Values): UncertainDraft {
  const { value: written, approximate, as_told, ...kept } = value
  const [from = '', to] = words(written).split('/')
  const shape: DateShape = to === undefined ? 'one' : from === '..' ? 'until' : to === '..' ? 'since' : 'between'
  const [first, second] = shape === 'until' ? [to ?? '', ''] : [from, shape === 'between' ? (to ?? '') : '']
  return {
    shape,
    first: dayDraft(first),
    second: second === '' ? emptyDay : dayDraft(second),
    approximate: approximate === true,
    as_told: words(as_told),
    kept: kept as UncertainDraft['kept'],
    was: words(written),
  }
}

function placeDraft(place: Values, display: Display): PlaceDraft {
  const id = (value: unknown) => (typeof value === 'string' ? [value] : [])
  return {
    area: id(place.area_id),
    precision: words(place.precision),
    latitude: numberText(place.latitude, display),
    longitude: numberText(place.longitude, display),
    radius_m: numberText(place.radius_m, display),
    named: (place.named ?? {}) as LText,
    location_type: id(place.location_type_id),
  }
}

/** The value that the inputs stand for, or the part that cannot be read. Everything else is the server's to refuse. */
export function readDraft(field: Shaped, draft: FieldDraft, display: Display): ReadDraft {
  if (isPicked(field)) {
    const ids = draft as readonly string[]
    return read(field.repeatable === true ? ids : (ids[0] ?? null))
  }
  const several = rowsFor(field)
  if (several !== undefined) {
    const rows = readDraft(several, draft, display)
    return rows.status === 'read' ? read((rows.value as readonly Values[]).map(({ value }) => value)) : rows
  }
  switch (field.type) {
    case 'ml':
      return read(textOf(draft as TextDraft))
    case 'range':
      return rangeOf(draft as RangeDraft, display)
    case 'date':
      return dayOf(draft as DateDraft)
    case 'udate':
      return uncertainOf(draft as UncertainDraft)
    case 'place':
      return placeOf(draft as PlaceDraft, display)
    case 'rows':
      return rowsOf(field.columns ?? [], draft as readonly RowDraft[], display)
    case 'int':
      return numberOf(draft as string, display)
    case 'decimal':
      return numberOf(draft as string, display, false)
    case 'bool':
      return read(draft === '' ? null : draft === 'true')
    default:
      return read(linesOf(field, draft as string))
  }
}

function linesOf({ repeatable }: Shaped, typed: string): unknown {
  if (repeatable !== true) return typed.trim() === '' ? null : typed
  return [...new Set(typed.split('\n').map((line) => line.trim()))].filter((line) => line !== '')
}

function textOf(draft: TextDraft): unknown {
  const filled = Object.entries(draft).filter(([key, text]) => key !== 'original_lang' && text.trim() !== '')
  if (filled.length === 0) return null
  return {
    ...Object.fromEntries(filled),
    ...(draft.original_lang === undefined ? {} : { original_lang: draft.original_lang }),
  }
}

function numberOf(typed: string, display: Display, whole = true): ReadDraft {
  const number = readNumber(typed, display, { whole })
  if (number.status === 'refused') return number
  return read(number.status === 'empty' ? null : number.value)
}

function rangeOf({ min, max }: RangeDraft, display: Display): ReadDraft {
  const [low, high] = [numberOf(min, display), numberOf(max, display)]
  if (low.status === 'refused') return { ...low, part: 'min' }
  if (high.status === 'refused') return { ...high, part: 'max' }
  return read(low.value === null && high.value === null ? null : { min: low.value, max: high.value })
}

function dayOf(draft: DateDraft): ReadDraft {
  const date = readPartialDate(draft)
  if (date.status === 'refused') return { status: 'refused', code: date.faults[0].code, part: date.faults[0].part }
  return read(date.status === 'empty' ? null : date.date.value)
}

function uncertainOf({ shape, first, second, approximate, as_told, kept, was }: UncertainDraft): ReadDraft {
  const from = dayOf(first)
  if (from.status === 'refused') return from
  const to = shape === 'between' ? dayOf(second) : read(null)
  if (to.status === 'refused') return { ...to, part: `second-${to.part}` }
  const ends = {
    one: [from.value],
    between: [from.value, to.value],
    since: [from.value, '..'],
    until: ['..', from.value],
  }
  const written = ends[shape].map((end) => end ?? '..')
  const told = as_told.trim() === '' ? {} : { as_told }
  if (written.every((end) => end === '..'))
    // words without any date would be lost: the least that is known is asked for
    return 'as_told' in told ? { status: 'refused', code: 'date.year-missing', part: 'year' } : read(null)
  const value = written.join('/')
  return read({ ...(value === was ? kept : {}), value, approximate, ...told })
}

function placeOf(draft: PlaceDraft, display: Display): ReadDraft {
  const numbers: Record<string, unknown> = {}
  for (const key of ['latitude', 'longitude', 'radius_m'] as const) {
    const number = numberOf(draft[key], display, key === 'radius_m')
    if (number.status === 'refused') return { ...number, part: key }
    if (number.value !== null) numbers[key] = number.value
  }
  const named = textOf(draft.named)
  const [area_id] = draft.area
  const [location_type_id] = draft.location_type
  const parts = {
    ...(area_id === undefined ? {} : { area_id }),
    ...numbers,
    ...(named === null ? {} : { named }),
    ...(location_type_id === undefined ? {} : { location_type_id }),
  }
  if (draft.precision === '' && Object.keys(parts).length === 0) return read(null)
  return read({ ...parts, precision: draft.precision })
}

function rowsOf(columns: readonly FormColumn[], rows: readonly RowDraft[], display: Display): ReadDraft {
  const values: unknown[] = []
  for (const [index, { cells }] of rows.entries()) {
    const row: Record<string, unknown> = {}
    for (const column of columns) {
      const cell = readDraft(column, cells[column.key] ?? draftOf(column, null, display), display)
      if (cell.status === 'refused') return { ...cell, part: `${index}-${column.key}` }
      if (cell.value !== null) row[column.key] = cell.value
    }
    if (Object.keys(row).length > 0) values.push(row)
  }
  return read(values)
}

/** Whether nothing stands in the inputs. */
export function isEmptyDraft(field: Shaped, draft: FieldDraft, display: Display): boolean {
  const found = readDraft(field, draft, display)
  return found.status === 'read' && (found.value === null || (Array.isArray(found.value) && found.value.length === 0))
}

/** Which rows of a table or a GeoJSON file become areas of the gazetteer, parents before what is in them. */
import { duplicate, FileRefused, type PlannedRow, type ReadRow, type Reason, rejected } from './rows.ts'

const areaColumns = [
  'code',
  'parent_code',
  'type',
  'name_ar',
  'name_fr',
  'name_en',
  'variants_ar',
  'variants_fr',
  'variants_en',
  'latitude',
  'longitude',
  'radius_m',
  'valid_from',
  'valid_to',
] as const

type Column = (typeof areaColumns)[number]
export type AreaData = {
  readonly code: string
  readonly parent: string | null
  /** Code in the list `area-type`. */
  readonly type: string | null
  readonly names: Readonly<Record<string, string>>
  readonly variants: readonly { readonly language: string; readonly words: string }[]
  readonly latitude: number | null
  readonly longitude: number | null
  readonly radius_m: number | null
  readonly valid_from: string | null
  readonly valid_to: string | null
}

const languages = ['ar', 'fr', 'en'] as const
const number = /^-?\d{1,3}(\.\d{1,12})?$/
/** A row of a table shares its line with none; variants stand beside each other, parted by this. */
const PART = '|'

/**
 * A plan for every row, parents first. `types` are the codes of the list of kinds; `known` are codes of areas that stand already.
 * Refuses the whole file (throws FileRefused) when it has no code or no name at all.
 */
export function planAreas(
  columns: readonly string[],
  rows: readonly ReadRow[],
  { types, known }: { readonly types: ReadonlySet<string>; readonly known: ReadonlySet<string> },
): readonly PlannedRow[] {
  if (!columns.includes('code')) throw new FileRefused('column-missing', { value: 'code' })
  if (!columns.some((column) => column.startsWith('name_')))
    throw new FileRefused('column-missing', { value: 'name_ar' })
  const seen = new Set<string>()
  const read = rows.map((row) => {
    if (row.values === undefined) return rejected(row.line, 'row-broken')
    return readOne(row.line, row.values, seen, types)
  })
  return parentsFirst(read, known)
}

function readOne(
  line: number,
  values: Readonly<Record<string, string>>,
  seen: Set<string>,
  types: ReadonlySet<string>,
): PlannedRow {
  const of = (column: Column) => (values[column] ?? '').trim()
  const code = of('code')
  if (code === '' || code.length > 60) return rejected(line, code === '' ? 'code-missing' : 'code-wrong', 'code')
  if (seen.has(code)) return duplicate(line, 'code')
  const names = Object.fromEntries(
    languages.flatMap((language) => (of(`name_${language}`) === '' ? [] : [[language, of(`name_${language}`)]])),
  )
  const variants = languages.flatMap((language) =>
    of(`variants_${language}`)
      .split(PART)
      .map((words) => ({ language, words: words.trim() }))
      .filter(({ words }) => words !== ''),
  )
  if (Object.keys(names).length === 0) return rejected(line, 'label-missing', 'name_ar')
  if ([...Object.values(names), ...variants.map(({ words }) => words)].some((words) => words.length > 200))
    return rejected(line, 'label-too-long', 'name_ar')
  const fault = faultOf(of, types)
  if (fault !== undefined) return rejected(line, ...fault)
  seen.add(code)
  const given = (column: Column) => (of(column) === '' ? null : of(column))
  const figure = (column: Column) => (of(column) === '' ? null : Number(of(column)))
  const data: AreaData = {
    code,
    parent: given('parent_code'),
    type: given('type'),
    names,
    variants,
    latitude: figure('latitude'),
    longitude: figure('longitude'),
    radius_m: figure('radius_m'),
    valid_from: given('valid_from'),
    valid_to: given('valid_to'),
  }
  return { line, outcome: 'waiting', reason: null, column: null, data }
}

function faultOf(of: (column: Column) => string, types: ReadonlySet<string>): [Reason, Column] | undefined {
  const [latitude, longitude, radius] = [of('latitude'), of('longitude'), of('radius_m')]
  if ((latitude === '') !== (longitude === '')) return ['point-wrong', latitude === '' ? 'latitude' : 'longitude']
  if (latitude !== '' && !(number.test(latitude) && Math.abs(Number(latitude)) <= 90))
    return ['point-wrong', 'latitude']
  if (longitude !== '' && !(number.test(longitude) && Math.abs(Number(longitude)) <= 180))
    return ['point-wrong', 'longitude']
  if (
    radius !== '' &&
    (latitude === '' || !/^\d{1,7}$/.test(radius) || Number(radius) < 1 || Number(radius) > 2_000_000)
  )
    return ['radius-wrong', 'radius_m']
  for (const column of ['valid_from', 'valid_to'] as const)
    if (of(column) !== '' && !isDay(of(column))) return ['date-wrong', column]
  if (of('valid_from') !== '' && of('valid_to') !== '' && of('valid_from') > of('valid_to'))
    return ['dates-unordered', 'valid_to']
  if (of('type') !== '' && !types.has(of('type'))) return ['type-unknown', 'type']
  return undefined
}

/** A day of the calendar as ISO 8601 writes it, the thirty-first of February excepted. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Rows whose parent is nowhere, or that stand in a circle, are kept out, and what is in them with them. */
function parentsFirst(rows: readonly PlannedRow[], known: ReadonlySet<string>): readonly PlannedRow[] {
  const byCode = new Map(rows.flatMap((row) => (row.data === null ? [] : [[String(row.data.code), row] as const])))
  const states = new Map<PlannedRow, 'open' | 'placed' | Reason>()
  const order: PlannedRow[] = []
  for (const start of byCode.values()) {
    const path: PlannedRow[] = []
    let row: PlannedRow | undefined = start
    let end: 'placed' | Reason | undefined
    while (end === undefined) {
      const state = row === undefined ? undefined : states.get(row)
      if (row === undefined) end = 'parent-missing'
      else if (state === 'open') end = 'parent-circle'
      else if (state !== undefined) end = state
      else {
        states.set(row, 'open')
        path.push(row)
        const parent = row.data?.parent
        if (parent === null || parent === undefined) end = 'placed'
        else if (byCode.has(String(parent))) row = byCode.get(String(parent))
        else if (known.has(String(parent))) end = 'placed'
        else end = 'parent-missing'
      }
    }
    for (const one of path.toReversed()) {
      states.set(one, end)
      order.push(end === 'placed' ? one : rejected(one.line, end, 'parent_code'))
    }
  }
  return [...order, ...rows.filter(({ data }) => data === null)]
}

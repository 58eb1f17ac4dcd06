/** From a row of the file to the records it makes, before anything is looked up: a mapping compiled once, then called for every row. Pure. */
import { textFaultOf } from '../../../../foundation/language/index.ts'
import { type Field, fieldOf, type Kind, type Place, valueSchema } from '../../index.ts'
import type { FieldDefinition } from '../../server.ts'
import { plain } from '../exporting/csv-line.ts'
import { isRejectedFile } from '../exporting/rejected-headings.ts'
import type { Dialect } from '../reading/dialect.ts'
import { openNames } from './check-mapping.ts'
import { CellFault, type RowFault } from './faults.ts'
import { columnsOfSource, type Mapping, type PartMapping, type Source } from './mapping.ts'
import {
  readBoolean,
  readDay,
  readNumber,
  readRange,
  readTerm,
  readText,
  readUncertain,
  readWhole,
  splitCell,
  type Terms,
} from './read-cell.ts'

/** A value that names a record: by the part of this row, or by what the source calls it. Resolved when its batch is written. */
export class Link {
  readonly to: readonly Kind[]
  readonly part: string | undefined
  readonly external: string | undefined
  readonly column: string | null
  constructor(
    to: readonly Kind[],
    by: { readonly part?: string; readonly external?: string; readonly column?: string },
  ) {
    this.to = to
    this.part = by.part
    this.external = by.external
    this.column = by.column ?? null
  }
}

/** What one part makes of a row. */
export type PartValues = {
  readonly part: string
  readonly kind: Kind
  readonly external: string | null
  readonly fields: Readonly<Record<string, unknown>>
  readonly states: Readonly<Record<string, unknown>>
  readonly extra: Readonly<Record<string, unknown>>
  /** Names that a case with open identities keeps. */
  readonly names: readonly string[]
}

export type ReadRow = {
  readonly row: number
  readonly parts: readonly PartValues[]
  readonly files: readonly string[]
  readonly faults: readonly RowFault[]
}

export type RowTerms = {
  readonly header: readonly string[]
  readonly dialect: Dialect
  readonly definitions: readonly FieldDefinition[]
  /** Terms of every list that the mapping needs. */
  readonly lists: ReadonlyMap<string, Terms>
  /** Areas by folded code and name; null where several have it. */
  readonly areas: ReadonlyMap<string, string | null>
}

type Cells = (column: string) => string
type Reader = (cells: Cells) => unknown
const EXTERNAL = 100

/** The reader of the rows of a file. The mapping has been checked against the header. */
export function rowReader(mapping: Mapping, terms: RowTerms): (row: number, cells: readonly string[]) => ReadRow {
  const places = new Map(terms.header.map((column, index) => [column, index]))
  const parts = mapping.parts.map((part) => partReader(part, terms))
  const isOurs = isRejectedFile(terms.header)
  return (row, cells) => {
    const faults: RowFault[] = []
    const at: Cells = (column) => {
      const cell = cells[places.get(column) ?? -1] ?? ''
      return isOurs ? plain(cell) : cell
    }
    if (cells.slice(terms.header.length).some((cell) => cell.trim() !== ''))
      return { row, parts: [], files: [], faults: [{ column: null, code: 'import.too-many-cells' }] }
    for (const [index, cell] of cells.entries()) {
      const fault = textFaultOf(cell.replace(/\r\n?/g, '\n'))
      if (fault !== undefined) faults.push({ column: terms.header[index] ?? null, code: fault })
    }
    if (faults.length > 0) return { row, parts: [], files: [], faults }
    const made = parts.map((read) => read(at, faults)).filter((part) => part !== undefined)
    const files = mapping.files === undefined ? [] : splitCell(at(mapping.files.column), terms.dialect)
    if (made.length === 0 && faults.length === 0) faults.push({ column: null, code: 'import.nothing-in-row' })
    return { row, parts: made, files, faults }
  }
}

function partReader(part: PartMapping, terms: RowTerms) {
  const fields = Object.entries(part.fields).flatMap(([key, source]) => {
    const field = fieldOf(part.kind, key)
    return field === undefined || field.class === 'X'
      ? []
      : [{ key, field, read: reader(field, source, terms), column: columnOf(source) }]
  })
  const names = part.kind === 'person' ? part.fields[openNames] : undefined
  const extra = Object.entries(part.extra).flatMap(([key, source]) => {
    const definition = terms.definitions.find((one) => one.kind === part.kind && one.key === key)
    return definition === undefined
      ? []
      : [{ key, definition, read: ownReader(definition, source, terms), column: columnOf(source) }]
  })
  const unknown = new Set(part.unknown)
  const { id } = part
  return (at: Cells, faults: RowFault[]): PartValues | undefined => {
    if (part.only_if !== undefined && at(part.only_if).trim() === '') return undefined
    const before = faults.length
    const attempt = (column: string | null, work: () => void) => {
      try {
        work()
      } catch (error) {
        if (!(error instanceof CellFault)) throw error
        faults.push({ column, code: error.code })
      }
    }
    const values: Record<string, unknown> = {}
    const states: Record<string, unknown> = {}
    for (const { key, field, read, column } of fields)
      attempt(column, () => {
        const value = read(at)
        const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0)
        if (!isEmpty) values[key] = value
        else if (unknown.has(key)) states[key] = 'unknown'
        else if (field.required === true) throw new CellFault('field.required')
      })
    for (const key of unknown) if (values[key] === undefined) states[key] ??= 'unknown'
    const own: Record<string, unknown> = {}
    for (const { key, definition, read, column } of extra)
      attempt(column, () => {
        const value = read(at)
        if (value !== undefined) own[key] = value
        else if (definition.required) throw new CellFault('field.required')
      })
    let external: string | null = null
    if (id !== undefined)
      attempt('column' in id ? id.column : null, () => {
        external = 'constant' in id ? id.constant : readText(at(id.column))
        if (external === '') throw new CellFault('import.no-id')
        if (external.length > EXTERNAL) throw new CellFault('text.too-long')
      })
    if (faults.length > before) return undefined
    const named = names !== undefined && 'column' in names ? splitCell(readText(at(names.column)), terms.dialect) : []
    return { part: part.part, kind: part.kind, external, fields: values, states, extra: own, names: named }
  }
}

const columnOf = (source: Source): string | null => {
  if ('column' in source) return source.column
  if ('constant' in source) return null
  return columnsOfSource(source)[0] ?? null
}

/** The text that a source gives of a row. */
function textOf(source: Source): (at: Cells) => string {
  if ('constant' in source) return () => source.constant
  if (!('column' in source)) return () => ''
  const { column, values } = source
  if (values === undefined) return (at) => at(column)
  // what a table writes for «not known», such as -1, is read as what the mapping says of it
  return (at) => {
    const cell = at(column)
    const said = Object.hasOwn(values, cell.trim()) ? values[cell.trim()] : cell
    return said ?? ''
  }
}

function reader(field: Field, source: Source, terms: RowTerms): Reader {
  if ('part' in source) return () => new Link(field.to ?? [], { part: source.part })
  if ('precision' in source) return placeReader(source, terms)
  if ('min' in source)
    return (at) => {
      const [min, max] = [at(source.min), at(source.max)].map((cell) =>
        cell.trim() === '' ? null : readWhole(cell, terms.dialect),
      )
      return min === null && max === null ? undefined : checked(field, { min, max })
    }
  if (field.type === 'ml') return mlReader(field, source)
  // values of coded cells are read where their list is known
  const text = textOf(field.type === 'code' && 'column' in source ? { column: source.column } : source)
  const column = 'column' in source ? source.column : null
  const one = valueReader(field, source, terms, column)
  if (field.repeatable === true)
    return (at) =>
      checked(
        field,
        splitCell(text(at), terms.dialect)
          .map(one)
          .filter((value) => value !== undefined),
      )
  return (at) => {
    const cell = text(at).trim()
    return cell === '' ? undefined : checked(field, one(cell))
  }
}

const schemas = new WeakMap<Field, ReturnType<typeof valueSchema>>()
/** Types whose readers answer only what the schema takes. */
const sure = new Set(['code', 'bool', 'udate', 'ref', 'area', 'date'])

function checked(field: Field, value: unknown): unknown {
  if (value === undefined || sure.has(field.type)) return value
  const schema = schemas.get(field) ?? valueSchema(field)
  schemas.set(field, schema)
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const named = (issue as { readonly params?: { readonly problem?: string } } | undefined)?.params?.problem
  throw new CellFault(named ?? (issue?.code === 'too_big' ? 'import.too-much' : 'field.wrong'))
}

/** How the dates of a column are written: as it says of itself, else as the file says. */
function styleOf(source: Source, { dialect }: Pick<RowTerms, 'dialect'>): Dialect {
  if (!('column' in source)) return dialect
  const { date_order = dialect.date_order, calendar = dialect.calendar } = source
  return { ...dialect, date_order, calendar }
}

function valueReader(field: Field, source: Source, terms: RowTerms, column: string | null): (cell: string) => unknown {
  const dialect = styleOf(source, terms)
  switch (field.type) {
    case 'code': {
      const list = terms.lists.get(field.list ?? '') ?? { byCode: new Map(), byLabel: new Map() }
      const values = 'values' in source ? source.values : undefined
      return (cell) => readTerm(cell, list, values)
    }
    case 'ref':
      return (cell) => new Link(field.to ?? [], { external: readText(cell), ...(column === null ? {} : { column }) })
    case 'area':
      return (cell) => areaOf(cell, terms)
    case 'bool':
      return readBoolean
    case 'int':
      return (cell) => readWhole(cell, dialect)
    case 'range':
      return (cell) => readRange(cell, dialect)
    case 'date':
      return (cell) => readDay(cell, dialect)
    case 'udate':
      return (cell) => readUncertain(cell, dialect)
    default:
      return (cell) => readText(cell)
  }
}

function mlReader(field: Field, source: Source): Reader {
  if ('text' in source) return () => source.text
  // a column without a language is Arabic, the first of the house
  const columns = ('column' in source ? { ar: source.column } : source) as Readonly<Record<string, string>>
  const filled = Object.entries(columns)
  return (at) => {
    const texts = filled.map(([language, column]) => [language, readText(at(column))]).filter(([, text]) => text !== '')
    return texts.length === 0 ? undefined : checked(field, Object.fromEntries(texts))
  }
}

function areaOf(cell: string, { areas }: RowTerms): string {
  const found = areas.get(readText(cell).toLowerCase())
  if (found === null) throw new CellFault('import.ambiguous-area')
  if (found === undefined) throw new CellFault('import.unknown-area')
  return found
}

function placeReader(source: Extract<Source, { readonly precision: Place['precision'] }>, terms: RowTerms): Reader {
  const { dialect } = terms
  return (at) => {
    const cell = (column: string | undefined) => (column === undefined ? '' : readText(at(column)))
    const named = Object.fromEntries(
      [
        ['ar', cell(source.named_ar)],
        ['fr', cell(source.named_fr)],
        ['en', cell(source.named_en)],
      ].filter(([, text]) => text !== ''),
    )
    const area = cell(source.area)
    // one cell may hold both, as Uwazi writes them: 31.5|34.4
    const [latitude = '', longitude = ''] =
      source.longitude === undefined
        ? cell(source.latitude).split(dialect.several)
        : [cell(source.latitude), cell(source.longitude)]
    if (area === '' && latitude === '' && longitude === '' && Object.keys(named).length === 0) return undefined
    const number = (text: string, most: number) => {
      const value = readNumber(text, dialect)
      if (Math.abs(value) > most) throw new CellFault('import.not-coordinates')
      return value
    }
    if ((latitude === '') !== (longitude === '')) throw new CellFault('import.not-coordinates')
    if (latitude !== '' && (source.radius_m ?? 0) < 1000) throw new CellFault('place.too-fine')
    return {
      precision: source.precision,
      ...(area === '' ? {} : { area_id: areaOf(area, terms) }),
      ...(latitude === ''
        ? {}
        : { latitude: number(latitude, 90), longitude: number(longitude, 180), radius_m: source.radius_m }),
      ...(Object.keys(named).length === 0 ? {} : { named }),
    }
  }
}

function ownReader(definition: FieldDefinition, source: Source, terms: RowTerms): Reader {
  const { dialect } = terms
  const text = textOf(source)
  const one = (cell: string): unknown => {
    if (definition.type === 'decimal') return readNumber(cell, dialect)
    const field: Field = {
      key: definition.key,
      type: definition.type as Field['type'],
      class: 'I',
      label: { ar: '', fr: '', en: '' },
      ...(definition.vocabulary_key === null ? {} : { list: definition.vocabulary_key }),
      ...(definition.target_kind === null ? {} : { to: [definition.target_kind] }),
    }
    if (definition.type === 'place' || definition.type === 'evidence' || definition.type === 'ref')
      throw new CellFault('import.field-not-taken')
    return valueReader(field, source, terms, null)(cell)
  }
  return (at) => {
    const cell = text(at).trim()
    if (cell === '') return undefined
    return definition.repeatable ? splitCell(cell, dialect).map(one) : one(cell)
  }
}

/** What a batch of rows will do to the records: which are made, which are changed, which rows are held or rejected. Pure. */
import { randomUUID } from 'node:crypto'
import type { Kind } from '../../index.ts'
import { type Content, contentOf, type FieldDefinition, prepare, type RecordRow } from '../../server.ts'
import type { RowFault } from '../mapping/faults.ts'
import { columnsOfSource, type Mapping, type PartMapping } from '../mapping/mapping.ts'
import { Link, type PartValues, type ReadRow } from '../mapping/read-row.ts'
import { heldAsConfidential } from './confidential.ts'

export type Found = {
  /** The record that the case has under this name of the source. */
  readonly record: (kind: Kind, external: string) => RecordRow | undefined
  /** The id of a record that a cell names, by the name of the source or by its code. */
  readonly link: (kind: Kind, external: string) => string | undefined
  /** Whether an earlier row of this run made or changed the record. */
  readonly isOfThisRun: (id: string) => boolean
}

export type PlanTerms = {
  readonly mapping: Mapping
  readonly definitions: ReadonlyMap<Kind, readonly FieldDefinition[]>
  readonly empty: (kind: Kind) => Content
  readonly today: string
  readonly daysSealed: boolean
  /** Whether nobody but the importer works on the case. */
  readonly ownerAlone: boolean
  /** Names of the files in the archive. */
  readonly files: ReadonlySet<string>
}

export type Made = {
  readonly row: number
  readonly id: string
  readonly external: string | null
  readonly content: Content
  readonly names: readonly string[]
}
export type Changed = {
  readonly row: number
  readonly record: RecordRow
  readonly content: Content
  readonly touched: ReadonlySet<string>
  readonly names: readonly string[]
}
export type RowOutcome = 'created' | 'updated' | 'unchanged' | 'held' | 'rejected'

export type Plan = {
  readonly outcomes: ReadonlyMap<number, RowOutcome>
  /** By part, in the order of the mapping. */
  readonly made: ReadonlyMap<string, Made[]>
  readonly changed: ReadonlyMap<string, Changed[]>
  readonly faults: ReadonlyMap<number, readonly RowFault[]>
  readonly files: readonly { readonly row: number; readonly name: string; readonly record: string }[]
}

type Step = {
  readonly part: PartMapping
  readonly made?: Made
  readonly changed?: Changed
  readonly id: string
  readonly isNews: boolean
}

/** Plans rows in their order; a row is taken whole or not at all, and a record is written once a run, by the first row that names it. */
export function planRows(rows: readonly ReadRow[], terms: PlanTerms, found: Found): Plan {
  const { mapping } = terms
  const outcomes = new Map<number, RowOutcome>()
  const faults = new Map<number, readonly RowFault[]>()
  const made = new Map(mapping.parts.map(({ part }): [string, Made[]] => [part, []]))
  const changed = new Map(mapping.parts.map(({ part }): [string, Changed[]] => [part, []]))
  const files: { row: number; name: string; record: string }[] = []
  /** Records of this batch by the name of the source. */
  const local = new Map<string, string>()

  const isWordedOwn = (kind: Kind, key: string) =>
    (terms.definitions.get(kind) ?? []).some((one) => one.key === key && (one.type === 'text' || one.type === 'long'))
  const reject = (row: number, wrong: readonly RowFault[], outcome: RowOutcome = 'rejected') => {
    outcomes.set(row, outcome)
    faults.set(row, wrong)
  }
  for (const read of rows) {
    if (read.faults.length > 0) {
      reject(read.row, read.faults)
      continue
    }
    const held = heldAsConfidential(read.parts, { mapping, ownerAlone: terms.ownerAlone, isWordedOwn })
    if (held !== undefined) {
      reject(read.row, [held], 'held')
      continue
    }
    const missing = read.files.filter((name) => !terms.files.has(name))
    if (missing.length > 0) {
      reject(read.row, [{ column: mapping.files?.column ?? null, code: 'import.file-missing' }])
      continue
    }
    const steps: Step[] = []
    const wrong: RowFault[] = []
    for (const values of read.parts) {
      const part = mapping.parts.find((one) => one.part === values.part)
      if (part === undefined) continue
      const step = planPart(read.row, part, values, steps, { terms, found, local }, wrong)
      if (step !== undefined) steps.push(step)
    }
    if (wrong.length > 0) {
      reject(read.row, wrong)
      continue
    }
    // parts under a constant name are shared by all rows: they do not make a row a repetition
    const own = steps.filter(({ part }) => part.id === undefined || !('constant' in part.id))
    const isRepeated = own.length > 0 && own.every(({ part, isNews }) => part.id !== undefined && !isNews)
    if (isRepeated) {
      const [first] = own
      const column = first?.part.id !== undefined && 'column' in first.part.id ? first.part.id.column : null
      reject(read.row, [{ column, code: 'import.row-repeated' }], 'held')
      continue
    }
    for (const { part, made: making, changed: changing, id } of steps) {
      if (making !== undefined) {
        made.get(part.part)?.push(making)
        if (making.external !== null) local.set(`${part.kind} ${making.external}`, id)
      }
      if (changing !== undefined) {
        changed.get(part.part)?.push(changing)
        local.set(`${part.kind} ${String(changing.record.legacy_no)}`, id)
      }
      if (mapping.files?.part === part.part)
        for (const name of read.files) files.push({ row: read.row, name, record: id })
    }
    const isMade = steps.some((step) => step.made !== undefined)
    outcomes.set(
      read.row,
      isMade ? 'created' : steps.some((step) => step.changed !== undefined) ? 'updated' : 'unchanged',
    )
  }
  return { outcomes, made, changed, faults, files }
}

type Around = { readonly terms: PlanTerms; readonly found: Found; readonly local: ReadonlyMap<string, string> }

function planPart(
  row: number,
  part: PartMapping,
  values: PartValues,
  earlier: readonly Step[],
  { terms, found, local }: Around,
  wrong: RowFault[],
): Step | undefined {
  const { external } = values
  const inBatch = external === null ? undefined : local.get(`${part.kind} ${external}`)
  if (inBatch !== undefined) return { part, id: inBatch, isNews: false }
  const record = external === null ? undefined : found.record(part.kind, external)
  if (record !== undefined && found.isOfThisRun(record.id)) return { part, id: record.id, isNews: false }
  if (record !== undefined && part.existing === 'leave') return { part, id: record.id, isNews: true }
  const fields = resolve(values, earlier, { found, local }, wrong)
  if (fields === undefined) return undefined
  const sent = {
    fields: { ...fields, ...(external === null ? {} : { legacy_no: external }) },
    states: values.states,
    extra: values.extra,
  }
  const current = record === undefined ? terms.empty(part.kind) : contentOf(part.kind, record)
  const { touched, faults, ...content } = prepare(
    part.kind,
    current,
    sent,
    { today: terms.today, daysSealed: terms.daysSealed, definitions: terms.definitions.get(part.kind) ?? [] },
    { whole: record === undefined },
  )
  if (faults.length > 0) {
    for (const { pointer, code } of faults) wrong.push({ column: columnAt(part, pointer), code })
    return undefined
  }
  if (record === undefined) {
    const id = randomUUID()
    return { part, id, isNews: true, made: { row, id, external, content, names: values.names } }
  }
  if (isSame(current, content)) return { part, id: record.id, isNews: true }
  return { part, id: record.id, isNews: true, changed: { row, record, content, touched, names: values.names } }
}

/** The fields with the ids of the records that they name; undefined when one is not to be found. */
function resolve(
  { fields }: PartValues,
  earlier: readonly Step[],
  { found, local }: Omit<Around, 'terms'>,
  wrong: RowFault[],
): Readonly<Record<string, unknown>> | undefined {
  const before = wrong.length
  const idOf = (link: Link): string | undefined => {
    if (link.part !== undefined) return earlier.find(({ part }) => part.part === link.part)?.id
    const { external = '' } = link
    for (const kind of link.to) {
      const id = local.get(`${kind} ${external}`) ?? found.link(kind, external)
      if (id !== undefined) return id
    }
    return undefined
  }
  const one = (value: unknown) => {
    if (!(value instanceof Link)) return value
    const id = idOf(value)
    if (id === undefined)
      wrong.push({
        column: value.column,
        code: value.part === undefined ? 'import.link-unknown' : 'import.part-absent',
      })
    return id
  }
  const resolved = Object.entries(fields).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.map(one) : one(value),
  ])
  return wrong.length > before ? undefined : Object.fromEntries(resolved)
}

function isSame(one: Content, other: Content): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other))
}

/** jsonb keeps keys in an order of its own: both sides are compared in one. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, held]) => held !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, held]) => [key, ordered(held)]),
  )
}

/** The heading behind a pointer such as `/fields/start`. */
function columnAt(part: PartMapping, pointer: string): string | null {
  const [, home, key = ''] = pointer.split('/')
  const source = home === 'extra' ? part.extra[key] : part.fields[key]
  if (source === undefined) return null
  return columnsOfSource(source)[0] ?? null
}

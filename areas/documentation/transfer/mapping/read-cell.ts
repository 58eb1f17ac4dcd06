/** From the text of a cell to the value of a field; what cannot be read is a fault, never a guess. Pure. */
import { cleanText, parseNumber, plainDigits } from '../../../../foundation/language/index.ts'
import type { Dialect } from '../reading/dialect.ts'
import { CellFault } from './faults.ts'
import { readDate } from './read-date.ts'

/** Terms of one list as cells may name them. */
export type Terms = {
  readonly byCode: ReadonlyMap<string, string>
  /** Folded labels; null for one that several terms carry. */
  readonly byLabel: ReadonlyMap<string, string | null>
}

export const foldLabel = (label: string) => label.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()

/** The id of the term that a cell names: by the given values, by its code, by a label that only one term has. Undefined for none. */
export function readTerm(
  cell: string,
  terms: Terms,
  values: Readonly<Record<string, string | null>> = {},
): string | undefined {
  const mapped = Object.hasOwn(values, cell) ? values[cell] : undefined
  if (mapped === null) return undefined
  const code = mapped ?? cell
  const found = terms.byCode.get(code)
  if (found !== undefined) return found
  if (mapped !== undefined) throw new CellFault('import.unknown-term')
  const labelled = terms.byLabel.get(foldLabel(cell))
  if (labelled === null) throw new CellFault('import.ambiguous-term')
  if (labelled === undefined) throw new CellFault('import.unknown-term')
  return labelled
}

const yes = new Set(['1', 'true', 'yes', 'y', 'oui', 'o', 'vrai', 'نعم', 'صحيح'])
const no = new Set(['0', 'false', 'no', 'n', 'non', 'faux', 'لا', 'خطأ'])

export function readBoolean(cell: string): boolean {
  const word = foldLabel(plainDigits(cell))
  if (yes.has(word)) return true
  if (no.has(word)) return false
  throw new CellFault('import.not-yes-or-no')
}

export function readNumber(cell: string, { decimal }: Pick<Dialect, 'decimal'>): number {
  const parsed = parseNumber(cell, { decimal, group: decimal === ',' ? '.' : ',' })
  if (parsed.status !== 'read') throw new CellFault('import.not-a-number')
  return parsed.value
}

export function readWhole(cell: string, dialect: Pick<Dialect, 'decimal'>): number {
  const number = readNumber(cell, dialect)
  if (!Number.isInteger(number)) throw new CellFault('import.not-whole')
  return number
}

/** `12`, `10-15`, `≥ 10`, `10+`: two ends, either null. */
export function readRange(cell: string, dialect: Pick<Dialect, 'decimal'>) {
  const text = plainDigits(cell).trim()
  const [, from, to] = /^(\d+)\s*[-–—/]\s*(\d+)$/.exec(text) ?? []
  if (from !== undefined && to !== undefined) return { min: Number(from), max: Number(to) }
  const [, least] = /^(?:[≥>]=?\s*(?=\d))?(\d+)\+?$/.exec(text) ?? []
  if (least !== undefined && text !== least) return { min: Number(least), max: null }
  const whole = readWhole(cell, dialect)
  return { min: whole, max: whole }
}

export function readDay(cell: string, dialect: Dialect): string {
  const value = readDate(cell, dialect)?.value
  if (value === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(value)) throw new CellFault('import.not-a-date')
  return value
}

export function readUncertain(cell: string, dialect: Dialect) {
  const date = readDate(cell, dialect)
  if (date === undefined) throw new CellFault('import.not-a-date')
  return date
}

/** A text as it will be kept; empty for one that is only blank. */
export const readText = (cell: string) => cleanText(cell)

/** The values of one cell that may hold several. */
export const splitCell = (cell: string, { several }: Pick<Dialect, 'several'>): readonly string[] => [
  ...new Set(
    cell
      .split(several)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
]

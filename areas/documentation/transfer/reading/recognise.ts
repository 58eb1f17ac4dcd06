/** What the beginning of a file tells of how it is to be read. A person sees it and may say otherwise. Pure. */
import { plainDigits } from '../../../../foundation/language/index.ts'
import { type Dialect, separators } from './dialect.ts'
import { FileRefused } from './limits.ts'

/** Bytes of the beginning that are looked at. */
export const lookedAt = 256 * 1024
const LINES = 60

const starts = (bytes: Uint8Array, ...head: readonly number[]) => head.every((byte, index) => bytes[index] === byte)

/** Whether the bytes begin as a ZIP archive does; workbooks are archives too. */
export const isArchive = (bytes: Uint8Array) =>
  starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0x50, 0x4b, 0x05, 0x06)

/** Encoding and separator of a text file. Refuses what is empty, and what is no text: a PDF, a picture, an old workbook. */
export function recogniseText(bytes: Uint8Array): Pick<Dialect, 'encoding' | 'separator'> {
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new FileRefused('file.old-workbook')
  const isWide = starts(bytes, 0xff, 0xfe)
  const isText = isWide || (!bytes.includes(0) && !starts(bytes, 0x25, 0x50, 0x44, 0x46))
  if (!isText) throw new FileRefused('file.not-a-table')
  const encoding = isWide ? 'utf-16le' : encodingOf(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  if (text.trim() === '') throw new FileRefused('file.empty')
  return { encoding, separator: separatorOf(text) }
}

function encodingOf(bytes: Uint8Array): Dialect['encoding'] {
  try {
    // a letter cut at the end of the piece is no fault
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return 'utf-8'
  } catch {
    // Arabic stands in words, a French accent between Latin letters
    const arabic = new TextDecoder('windows-1256').decode(bytes)
    const words = arabic.match(/[\u0621-\u064a]{2,}/gu)?.length ?? 0
    const lone = arabic.match(/[A-Za-z][\u0621-\u064a]|[\u0621-\u064a][A-Za-z]/gu)?.length ?? 0
    return words > lone ? 'windows-1256' : 'windows-1252'
  }
}

/** The separator that divides most lines into the same number of cells. */
function separatorOf(text: string): Dialect['separator'] {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES)
  const scores = separators.map((separator) => {
    const counts = lines.map((line) => outsideQuotes(line).split(separator).length)
    const usual = mostFrequent(counts.filter((count) => count > 1))
    return { separator, score: usual === undefined ? 0 : usual.times * 100 + usual.value }
  })
  const best = scores.reduce((one, other) => (other.score > one.score ? other : one))
  return best.score === 0 ? ',' : best.separator
}

const outsideQuotes = (line: string) => line.replace(/"(?:[^"]|"")*"?/g, '')

function mostFrequent(values: readonly number[]) {
  const times = new Map<number, number>()
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1)
  const found = [...times].map(([value, count]) => ({ value, times: count }))
  return found.length === 0 ? undefined : found.reduce((one, other) => (other.times > one.times ? other : one))
}

type Rows = readonly (readonly [number, readonly string[]])[]

/** What the first rows tell: where the headings stand, how days and fractions are written. */
export function recogniseRows(
  rows: Rows,
): Pick<Dialect, 'date_order' | 'calendar' | 'decimal'> & { readonly header_row: number } {
  const cells = rows.flatMap(([, row]) => row.map((cell) => plainDigits(cell).trim()))
  return { header_row: headerOf(rows), ...datesOf(cells), decimal: decimalOf(cells) }
}

/** The first row that is as full as rows of this file are: a title above the table fills one cell or two. */
function headerOf(rows: Rows): number {
  const filled = rows.map(([row, cells]) => ({ row, filled: cells.filter((cell) => cell.trim() !== '').length }))
  const most = Math.max(0, ...filled.map((one) => one.filled))
  const found = filled.find((one) => one.filled >= Math.max(1, most * 0.6))
  return Math.min(found?.row ?? 1, 100)
}

function datesOf(cells: readonly string[]): Pick<Dialect, 'date_order' | 'calendar'> {
  const days = cells.flatMap((cell) => {
    const found = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(cell)
    return found === null ? [] : [{ first: Number(found[1]), second: Number(found[2]), year: Number(found[3]) }]
  })
  const years = [
    ...days.map(({ year }) => year),
    ...cells.flatMap((cell) => /^(\d{4})-\d/.exec(cell)?.[1] ?? []).map(Number),
  ]
  const hijri = years.filter((year) => year >= 1300 && year <= 1500).length
  const isMonthFirst = days.some(({ second }) => second > 12) && !days.some(({ first }) => first > 12)
  return {
    date_order: isMonthFirst ? 'mdy' : 'dmy',
    calendar: hijri > years.length / 2 ? 'hijri' : 'gregorian',
  }
}

function decimalOf(cells: readonly string[]): Dialect['decimal'] {
  const comma = cells.filter((cell) => /^-?\d+,\d{1,2}$|^-?\d+,\d{4,}$/.test(cell)).length
  const point = cells.filter((cell) => /^-?\d+\.\d+$/.test(cell)).length
  return comma > point ? ',' : cells.some((cell) => /^-?\d+٫\d+$/.test(cell)) ? '٫' : '.'
}

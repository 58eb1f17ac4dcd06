import type { Series } from './series.tsx'
import { lineHeight, textSize, textWidth, wrapText } from './text-width.ts'

/** A number, a number known within bounds, or one withheld because it is small. */
export type BarValue = number | { readonly min: number; readonly max: number } | 'suppressed'

export type BarsData = {
  readonly categories: readonly { readonly key: string; readonly label: string }[]
  readonly series: readonly Series[]
  /** One row for each category, one value in it for each series. */
  readonly values: readonly (readonly BarValue[])[]
}

export type BarsMode = 'grouped' | 'stacked'

/** One piece of a bar; `inline` and `length` from the side where reading begins. */
export type BarPiece = {
  readonly key: string
  readonly kind: 'sure' | 'unsure' | 'suppressed'
  readonly series: number
  readonly inline: number
  readonly length: number
  readonly y: number
  readonly thickness: number
}

export type BarsLayout = {
  readonly height: number
  readonly baseline: number
  readonly rows: readonly {
    readonly key: string
    readonly label: { readonly inline: number; readonly y: number; readonly lines: readonly string[] }
    readonly pieces: readonly BarPiece[]
    readonly figures: readonly {
      readonly key: string
      readonly inline: number
      readonly y: number
      readonly text: string
    }[]
  }[]
}

type Words = { readonly number: (value: BarValue) => string }

const beside = 520
const stub = 22
const gap = 8

/**
 * Places bars that grow from the side where reading begins. Labels get the room the longest one needs, at most 40 % of
 * the width, or stand above their bars where the drawing is narrow. Nothing is cut: labels take more lines, and the
 * longest bar leaves room for its figure. A row holds as many values as there are series, or a RangeError tells so.
 */
export function layoutBars(data: BarsData, width: number, mode: BarsMode, words: Words): BarsLayout {
  if (data.values.length !== data.categories.length || data.values.some((row) => row.length !== data.series.length))
    throw new RangeError('Cannot draw bars: there must be a value for each category in each series')
  const above = width < beside
  const longest = Math.max(0, ...data.categories.map(({ label }) => textWidth(label, textSize)))
  const labelRoom = above ? width : Math.min(longest, Math.floor(width * 0.4))
  const baseline = above ? 0 : labelRoom + gap * 2
  const figureOf = (row: readonly BarValue[], index: number) =>
    words.number(mode === 'stacked' ? totalOf(row) : (row[index] ?? 'suppressed'))
  const figureRoom = Math.max(
    ...data.values.flatMap((row) => data.series.map((_, index) => textWidth(figureOf(row, index), textSize))),
    0,
  )
  const suppressed = data.values.some((row) => row.includes('suppressed'))
  const room = Math.max(40, width - baseline - figureRoom - gap - (mode === 'stacked' && suppressed ? stub : 0))
  const top = Math.max(...data.values.map((row) => largestOf(row, mode)), 0)
  const lengthOf = (value: number) => (top === 0 ? 0 : (value / top) * room)
  const thickness = mode === 'grouped' && data.series.length > 1 ? 18 : 24
  let y = 0
  const rows = data.categories.map(({ key, label }, at) => {
    const row = data.values[at] ?? []
    const lines = wrapText(label, labelRoom, textSize)
    const barCount = mode === 'grouped' ? data.series.length : 1
    const bars = barCount * thickness + (barCount - 1) * 3
    const text = lines.length * lineHeight
    const barsTop = above ? y + text + 4 : y + Math.max(0, (text - bars) / 2)
    const labelTop = above ? y : y + Math.max(0, (bars - text) / 2)
    y = above ? barsTop + bars + 14 : y + Math.max(text, bars) + 12
    const middle = (index: number) => barsTop + index * (thickness + 3)
    const pieces =
      mode === 'stacked'
        ? stackedPieces(row, lengthOf).map((piece) => ({ ...piece, y: barsTop }))
        : row.flatMap((value, index) =>
            groupedPieces(value, index, lengthOf).map((piece) => ({ ...piece, y: middle(index) })),
          )
    const endOf = (series?: number) =>
      pieces
        .filter((piece) => series === undefined || piece.series === series)
        .reduce((end, piece) => Math.max(end, piece.inline + piece.length), 0)
    const shown = mode === 'stacked' ? [undefined] : row.map((_, index) => index)
    return {
      key,
      label: { inline: 0, y: labelTop + lineHeight * 0.74, lines },
      pieces: pieces.map((piece) => ({ ...piece, inline: piece.inline + baseline, thickness })),
      figures: shown.map((index) => ({
        key: `${index ?? 'total'}`,
        inline: baseline + endOf(index) + gap,
        y: middle(index ?? 0) + thickness / 2 + textSize * 0.36,
        text: figureOf(row, index ?? 0),
      })),
    }
  })
  return { height: Math.ceil(y), baseline, rows }
}

type Piece = Omit<BarPiece, 'y' | 'thickness'>

function groupedPieces(value: BarValue, series: number, lengthOf: (value: number) => number): readonly Piece[] {
  if (value === 'suppressed') return [{ key: `s${series}`, kind: 'suppressed', series, inline: 0, length: stub }]
  const { min, max } = boundsOf(value)
  const sure: Piece = { key: `${series}`, kind: 'sure', series, inline: 0, length: lengthOf(min) }
  if (max === min) return [sure]
  const unsure = {
    key: `u${series}`,
    kind: 'unsure',
    series,
    inline: sure.length,
    length: lengthOf(max - min),
  } as const
  return [sure, unsure]
}

// what is unsure and what is withheld stand at the end: then every sure part can be compared from the ones before it
function stackedPieces(row: readonly BarValue[], lengthOf: (value: number) => number): readonly Piece[] {
  const pieces: Piece[] = []
  let inline = 0
  const add = (key: string, kind: BarPiece['kind'], series: number, length: number) => {
    pieces.push({ key, kind, series, inline, length })
    inline += length
  }
  for (const [series, value] of row.entries()) {
    if (value !== 'suppressed') add(`${series}`, 'sure', series, lengthOf(boundsOf(value).min))
  }
  const total = totalOf(row)
  const { min, max } = boundsOf(total === 'suppressed' ? 0 : total)
  if (max > min) add('u', 'unsure', 0, lengthOf(max - min))
  if (row.includes('suppressed')) add('s', 'suppressed', 0, stub)
  return pieces
}

/** The lower and the upper bound of a value that is not withheld. */
export function boundsOf(value: Exclude<BarValue, 'suppressed'>): { readonly min: number; readonly max: number } {
  return typeof value === 'number' ? { min: value, max: value } : value
}

/** The sum of what a row shows; withheld values are not in it, or a subtraction would reveal them. */
export function totalOf(row: readonly BarValue[]): BarValue {
  const shown = row.filter((value) => value !== 'suppressed').map(boundsOf)
  if (shown.length === 0) return 'suppressed'
  const min = shown.reduce((sum, bounds) => sum + bounds.min, 0)
  const max = shown.reduce((sum, bounds) => sum + bounds.max, 0)
  return min === max ? min : { min, max }
}

function largestOf(row: readonly BarValue[], mode: BarsMode): number {
  const values = mode === 'stacked' ? [totalOf(row)] : row
  return Math.max(0, ...values.map((value) => (value === 'suppressed' ? 0 : boundsOf(value).max)))
}

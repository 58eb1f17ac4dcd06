import type { Report, Result } from './result.ts'

const number = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 4 })
const headings = ['', 'value', 'goal', 'met', 'raw', 'ratio']

/** The report as a table for people; empty columns are left out. */
export function tableOf({ name, machine, results }: Report): string {
  const rows = [headings, ...results.map(cells)]
  const shown = headings.map((_heading, column) => column < 2 || rows.slice(1).some((row) => row[column] !== ''))
  const widths = headings.map((_heading, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .filter((_cell, column) => shown[column])
      .join('  ')
      .trimEnd(),
  )
  return [name, machine, '', ...lines].join('\n')
}

function cells({ metric, value, unit, goal, met, limit, ratio }: Result): readonly string[] {
  const amount = (figure: number | undefined) => (figure === undefined ? '' : `${number.format(figure)} ${unit}`)
  return [
    metric,
    amount(value),
    amount(goal),
    met === undefined ? '' : met ? 'yes' : 'no',
    amount(limit),
    ratio === undefined ? '' : number.format(ratio),
  ]
}

/** Rows that an import kept out, as a table that opens in a spreadsheet. Pure. */
import type { Import } from '../../imports/model.ts'

type Row = Import['kept_out'][number]

/** A cell: quoted, and never read as a formula. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

/** CSV with line, column, code and words of the reason, and the line as it stands in the file, where the file has lines. */
export function keptOutTable(
  rows: readonly Row[],
  { words, content }: { readonly words: Readonly<Record<string, string>>; readonly content: string },
): string {
  const lines = content.split(/\r\n|\n|\r/)
  const table = rows.map(({ line, field, reason }) => [
    String(line),
    field ?? '',
    reason ?? '',
    words[reason ?? ''] ?? '',
    lines[line - 1] ?? '',
  ])
  const all = [['line', 'column', 'code', 'reason', 'row'], ...table]
  return `\uFEFF${all.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

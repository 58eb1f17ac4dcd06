/** Lines of files that spreadsheet programs open: nothing in a cell is ever worked out as a formula. Pure. */

/** Beginnings that a spreadsheet program takes for a formula; those of its own escape are escaped as well, so that reading takes back exactly what was written. */
const begins = /^'*[=+\-@\t\r\u3000＝＋－＠]/u

/** A cell that stays text: an apostrophe before whatever could be a formula. */
const neutral = (cell: string): string => (begins.test(cell) ? `'${cell}` : cell)

/** The cell as it was before `neutral`. */
export const plain = (cell: string): string => (/^'/.test(cell) && begins.test(cell.slice(1)) ? cell.slice(1) : cell)

/** One line with its end, each cell neutral and quoted where it needs to be (RFC 4180). */
export const csvLine = (cells: readonly string[]): string =>
  `${cells
    .map(neutral)
    .map((cell) => (/[",\r\n;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',')}\r\n`

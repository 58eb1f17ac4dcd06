/** Why a mapping, a row or a cell is not taken; each code has its sentence in `problems.ts`. */

/** Of a row. `column` is the heading in the file, null where the row as a whole is meant. Never a value. */
export type RowFault = { readonly column: string | null; readonly code: string }

/** Of a mapping, where it stands (RFC 6901). */
export type MappingFault = { readonly pointer: string; readonly code: string }

/** Raised while a cell is read. */
export class CellFault extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

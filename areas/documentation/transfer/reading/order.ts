/** What the reading process is told, and what it answers: one JSON a line. */
import type { Dialect, SaidOfFile } from './dialect.ts'
import type { FileFault } from './limits.ts'

export type Order =
  | {
      readonly what: 'read'
      readonly path: string
      readonly dialect: Dialect
      /** Rows up to this number are passed over. */
      readonly after: number
      readonly most: number | null
    }
  | { readonly what: 'recognise'; readonly path: string; readonly said: SaidOfFile }
  | { readonly what: 'extract'; readonly path: string; readonly names: readonly string[]; readonly folder: string }

/** A row with its number in the file, the first being 1. */
export type NumberedRow = readonly [number, readonly string[]]

export type Answer =
  | { readonly tables: readonly string[] }
  | { readonly files: readonly string[] }
  | { readonly recognised: Dialect }
  | { readonly header: readonly string[] }
  | { readonly rows: readonly NumberedRow[] }
  | { readonly laid: number }
  | { readonly end: number }
  | { readonly fault: FileFault; readonly row: number | null }

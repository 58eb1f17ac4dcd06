/** How a file of tables is to be read: recognised from its beginning, shown, and declared by a person. */
import { z } from 'zod'

const encodings = ['utf-8', 'windows-1256', 'windows-1252', 'utf-16le'] as const
export const separators = [',', ';', '\t', '|'] as const
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const
export const calendars = ['gregorian', 'hijri'] as const
const decimals = ['.', ',', '٫'] as const
const formats = ['csv', 'xlsx', 'zip'] as const
const Several = /* @__PURE__ */ z.string().min(1).max(3)
const Table = /* @__PURE__ */ z.string().max(200)
const HeaderRow = /* @__PURE__ */ z.int().min(1).max(100)

export const Dialect = /* @__PURE__ */ z.strictObject({
  format: z.enum(formats),
  separator: z.enum(separators).default(','),
  encoding: z.enum(encodings).default('utf-8'),
  /** How `01/02/2023` is meant; dates that begin with the year are read in any case. A column may say otherwise of itself. */
  date_order: z.enum(dateOrders).default('dmy'),
  calendar: z.enum(calendars).default('gregorian'),
  decimal: z.enum(decimals).default('.'),
  /** What stands between several values in one cell. */
  several: Several.default('|'),
  /** The sheet of a workbook or the table in an archive; the first when left out. */
  table: Table.exactOptional(),
  /** The row with the headings, the first of the file being 1; what stands above it is passed over. */
  header_row: HeaderRow.exactOptional(),
})
export type Dialect = z.infer<typeof Dialect>

/** What a person says of a file; the rest is recognised. */
export const SaidOfFile = /* @__PURE__ */ z.strictObject({
  format: z.enum(formats).exactOptional(),
  separator: z.enum(separators).exactOptional(),
  encoding: z.enum(encodings).exactOptional(),
  date_order: z.enum(dateOrders).exactOptional(),
  calendar: z.enum(calendars).exactOptional(),
  decimal: z.enum(decimals).exactOptional(),
  several: Several.exactOptional(),
  table: Table.exactOptional(),
  header_row: HeaderRow.exactOptional(),
})
export type SaidOfFile = z.infer<typeof SaidOfFile>

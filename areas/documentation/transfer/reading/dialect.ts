/** How a file of tables is to be read: declared by a person, never guessed. */
import { z } from 'zod'

const encodings = ['utf-8', 'windows-1256', 'windows-1252'] as const
const separators = [',', ';', '\t', '|'] as const
const dateOrders = ['dmy', 'mdy', 'ymd'] as const

export const Dialect = /* @__PURE__ */ z.strictObject({
  format: z.enum(['csv', 'xlsx', 'zip']),
  separator: z.enum(separators).default(','),
  encoding: z.enum(encodings).default('utf-8'),
  /** How `01/02/2023` is meant; dates that begin with the year are read in any case. */
  date_order: z.enum(dateOrders).default('dmy'),
  calendar: z.enum(['gregorian', 'hijri']).default('gregorian'),
  decimal: z.enum(['.', ',', '٫']).default('.'),
  /** What stands between several values in one cell. */
  several: z.string().min(1).max(3).default('|'),
  /** The sheet of a workbook or the table in an archive; the first when left out. */
  table: z.string().max(200).exactOptional(),
})
export type Dialect = z.infer<typeof Dialect>

/** Which columns of a file become which fields of which records. A row makes one record a part, in the order of the parts. */
import { z } from 'zod'
import { kinds, placePrecisions } from '../../index.ts'
import { calendars, dateOrders } from '../reading/dialect.ts'

const Column = z.string().min(1).max(300)
const Text = z.string().min(1).max(2000)
const Part = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)
const Key = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/)
/** From what a cell holds to the code of a term, or to nothing. */
const Values = z.record(z.string().max(500), z.string().max(60).nullable())

const Source = z.union([
  /** One cell; `values`: what a cell stands for, a code or another cell, or nothing; of dates, how this column writes them where it differs from the file. */
  z.strictObject({
    column: Column,
    values: Values.exactOptional(),
    date_order: z.enum(dateOrders).exactOptional(),
    calendar: z.enum(calendars).exactOptional(),
  }),
  /** The same value in every row, written as in a cell. */
  z.strictObject({ constant: z.string().max(2000) }),
  /** A text with a column for each language. */
  z.strictObject({ ar: Column.exactOptional(), fr: Column.exactOptional(), en: Column.exactOptional() }),
  /** The same text in every row, by language. */
  z.strictObject({
    text: z.strictObject({ ar: Text.exactOptional(), fr: Text.exactOptional(), en: Text.exactOptional() }),
  }),
  /** A number between two. */
  z.strictObject({ min: Column, max: Column }),
  /** A place: an area by its code or name, a point with a radius, names. */
  z.strictObject({
    area: Column.exactOptional(),
    latitude: Column.exactOptional(),
    longitude: Column.exactOptional(),
    radius_m: z.int().min(1).max(2_000_000).exactOptional(),
    named_ar: Column.exactOptional(),
    named_fr: Column.exactOptional(),
    named_en: Column.exactOptional(),
    precision: z.enum(placePrecisions),
  }),
  /** The record that another, earlier part of the same row makes. */
  z.strictObject({ part: Part }),
])
export type Source = z.infer<typeof Source>

const PartMapping = z.strictObject({
  part: Part,
  kind: z.enum(kinds).exclude(['case_file']),
  /** What the source calls the record: kept as `legacy_no`, by which a second import finds it again. */
  id: z
    .union([z.strictObject({ column: Column }), z.strictObject({ constant: z.string().min(1).max(100) })])
    .exactOptional(),
  /** The part is made only in rows in which this column is filled. */
  only_if: Column.exactOptional(),
  /** What is done with a record that an earlier import made: brought up to the file, or left alone. */
  existing: z.enum(['update', 'leave']).default('update'),
  fields: z.record(Key, Source),
  /** Fields that the institution defined. */
  extra: z.record(Key, Source).default({}),
  /** Fields that are said to be unknown where the cell is empty. */
  unknown: z.array(Key).max(100).default([]),
})
export type PartMapping = z.infer<typeof PartMapping>

export const Mapping = z.strictObject({
  parts: z.array(PartMapping).min(1).max(12),
  /** A column with names of files in the archive, and the part whose records they belong to. */
  files: z.strictObject({ column: Column, part: Part }).exactOptional(),
})
export type Mapping = z.infer<typeof Mapping>

/** Columns of the file that a source reads. */
export function columnsOfSource(source: Source): readonly string[] {
  if ('constant' in source || 'part' in source || 'text' in source) return []
  if ('column' in source) return [source.column]
  const columns = Object.entries<unknown>(source).filter(([key]) => key !== 'precision' && key !== 'radius_m')
  return columns.flatMap(([, column]) => (typeof column === 'string' ? [column] : []))
}

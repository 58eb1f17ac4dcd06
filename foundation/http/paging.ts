/** Cursor paging: one mechanism, opaque to the client, stable while rows are added. */
import { z } from 'zod'
import { malformed } from './problems.ts'

const PAGE_LIMIT = 50

/** Query parameters of a paged list. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(PAGE_LIMIT),
  after: z.string().max(500).optional(),
}

/** A page of `item`; `next` is the cursor of the page after it. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable(), total: z.number().int().optional() })

/** Turns sort values of the last row into a cursor. */
export const cursorOf = (values: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url')

/** Reads a cursor of `schema`; refuses with a Problem one that this list did not give out. */
export function readCursor<T>(cursor: string | undefined, schema: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw malformed({})
  }
}

/** Cuts `limit + 1` fetched rows to a page and makes the next cursor from the last row kept. */
export function toPage<T>(rows: readonly T[], limit: number, sortValues: (row: T) => readonly (string | number)[]) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? cursorOf(sortValues(last)) : null }
}

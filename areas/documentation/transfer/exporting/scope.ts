/** Of which records an export is made: all that the person sees, those of a case, those that a search finds. */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../../foundation/database/index.ts'
import { search } from '../../../../foundation/search/server.ts'
import { withAllBelow } from '../../../../foundation/vocabulary/index.ts'
import { QueryText } from '../../server.ts'

/** Most records of a search that are exported at once. */
const MOST_FOUND = 100_000

export const ExportQuery = z.strictObject({ case_id: z.uuid().optional(), search: QueryText.optional() })

export type ExportScope = { readonly caseId: string | undefined; readonly ids: readonly string[] | undefined }

export async function readScope(tx: Tx, asked: z.infer<typeof ExportQuery>): Promise<ExportScope> {
  const found =
    asked.search === undefined
      ? undefined
      : await search(tx, asked.search, { limit: MOST_FOUND, descendants: withAllBelow })
  return { caseId: asked.case_id, ids: found?.ids }
}

export function scopeSql({ caseId, ids }: ExportScope): RawBuilder<unknown> {
  const inCase = caseId === undefined ? sql`true` : sql`case_id = ${caseId}`
  return ids === undefined ? inCase : sql`${inCase} and id = any(${[...ids]}::uuid[])`
}

/** SQL of lists of records: pages by cursor under the reader's own row security, links of one record, counts that stop in time. */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../foundation/database/index.ts'
import { readCursor, toPage } from '../../foundation/http/index.ts'
import { homeOf } from './columns.ts'
import { fieldOf, openFields, recordKinds } from './record-kinds/all.ts'
import { type Kind, kinds } from './record-kinds/declaration.ts'
import type { RecordRow } from './record-rows.ts'

export const sorts = ['-updated', 'updated', 'code', 'date', '-date'] as const

/** One condition: a field and a value it has; `null` for records without one. */
export type Filter = { readonly field: string; readonly value: string }

export type ListRequest = {
  readonly case_id?: string | undefined
  readonly filters: readonly Filter[]
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** `possible`: the spans overlap. `certain`: the record's lies inside. */
  readonly mode: 'possible' | 'certain'
  readonly deleted: boolean
  readonly sort: (typeof sorts)[number]
  readonly limit: number
  readonly after?: string | undefined
}

const Cursor = z.tuple([z.string().max(60), z.uuid()])
type Condition = RawBuilder<unknown>

/** Whether a filter can be asked of this kind: a field that is coded, linked, chosen or true. */
export function isFilter(kind: Kind, { field, value }: Filter): boolean {
  const type = fieldOf(kind, field)?.class === 'X' ? undefined : fieldOf(kind, field)?.type
  if (type === 'bool') return value === 'true' || value === 'false'
  if (type === 'choice' || type === 'state' || field === 'legacy_no') return value.length <= 100
  const linked = type === 'code' || type === 'ref' || type === 'area' || type === 'user'
  return linked && z.uuid().safeParse(value).success
}

function conditionOf(kind: Kind, { field: key, value }: Filter): Condition {
  const field = fieldOf(kind, key)
  if (field === undefined) return sql`false`
  const home = homeOf(field)
  if (home === 'codes')
    return sql`id in (select record_id from record_code where term_id = ${value} and field = ${key} and kind = ${kind})`
  if (home === 'refs')
    return sql`id in (select record_id from record_ref where target_id = ${value} and field = ${key} and kind = ${kind})`
  const isId = field.type === 'code' || field.type === 'ref' || field.type === 'area' || field.type === 'user'
  return sql`${sql.ref(isId ? `${key}_id` : key)} = ${value}`
}

/** The span of a record in SQL, as in spanOfRecord(): null is open. */
function spanColumns(kind: Kind): { readonly first: Condition; readonly last: Condition } | undefined {
  const [start, end] = recordKinds[kind].dates ?? []
  if (start === undefined) return undefined
  const last = (key: string) => sql.ref(`${key}_last`)
  return {
    first: sql.ref(`${start}_first`),
    // without an end, the record ends with its start
    last:
      end === undefined
        ? last(start)
        : sql`case when ${sql.ref(end)} is null then ${last(start)} else ${last(end)} end`,
  }
}

function between(kind: Kind, { from, to, mode }: ListRequest): readonly Condition[] {
  const span = spanColumns(kind)
  if (from === undefined && to === undefined) return []
  if (span === undefined) return [sql`false`]
  const dated = sql`(${span.first} is not null or ${span.last} is not null)`
  const { first, last } = span
  return mode === 'certain'
    ? [
        ...(from === undefined ? [] : [sql`${first} >= ${from}::date`]),
        ...(to === undefined ? [] : [sql`${last} <= ${to}::date`]),
      ]
    : [
        dated,
        ...(from === undefined ? [] : [sql`(${last} is null or ${last} >= ${from}::date)`]),
        ...(to === undefined ? [] : [sql`(${first} is null or ${first} <= ${to}::date)`]),
      ]
}

/** What rows are sorted by, as text that sorts like it and fits a cursor, and whether downwards. */
function orderOf(
  kind: Kind,
  sort: ListRequest['sort'],
): { readonly key: Condition; readonly as: Condition; readonly down: boolean } {
  const span = spanColumns(kind)
  if (sort === 'code') return { key: sql.ref('code'), as: sql`text`, down: false }
  if (sort.endsWith('date') && span !== undefined)
    return { key: sql`coalesce(${span.first}, '0001-01-01'::date)`, as: sql`date`, down: sort === '-date' }
  return { key: sql.ref('updated_at'), as: sql`timestamptz`, down: sort !== 'updated' }
}

/** So many cases are named to the planner; who works on more sees most of what there is. */
const NAMED = 1000

/**
 * The cases to look in. Row security says the same; named one by one, the few cases of somebody among many are found by their index, as
 * the planner knows how much is in each.
 */
async function inCases(tx: Tx, caseId: string | undefined): Promise<Condition> {
  if (caseId !== undefined) return sql`case_id = ${caseId}`
  const { rows } = await sql<{ id: string }>`select app.my_cases('view') as id limit ${NAMED + 1}`.execute(tx)
  return rows.length > NAMED ? sql`true` : sql`case_id = any(${rows.map(({ id }) => id)})`
}

/** A page of records of a kind that the actor sees. */
export async function listRecords(tx: Tx, kind: Kind, request: ListRequest) {
  const { key, as, down } = orderOf(kind, request.sort)
  const cursor = readCursor(request.after, Cursor)
  const conditions = [
    request.deleted ? sql`deleted_at is not null` : sql`deleted_at is null`,
    await inCases(tx, request.case_id),
    ...request.filters.map((filter) => conditionOf(kind, filter)),
    ...between(kind, request),
    ...(cursor === undefined
      ? []
      : [sql`(${key}, id) ${down ? sql`<` : sql`>`} (${cursor[0]}::${as}, ${cursor[1]}::uuid)`]),
  ]
  const way = down ? sql`desc` : sql`asc`
  const { rows } = await sql<RecordRow & { sort_key: string }>`
    select *, (${key})::text as sort_key from ${sql.table(recordKinds[kind].table)}
    where ${sql.join(conditions, sql` and `)} order by ${key} ${way}, id ${way} limit ${request.limit + 1}`.execute(tx)
  return toPage(rows, request.limit, ({ sort_key, id }) => [sort_key, id])
}

/** Every field of any kind that may name a record of this kind. */
export const fieldsTo = (kind: Kind) =>
  kinds.flatMap((from) =>
    openFields(from)
      .filter((field) => field.to?.includes(kind))
      .map((field) => ({ kind: from, field: field.key, home: homeOf(field) })),
  )

/** Where a count stops: more than a person would page through, and few enough to count while a record opens. */
export const COUNTED = 10_000

/** How many records name this one, by kind and field, up to COUNTED of each; only what the actor sees, and only where there is any. */
export async function countLinks(tx: Tx, kind: Kind, id: string) {
  const counts = fieldsTo(kind).map(({ kind: from, field, home }) =>
    home === 'refs'
      ? sql`select ${from}::text as kind, ${field}::text as field, (select count(*)::int from (
          select from record_ref where target_id = ${id} and kind = ${from} and field = ${field} limit ${COUNTED + 1}) found) as count`
      : sql`select ${from}::text as kind, ${field}::text as field, (select count(*)::int from (
          select from ${sql.table(recordKinds[from].table)} where ${sql.ref(`${field}_id`)} = ${id} and deleted_at is null
          limit ${COUNTED + 1}) found) as count`,
  )
  if (counts.length === 0) return []
  const { rows } = await sql<{ kind: Kind; field: string; count: number }>`
    select * from (${sql.join(counts, sql` union all `)}) links where count > 0`.execute(tx)
  return rows
}

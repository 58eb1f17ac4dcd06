/** SQL of cards: what a list of results shows of each record, for records of every kind at once, under the reader's own row security. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../foundation/database/index.ts'
import { homeOf } from './columns.ts'
import type { Card } from './finding-model.ts'
import { fieldOf, openFields, recordKinds } from './record-kinds/all.ts'
import { type Kind, kinds } from './record-kinds/declaration.ts'

type Row = {
  readonly id: string
  readonly kind: Kind
  readonly case_id: string
  readonly code: string
  readonly title: Record<string, unknown> | null
  readonly type_id: string | null
  readonly start_first: string | null
  readonly start_last: string | null
  readonly end_first: string | null
  readonly end_last: string | null
  readonly has_start: boolean
  readonly has_end: boolean
  readonly approximate: boolean | null
  readonly area_ids: readonly (string | null)[]
  readonly located: boolean
}

/** The cards of these records in this order; without those that the reader does not see or that are deleted. */
export async function cardsOf(tx: Tx, ids: readonly string[]): Promise<readonly Card[]> {
  if (ids.length === 0) return []
  const wanted = [...new Set(ids)]
  const parts = kinds.map((kind) => selectOf(kind, wanted))
  const { rows } = await sql<Row>`${sql.join(parts, sql` union all `)}`.execute(tx)
  const found = new Map(rows.map((row) => [row.id, row]))
  return wanted.flatMap((id) => {
    const row = found.get(id)
    return row === undefined ? [] : [cardOf(row)]
  })
}

function cardOf(row: Row): Card {
  const { id, kind, case_id, code, title, type_id } = row
  return {
    ...{ id, kind, case_id, code, title, type_id },
    start: row.has_start ? { first: row.start_first, last: row.start_last } : null,
    end: row.has_end ? { first: row.end_first, last: row.end_last } : null,
    approximate: row.approximate === true,
    area_ids: [...new Set(row.area_ids.filter((area) => area !== null))],
    located: row.located,
  }
}

function selectOf(kind: Kind, ids: readonly string[]): RawBuilder<unknown> {
  const { table, title, dates = [] } = recordKinds[kind]
  const day = (key: string | undefined, part: string) =>
    key === undefined ? sql`null::text` : sql`${sql.ref(`${key}_${part}`)}::text`
  const has = (key: string | undefined) => (key === undefined ? sql`false` : sql`${sql.ref(key)} is not null`)
  const [start, end] = dates
  // a published name is a name all the same: in lists persons go by their pseudonym
  const named = title === undefined || kind === 'person' ? sql`null::jsonb` : sql.ref(title)
  return sql`
    select id, ${kind}::text as kind, case_id, code, ${named} as title, ${typeOf(kind)} as type_id,
      ${day(start, 'first')} as start_first, ${day(start, 'last')} as start_last,
      ${day(end, 'first')} as end_first, ${day(end, 'last')} as end_last,
      ${has(start)} as has_start, ${has(end)} as has_end,
      ${start === undefined ? sql`false` : sql.ref(`${start}_approximate`)} as approximate,
      ${areasOf(kind)} as area_ids, ${locatedIn(kind)} as located
    from ${sql.table(table)} where id = any(${[...ids]}) and deleted_at is null`
}

/** The term that says what a record of this kind is. */
function typeOf(kind: Kind): RawBuilder<unknown> {
  const { title_code: key } = recordKinds[kind]
  const field = key === undefined ? undefined : fieldOf(kind, key)
  if (field === undefined) return sql`null::uuid`
  return homeOf(field) === 'codes' ? sql`(codes -> ${field.key}::text ->> 0)::uuid` : sql.ref(`${field.key}_id`)
}

/** Every area that open fields of a record name. */
function areasOf(kind: Kind): RawBuilder<unknown> {
  const parts = openFields(kind).flatMap((field): RawBuilder<unknown>[] => {
    if (field.type === 'place') return [sql`array[${sql.ref(`${field.key}_area_id`)}]`]
    if (field.type !== 'area') return []
    return homeOf(field) === 'refs'
      ? [sql`array(select jsonb_array_elements_text(refs -> ${field.key}::text)::uuid)`]
      : [sql`array[${sql.ref(`${field.key}_id`)}]`]
  })
  return parts.length === 0 ? sql`'{}'::uuid[]` : sql.join(parts, sql` || `)
}

/** Whether an open point of a record is known. */
function locatedIn(kind: Kind): RawBuilder<unknown> {
  const points = openFields(kind).filter(({ type }) => type === 'place')
  const known = points.map(({ key }) => sql`${sql.ref(`${key}_latitude`)} is not null`)
  return known.length === 0 ? sql`false` : sql`(${sql.join(known, sql` or `)})`
}

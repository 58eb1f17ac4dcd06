/** SQL of labels: what the ids in records stand for, joined under the reader's own row security and never stored beside them. */
import { type RawBuilder, sql } from 'kysely'
import { namesOf } from '../../foundation/access/server.ts'
import type { Tx } from '../../foundation/database/index.ts'
import { homeOf } from './columns.ts'
import { idsOf, type NamedId } from './ids-of.ts'
import { type FieldDefinition, idsOfOwnFields } from './own-fields.ts'
import { fieldOf, recordKinds } from './record-kinds/all.ts'
import type { Kind } from './record-kinds/declaration.ts'
import { contentOf, type RecordRow } from './record-rows.ts'
import type { Labels, LinkedRecord } from './views.ts'

const unique = (ids: readonly string[]) => [...new Set(ids)]

/** Labels of everything that these records name. */
export async function labelsOf(
  tx: Tx,
  kind: Kind,
  rows: readonly RecordRow[],
  definitions: readonly FieldDefinition[],
): Promise<Labels> {
  const named = rows.flatMap((row) => {
    const { values, extra } = contentOf(kind, row)
    return [...idsOf(kind, values), ...idsOfOwnFields(definitions, extra, Object.keys(extra))]
  })
  const of = (sort: NamedId['of']) => unique(named.filter((one) => one.of === sort).map(({ id }) => id))
  const byKind = new Map<Kind, string[]>()
  for (const { of: sort, to = [], id } of named)
    if (sort === 'record') for (const target of to) byKind.set(target, [...(byKind.get(target) ?? []), id])
  const records: LinkedRecord[] = []
  for (const [target, ids] of byKind) records.push(...(await summariesOf(tx, target, unique(ids))))
  const people = await namesOf(tx, [
    ...of('user'),
    ...rows.flatMap(({ created_by, updated_by }) => [created_by, updated_by]),
  ])
  return {
    terms: [...(await termLabels(tx, of('term')))],
    areas: [...(await areaLabels(tx, of('area')))],
    people: [...people].map(([id, name]) => ({ id, name })),
    records,
  }
}

/** What names records in a list: code, title, type. Those that the reader does not see are left out. */
export async function summariesOf(tx: Tx, kind: Kind, ids: readonly string[]): Promise<readonly LinkedRecord[]> {
  if (ids.length === 0) return []
  const { table, title_code } = recordKinds[kind]
  const typed = title_code === undefined ? undefined : fieldOf(kind, title_code)
  const type =
    typed === undefined
      ? sql`null::uuid`
      : homeOf(typed) === 'codes'
        ? sql`(codes -> ${typed.key}::text ->> 0)::uuid`
        : sql.ref(`${typed.key}_id`)
  const { rows } = await sql<Omit<LinkedRecord, 'kind'>>`
    select id, case_id, code, ${titleOf(kind)} as title, ${type} as type_id
    from ${sql.table(table)} where id = any(${[...ids]})`.execute(tx)
  return rows.map((row) => ({ kind, ...row }))
}

/** The title of a record; one that names a person for those who may read names. */
function titleOf(kind: Kind): RawBuilder<unknown> {
  const { title } = recordKinds[kind]
  if (title === undefined) return sql`null::jsonb`
  return fieldOf(kind, title)?.names === true
    ? sql`case when (select app.can('names.read')) then ${sql.ref(title)} end`
    : sql.ref(title)
}

export async function termLabels(tx: Tx, ids: readonly string[]): Promise<Labels['terms']> {
  if (ids.length === 0) return []
  const { rows } = await sql<{
    id: string
    code: string
    ar: string | null
    fr: string | null
    en: string | null
    retired: boolean
  }>`
    select id, code, label_ar as ar, label_fr as fr, label_en as en, retired_on is not null as retired from term
    where id = any(${[...ids]})`.execute(tx)
  return rows.map(({ id, code, retired, ...words }) => ({
    id,
    code,
    retired,
    label: Object.fromEntries(Object.entries(words).filter(([, label]) => label !== null)),
  }))
}

export async function areaLabels(tx: Tx, ids: readonly string[]): Promise<Labels['areas']> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; name: Record<string, unknown> }>`
    select a.id, coalesce(jsonb_object_agg(n.language, n.words) filter (where n.words is not null), '{}') as name
    from area a left join area_name n on n.area_id = a.id and n.kind = 'name' and n.deleted_at is null
    where a.id = any(${[...ids]}) group by a.id`.execute(tx)
  return rows
}

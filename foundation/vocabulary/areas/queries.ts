/** SQL of the gazetteer: reading and choosing. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../database/index.ts'
import '../tables.ts'
import { afterAll, askedWords, distanceOf } from '../words.ts'
import type { Area, AreaDetail, AreaNames } from './model.ts'

const namesOf = (area: string) => sql`(select coalesce(jsonb_object_agg(n.language, n.words), '{}') from area_name n
  where n.area_id = ${sql.ref(area)} and n.kind = 'name' and n.deleted_at is null)`
const columns = sql`a.id, a.version, a.code, ${namesOf('a.id')} as names, a.parent_id, a.type_id, a.latitude, a.longitude,
  a.radius_m, a.valid_from, a.valid_to, a.replaced_by_id, a.note,
  (select count(*)::int from area c where c.parent_id = a.id and c.deleted_at is null) as children`
type Plain = Omit<Area, 'above'>

export type AreaPage = {
  /** Areas directly inside this one; null for those inside none. */
  readonly below: string | null
  readonly limit: number
  readonly after?: readonly [name: string, id: string] | undefined
}

/** The text an area is sorted by: its first name in use in the order of the languages, else its code. */
const sortName = sql`coalesce((select n.words from area_name n where n.area_id = a.id and n.kind = 'name' and n.deleted_at is null
  order by n.language limit 1), a.code, '')`

/** One more than `limit` areas inside another, by name, each with its place in the alphabet. */
export async function areasPage(
  tx: Tx,
  { below, limit, after }: AreaPage,
): Promise<readonly (Area & { sort: string })[]> {
  const inside = below === null ? sql`a.parent_id is null` : sql`a.parent_id = ${below}`
  const from = after === undefined ? sql`true` : sql`(${sortName}, a.id) > (${after[0]}, ${after[1]}::uuid)`
  const { rows } = await sql<Plain & { sort: string }>`select ${columns}, ${sortName} as sort from area a
    where ${inside} and a.deleted_at is null and ${from} order by sort, a.id limit ${limit + 1}`.execute(tx)
  const found = await withAbove(tx, rows)
  return found.map((area, index) => ({ ...area, sort: rows[index]?.sort ?? '' }))
}

const CANDIDATES = 400

/** Areas one of whose names, present or past, has a word beginning with each typed word; the nearest name first. */
export async function searchAreas(
  tx: Tx,
  { search, limit }: { readonly search: string; readonly limit: number },
): Promise<readonly Area[]> {
  const [first, ...more] = askedWords(search)
  if (first === undefined)
    return (await areasPage(tx, { below: null, limit })).slice(0, limit).map(({ sort: _, ...area }) => area)
  const begins = (alias: string, word: string) =>
    sql`${sql.ref(`${alias}.word`)} >= ${word} and ${sql.ref(`${alias}.word`)} < ${afterAll(word)}`
  const also = more.map(
    (word) => sql`and exists (select from area_word o where o.area_id = w.area_id and ${begins('o', word)})`,
  )
  const { rows } = await sql<Plain & { texts: string[] }>`
    with near as materialized (
      select w.area_id from area_word w where ${begins('w', first)} ${sql.join(also, sql` `)} order by w.word, w.area_id limit ${CANDIDATES})
    select ${columns}, array(select n.words from area_name n where n.area_id = a.id and n.deleted_at is null) as texts
    from area a where a.id in (select area_id from near) and a.deleted_at is null
  `.execute(tx)
  const ranked = rows
    .map((row) => ({ row, distance: Math.min(...row.texts.map((words) => distanceOf(words, search))) }))
    .toSorted((one, other) => one.distance - other.distance || (one.row.id < other.row.id ? -1 : 1))
  return await withAbove(
    tx,
    ranked.slice(0, limit).map(({ row: { texts: _, ...area } }) => area),
  )
}

/** An area by its id; undefined for one that is none or was taken away. */
export const areaById = (tx: Tx, id: string) => oneArea(tx, sql`a.id = ${id}`)

async function oneArea(tx: Tx, where: RawBuilder<unknown>): Promise<Area | undefined> {
  const { rows } = await sql<Plain>`select ${columns} from area a where ${where} and a.deleted_at is null`.execute(tx)
  return (await withAbove(tx, rows))[0]
}

/** An area with every name it has or had, and where it stood before. */
export async function areaDetail(tx: Tx, id: string): Promise<AreaDetail | undefined> {
  const area = await areaById(tx, id)
  if (area === undefined) return undefined
  const { rows: all_names } = await sql<AreaDetail['all_names'][number]>`
    select id, language, kind, words, valid_from, valid_to from area_name where area_id = ${id} and deleted_at is null
    order by kind, language, words, id`.execute(tx)
  const { rows: former_parents } = await sql<AreaDetail['former_parents'][number]>`
    select f.parent_id, coalesce(${namesOf('f.parent_id')}, '{}') as names, f.valid_from, f.valid_to
    from area_former_parent f where f.area_id = ${id} and f.deleted_at is null order by f.valid_to desc, f.id`.execute(
    tx,
  )
  return { ...area, all_names, former_parents }
}

/** The ids of these areas and of all inside them. */
export async function areasWithin(tx: Tx, areaIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive found as (
      select id from area where id = any (${areaIds}::uuid[])
      union select a.id from found f join area a on a.parent_id = f.id)
    select id from found`.execute(tx)
  return rows.map(({ id }) => id)
}

async function withAbove(tx: Tx, areas: readonly Plain[]): Promise<readonly Area[]> {
  const parents = [...new Set(areas.flatMap(({ parent_id }) => (parent_id === null ? [] : [parent_id])))]
  if (parents.length === 0) return areas.map((area) => ({ ...area, above: [] }))
  const { rows } = await sql<{ of: string; names: AreaNames }>`
    with recursive up as (
      select a.id as of, a.id, a.parent_id, 0 as step from area a where a.id = any (${parents}::uuid[])
      union all select u.of, a.id, a.parent_id, u.step + 1 from up u join area a on a.id = u.parent_id)
    select u.of, ${namesOf('u.id')} as names from up u order by u.of, u.step desc`.execute(tx)
  const above = Map.groupBy(rows, ({ of }) => of)
  return areas.map((area) => ({
    ...area,
    above: (area.parent_id === null ? [] : (above.get(area.parent_id) ?? [])).map(({ names }) => names),
  }))
}

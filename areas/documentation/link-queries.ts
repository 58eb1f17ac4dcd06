/** SQL of what a link may name: records by a few letters of their code, title or type, under the reader's own row security. */
import { sql } from 'kysely'
import type { Tx } from '../../foundation/database/index.ts'
import { homeOf } from './columns.ts'
import { fieldOf, recordKinds } from './record-kinds/all.ts'
import type { Kind } from './record-kinds/declaration.ts'

type Wanted = {
  readonly case_id: string | undefined
  readonly search: string
  readonly limit: number
}

/** Letters that are written for one another, and marks that are written or left out. */
const WRITTEN = 'أإآٱىةًٌٍَُِّْـ'
const FOLDED = 'ااااية'.replace('ة', 'ه')

const folded = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\u064b-\u0652\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')

/** Most terms whose records are looked for when letters of a type are typed. */
const TYPES = 500

/** Ids of records of a kind that hold the letters in their code, their title or the label of what they are; the latest first. */
export async function findLinkable(tx: Tx, kind: Kind, { case_id, search, limit }: Wanted): Promise<readonly string[]> {
  const { table, title, title_code } = recordKinds[kind]
  const pattern = `%${folded(search.trim()).replace(/[\\%_]/g, '\\$&')}%`
  const like = (value: ReturnType<typeof sql>) => sql`translate(lower(${value}), ${WRITTEN}, ${FOLDED}) like ${pattern}`
  const typed = title_code === undefined ? undefined : fieldOf(kind, title_code)
  const types = typed?.list === undefined || search.trim() === '' ? [] : await typesLike(tx, typed.list, like)
  const ofTypes =
    typed === undefined || types.length === 0
      ? []
      : [
          homeOf(typed) === 'codes'
            ? sql`codes -> ${typed.key}::text ?| ${types}::text[]`
            : sql`${sql.ref(`${typed.key}_id`)} = any(${types}::uuid[])`,
        ]
  const ways = [like(sql`code`), ...(title === undefined ? [] : [like(sql`${sql.ref(title)}::text`)]), ...ofTypes]
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)}
    where deleted_at is null ${case_id === undefined ? sql`` : sql`and case_id = ${case_id}`}
      ${search.trim() === '' ? sql`` : sql`and (${sql.join(ways, sql` or `)})`}
    order by updated_at desc, id desc limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
}

async function typesLike(
  tx: Tx,
  list: string,
  like: (value: ReturnType<typeof sql>) => ReturnType<typeof sql>,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from term t join vocabulary v on v.id = t.vocabulary_id
    where v.key = ${list} and ${like(sql`concat_ws(' ', t.label_ar, t.label_fr, t.label_en)`)} limit ${TYPES}`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

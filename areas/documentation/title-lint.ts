/** Titles are seen in every list: one that holds a name recorded in its case is warned of. */
import { sql } from 'kysely'
import type { Tx } from '../../foundation/database/index.ts'
import { normaliseArabic } from '../../foundation/search/index.ts'
import { recordKinds } from './record-kinds/all.ts'
import type { Kind } from './record-kinds/declaration.ts'
import type { RecordRow } from './record-rows.ts'
import { at, type Remark } from './rules.ts'

/** One word alone is a word of the language as often as a name. */
const LEAST_WORDS = 2
const plain = (text: string) => ` ${normaliseArabic(text).toLowerCase().split(/\s+/u).join(' ').trim()} `

/** Warns of a title or code that holds an open name of the same case, to whoever may read names. */
export async function namesInTitle(tx: Tx, kind: Kind, row: RecordRow): Promise<readonly Remark[]> {
  const { title } = recordKinds[kind]
  const titled = title === undefined || kind === 'person' ? {} : ((row[title] ?? {}) as Record<string, unknown>)
  const texts = [row.code.replaceAll(/[-_.]/gu, ' '), ...Object.values(titled).map(String)].map(plain)
  const { rows } = await sql<{ name: string }>`
    select name from person_name where case_id = ${row.case_id} and deleted_at is null`.execute(tx)
  const names = rows.map(({ name }) => plain(name)).filter((name) => name.trim().split(' ').length >= LEAST_WORDS)
  const found = names.some((name) => texts.some((text) => text.includes(name)))
  return found ? [at(title === undefined || kind === 'person' ? 'code' : title, 'title.names-person')] : []
}

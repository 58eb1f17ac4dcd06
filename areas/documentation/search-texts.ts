/** SQL of what is findable of records and stands in other tables: open names of persons, texts and codes of own fields. */
import { sql } from 'kysely'
import type { Tx } from '../../foundation/database/index.ts'
import type { Kind } from './record-kinds/declaration.ts'
import type { RecordRow } from './record-rows.ts'
import type { Beside } from './search.ts'

/** By record; only where there are any. Reads what the actor may read: the team of the case. */
export async function textsBeside(
  tx: Tx,
  kind: Kind,
  rows: readonly RecordRow[],
): Promise<ReadonlyMap<string, Beside>> {
  const found = new Map<string, { names: string[]; texts: string[]; codes: { key: string; term_id: string }[] }>()
  const of = (id: string) => {
    const held = found.get(id) ?? { names: [], texts: [], codes: [] }
    found.set(id, held)
    return held
  }
  const extended = rows.filter(({ extra }) => Object.keys(extra as object).length > 0).map(({ id }) => id)
  if (extended.length > 0) {
    const { rows: values } = await sql<{
      record_id: string
      key: string
      text_v: string | null
      term_id: string | null
    }>`
      select v.record_id, d.key, v.text_v, v.term_id from extra_value v join field_definition d on d.id = v.field_id
      where v.record_id = any(${extended}) and (v.text_v is not null or v.term_id is not null)`.execute(tx)
    for (const { record_id, key, text_v, term_id } of values) {
      if (text_v !== null) of(record_id).texts.push(text_v)
      if (term_id !== null) of(record_id).codes.push({ key, term_id })
    }
  }
  if (kind === 'person' && rows.length > 0) {
    const ids = rows.map(({ id }) => id)
    const { rows: names } = await sql<{ person_id: string; name: string }>`
      select person_id, name from person_name where person_id = any(${ids}) and deleted_at is null`.execute(tx)
    for (const { person_id, name } of names) of(person_id).names.push(name)
  }
  return found
}

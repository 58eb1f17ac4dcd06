/** SQL of the words of records that stand in other tables: open names of persons and texts of own fields. */
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
  const found = new Map<string, { names: string[]; texts: string[] }>()
  const of = (id: string) => {
    const held = found.get(id) ?? { names: [], texts: [] }
    found.set(id, held)
    return held
  }
  const extended = rows.filter(({ extra }) => Object.keys(extra as object).length > 0).map(({ id }) => id)
  if (extended.length > 0) {
    const { rows: texts } = await sql<{ record_id: string; text_v: string }>`
      select record_id, text_v from extra_value where record_id = any(${extended}) and text_v is not null`.execute(tx)
    for (const { record_id, text_v } of texts) of(record_id).texts.push(text_v)
  }
  if (kind === 'person' && rows.length > 0) {
    const ids = rows.map(({ id }) => id)
    const { rows: names } = await sql<{ person_id: string; name: string }>`
      select person_id, name from person_name where person_id = any(${ids}) and deleted_at is null`.execute(tx)
    for (const { person_id, name } of names) of(person_id).names.push(name)
  }
  return found
}

/** SQL of the gazetteer: adding areas, changing them, their names and where they stand. */
import { sql } from 'kysely'
import { recordEvent } from '../../custody/index.ts'
import { type Tx, updateRecord, type WriteOutcome } from '../../database/index.ts'
import '../tables.ts'
import { writeAreaWords } from '../word-writes.ts'
import type { Area, AreaChange, NewArea, NewAreaName } from './model.ts'

type Row = { readonly id: string; readonly version: number }
const languagesOfNames = ['ar', 'fr', 'en'] as const

/** Adds an area with its names in use; undefined when its code is taken. */
export async function addArea(tx: Tx, { names, ...area }: NewArea): Promise<string | undefined> {
  const row = await tx
    .insertInto('area')
    .values({ ...area, parent_from: area.parent_id === null ? null : area.valid_from })
    .onConflict((conflict) => conflict.columns(['institution_id', 'code']).where('code', 'is not', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return undefined
  const given = languagesOfNames.flatMap((language) => {
    const words = names[language]
    return words === undefined ? [] : [{ area_id: row.id, language, kind: 'name' as const, words }]
  })
  await tx.insertInto('area_name').values(given).execute()
  await writeAreaWords(tx, [row.id])
  await recordEvent(tx, { type: 'gazetteer.area-added', object: { kind: 'area', id: row.id } })
  return row.id
}

/** Changes what is known of an area, but its names and its place. */
export async function changeArea(
  tx: Tx,
  { id, version, change }: { readonly id: string; readonly version: number; readonly change: AreaChange },
): Promise<WriteOutcome<Row>> {
  const outcome = await updateRecord<Row>(tx, { table: 'area', id, version, patch: change })
  if (outcome.status === 'written') await recordChange(tx, id, Object.keys(change))
  return outcome
}

type Move = {
  readonly area: Area
  readonly version: number
  readonly parent_id: string | null
  readonly on: string | null
}

/** Puts an area into another. With a day, where it stood until then is kept. The database refuses a circle (MQ041). */
export async function moveArea(tx: Tx, { area, version, parent_id, on }: Move): Promise<WriteOutcome<Row>> {
  const before = await tx.selectFrom('area').select('parent_from').where('id', '=', area.id).executeTakeFirst()
  const outcome = await updateRecord<Row>(tx, {
    table: 'area',
    id: area.id,
    version,
    patch: { parent_id, ...(on === null ? {} : { parent_from: on }) },
  })
  if (outcome.status !== 'written') return outcome
  if (on !== null)
    await tx
      .insertInto('area_former_parent')
      .values({ area_id: area.id, parent_id: area.parent_id, valid_from: before?.parent_from ?? null, valid_to: on })
      .execute()
  await recordChange(tx, area.id, ['parent_id'])
  return outcome
}

/** Adds a name. One in use takes the place of the earlier one of its language, which is kept as a former name. */
export async function addAreaName(tx: Tx, areaId: string, name: NewAreaName): Promise<void> {
  if (name.kind === 'name')
    await tx
      .updateTable('area_name')
      .set({ kind: 'former', valid_to: sql<string | null>`greatest(valid_from, ${name.valid_from}::date)` })
      .where('area_id', '=', areaId)
      .where('language', '=', name.language)
      .where('kind', '=', 'name')
      .where('deleted_at', 'is', null)
      .execute()
  await tx
    .insertInto('area_name')
    .values({ ...name, area_id: areaId })
    .execute()
  await writeAreaWords(tx, [areaId])
  await recordChange(tx, areaId, ['names'])
}

/** Takes a name away that was a mistake; false for one that the area has not. */
export async function removeAreaName(tx: Tx, { area_id, id }: { readonly area_id: string; readonly id: string }) {
  const removed = await tx
    .updateTable('area_name')
    .set({ deleted_at: sql<string>`now()` })
    .where('id', '=', id)
    .where('area_id', '=', area_id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (removed.numUpdatedRows === 0n) return false
  await writeAreaWords(tx, [area_id])
  await recordChange(tx, area_id, ['names'])
  return true
}

const recordChange = (tx: Tx, id: string, fields: readonly string[]) =>
  recordEvent(tx, { type: 'gazetteer.area-changed', object: { kind: 'area', id }, detail: { fields: [...fields] } })

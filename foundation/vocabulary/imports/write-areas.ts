/** Writes planned areas into the gazetteer, known by their code: new ones are added, others follow the file. */
import { sql } from 'kysely'
import type { Tx } from '../../database/index.ts'
import { addArea, addAreaName, changeArea, moveArea } from '../areas/changes.ts'
import type { AreaDetail } from '../areas/model.ts'
import { areaDetail } from '../areas/queries.ts'
import type { AreaData } from './plan-areas.ts'
import { settleRows, waitingRows } from './queries.ts'
import type { Outcome } from './rows.ts'

const languages = ['ar', 'fr', 'en'] as const

/** Writes the next rows of an import, at most `limit`; answers how many it took. */
export async function writeAreas(tx: Tx, importId: string, limit: number): Promise<number> {
  const rows = await waitingRows<AreaData>(tx, importId, limit)
  if (rows.length === 0) return 0
  const codes = rows.flatMap(({ data }) => [data.code, ...(data.parent === null ? [] : [data.parent])])
  const ids = await idsOf(tx, codes)
  const types = await typeIds(tx)
  const settled: { readonly ordinal: number; readonly outcome: Outcome }[] = []
  for (const { ordinal, data } of rows) {
    const wanted: Wanted = {
      ...data,
      parent_id: data.parent === null ? null : (ids.get(data.parent) ?? null),
      type_id: data.type === null ? null : (types.get(data.type) ?? null),
    }
    const known = ids.get(data.code)
    if (known === undefined) {
      ids.set(data.code, await create(tx, wanted))
      settled.push({ ordinal, outcome: 'created' })
    } else settled.push({ ordinal, outcome: (await follow(tx, known, wanted)) ? 'updated' : 'unchanged' })
  }
  await settleRows(tx, importId, settled)
  return rows.length
}

type Wanted = AreaData & { readonly parent_id: string | null; readonly type_id: string | null }

async function create(tx: Tx, { names, variants, parent: _, type: __, ...area }: Wanted): Promise<string> {
  const id = await addArea(tx, { ...area, names, note: '' })
  if (id === undefined) throw new Error(`Cannot add the area ${area.code}, which stands already`)
  await addVariants(tx, id, variants)
  return id
}

async function addVariants(tx: Tx, id: string, variants: AreaData['variants']): Promise<void> {
  for (const { language, words } of variants) {
    const known = languages.find((one) => one === language)
    if (known !== undefined)
      await addAreaName(tx, id, { language: known, kind: 'variant', words, valid_from: null, valid_to: null })
  }
}

/** Brings an area to what the file says; what the file leaves empty stays. False when nothing differs. */
async function follow(tx: Tx, id: string, wanted: Wanted): Promise<boolean> {
  const area = await areaDetail(tx, id)
  if (area === undefined) throw new Error(`Cannot find the area ${wanted.code}`)
  const change = Object.fromEntries(
    (['type_id', 'latitude', 'longitude', 'radius_m', 'valid_from', 'valid_to'] as const)
      .filter((field) => wanted[field] !== null && wanted[field] !== area[field])
      .map((field) => [field, wanted[field]]),
  )
  const names = languages.filter((one) => wanted.names[one] !== undefined && wanted.names[one] !== area.names[one])
  const variants = wanted.variants.filter((one) => !has(area, one))
  const moves = wanted.parent_id !== null && wanted.parent_id !== area.parent_id
  if (Object.keys(change).length > 0) await changeArea(tx, { id, version: area.version, change })
  for (const language of names)
    await addAreaName(tx, id, {
      language,
      kind: 'name',
      words: wanted.names[language] ?? '',
      valid_from: null,
      valid_to: null,
    })
  await addVariants(tx, id, variants)
  if (moves) {
    const version = (await areaDetail(tx, id))?.version ?? area.version
    await moveArea(tx, { area, version, parent_id: wanted.parent_id, on: null })
  }
  return Object.keys(change).length + names.length + variants.length > 0 || moves
}

const has = (area: AreaDetail, { language, words }: { readonly language: string; readonly words: string }) =>
  area.all_names.some((one) => one.language === language && one.words === words)

async function idsOf(tx: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; id: string }>`
    select code, id from area where code = any (${codes}::text[]) and institution_id = app.institution()`.execute(tx)
  return new Map(rows.map(({ code, id }) => [code, id]))
}

async function typeIds(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ code: string; id: string }>`
    select t.code, t.id from term t join vocabulary v on v.id = t.vocabulary_id where v.key = 'area-type'`.execute(tx)
  return new Map(rows.map(({ code, id }) => [code, id]))
}

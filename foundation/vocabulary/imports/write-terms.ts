/** Writes planned terms into their lists: new ones are added, those of an earlier import follow it where the institution changed nothing. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../database/index.ts'
import { writeTermWords } from '../word-writes.ts'
import { listName } from './list-names.ts'
import type { TermData } from './plan-terms.ts'
import { settleRows, waitingRows } from './queries.ts'

const EDITION = '2001'
const LICENCE = 'AGPL-3.0 (data files); limited copying permission with acknowledgement (HURIDOCS, 2001)'
const ATTRIBUTION =
  'HURIDOCS Events Standard Formats, 2nd revised edition, and Micro-thesauri, HURIDOCS 2001, as recorded in OpenEvSys. Supplied by the institution.'

const keyOf = (list: string) => `huridocs-${list.padStart(2, '0')}`
const languages = ['ar', 'fr', 'en', 'es'] as const

/** Writes the next rows of an import, at most `limit`; answers how many it took. */
export async function writeTerms(tx: Tx, importId: string, limit: number): Promise<number> {
  const rows = await waitingRows<TermData>(tx, importId, limit)
  if (rows.length === 0) return 0
  const lists = await listsOf(tx, [...new Set(rows.map(({ data }) => data.list))])
  const known = await knownTerms(tx, [...lists.values()])
  const ids = new Map<string, string>([...known].map(([key, { id }]) => [key, id]))
  const place = ({ list, code }: { readonly list: string; readonly code: string }) => `${lists.get(list)} ${code}`
  for (const { data } of rows) if (!ids.has(place(data))) ids.set(place(data), randomUUID())
  const planned = rows.map(({ ordinal, data }) => {
    const parent = data.parent === null ? null : (ids.get(place({ list: data.list, code: data.parent })) ?? null)
    const shipped = { ...data.labels, parent, position: data.position, note: data.note }
    const before = known.get(place(data))
    const outcome = before === undefined ? 'created' : before.shipped === canonical(shipped) ? 'unchanged' : 'updated'
    return {
      ordinal,
      outcome: outcome as 'created' | 'unchanged' | 'updated',
      row: {
        id: ids.get(place(data)),
        vocabulary_id: lists.get(data.list),
        code: data.code,
        parent_id: parent,
        position: data.position,
        note: data.note,
        shipped,
        ...Object.fromEntries(languages.map((language) => [`label_${language}`, data.labels[language] ?? null])),
      },
    }
  })
  const rowsOf = (wanted: string) => planned.filter(({ outcome }) => outcome === wanted).map(({ row }) => row)
  await insertTerms(tx, rowsOf('created'))
  await renewTerms(tx, rowsOf('updated'))
  await writeTermWords(
    tx,
    [...rowsOf('created'), ...rowsOf('updated')].flatMap(({ id }) => (id === undefined ? [] : [id])),
  )
  await settleRows(tx, importId, planned)
  return rows.length
}

/** Ids of the lists by their number; those that do not stand yet are added. */
async function listsOf(tx: Tx, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const values = numbers.flatMap((number) => {
    const name = listName(number)
    return name === undefined
      ? []
      : [
          {
            key: keyOf(number),
            origin: 'package' as const,
            name,
            edition: EDITION,
            licence: LICENCE,
            attribution: ATTRIBUTION,
          },
        ]
  })
  await tx
    .insertInto('vocabulary')
    .values(values)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  const keys = values.map(({ key }) => key)
  const rows = await tx.selectFrom('vocabulary').select(['id', 'key']).where('key', 'in', keys).execute()
  return new Map(
    numbers.flatMap((number) => rows.filter(({ key }) => key === keyOf(number)).map(({ id }) => [number, id])),
  )
}

type Known = { readonly id: string; readonly shipped: string }
const canonical = (value: object) => JSON.stringify(Object.fromEntries(Object.entries(value).toSorted()))

async function knownTerms(tx: Tx, lists: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  const { rows } = await sql<{ id: string; vocabulary_id: string; code: string; shipped: object | null }>`
    select id, vocabulary_id, code, shipped from term where vocabulary_id = any (${lists}::uuid[])`.execute(tx)
  return new Map(
    rows.map(({ id, vocabulary_id, code, shipped }) => [
      `${vocabulary_id} ${code}`,
      { id, shipped: canonical(shipped ?? {}) },
    ]),
  )
}

const record = sql`r(id uuid, vocabulary_id uuid, code text, parent_id uuid, position int, note text, shipped jsonb,
  label_ar text, label_fr text, label_en text, label_es text)`
const status = (language: string) =>
  sql`case when ${sql.ref(`r.label_${language}`)} is null then null else 'unreviewed' end`

async function insertTerms(tx: Tx, rows: readonly object[]): Promise<void> {
  await sql`insert into term (id, vocabulary_id, code, huri_code, parent_id, position, note, shipped,
      label_ar, label_fr, label_en, label_es, status_ar, status_fr, status_en, status_es)
    select r.id, r.vocabulary_id, r.code, r.code, r.parent_id, r.position, r.note, r.shipped,
      r.label_ar, r.label_fr, r.label_en, r.label_es, ${sql.join(languages.map(status))}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ${record}`.execute(tx)
}

/** A label, place or note that still is what the earlier import gave follows the new one; the rest is the institution's. */
async function renewTerms(tx: Tx, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  const labels = languages.map((language) => {
    const [own, given] = [sql.ref(`t.label_${language}`), sql.ref(`r.label_${language}`)]
    const untouched = sql`${own} is not distinct from t.shipped ->> ${sql.lit(language)}`
    return sql`${sql.ref(`label_${language}`)} = case when ${untouched} then ${given} else ${own} end,
      ${sql.ref(`status_${language}`)} = case when ${untouched} and ${given} is distinct from ${own}
        then ${status(language)} else ${sql.ref(`t.status_${language}`)} end`
  })
  await sql`update term t set ${sql.join(labels)}, shipped = r.shipped,
      note = case when t.note = t.shipped ->> 'note' then r.note else t.note end,
      position = case when t.position::text = t.shipped ->> 'position' then r.position else t.position end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ${record} where t.id = r.id`.execute(tx)
}

/** Writes the lists that the product ships, as the owner at every start: adds, renames, never deletes, never over what the institution changed. */
import type pg from 'pg'
import { type Connection, NO_INSTITUTION, SYSTEM_ACTOR, withClient } from '../database/index.ts'
import { type CoreList, coreLists as shippedLists, termsOf } from './core-lists/index.ts'
import { wordsOf, wordsVersion } from './words.ts'

const ATTRIBUTION =
  'Codes of the fields “huri_code”: HURIDOCS Events Standard Formats, micro-thesauri (2001). Wording of the lists: Mithaq.'

/** Answers how many terms were added and how many renamed or moved. */
export async function shipVocabularies(
  owner: Connection,
  lists: readonly CoreList[] = shippedLists,
  edition = '1',
): Promise<{ readonly added: number; readonly changed: number }> {
  return await withClient(owner, async (client) => {
    await client.query('begin')
    await client.query(`select app.enter($1, $2, '{}', 'maintenance', gen_random_uuid())`, [
      SYSTEM_ACTOR,
      NO_INSTITUTION,
    ])
    await shipLists(client, lists, edition)
    const counts = await shipTerms(client, lists)
    await writeWords(client)
    await client.query('commit')
    return counts
  })
}

async function shipLists(client: pg.Client, lists: readonly CoreList[], edition: string): Promise<void> {
  const rows = lists.map(({ id, key, name, huri }) => ({
    id,
    key,
    edition,
    name,
    attribution: huri === null ? '' : ATTRIBUTION,
  }))
  await client.query(
    `insert into vocabulary (id, institution_id, key, origin, name, edition, attribution, shipped)
     select id, $2, key, 'core', name, edition, attribution, jsonb_build_object('name', name)
     from jsonb_to_recordset($1) as r(id uuid, key text, name jsonb, edition text, attribution text)
     on conflict (id) do update set
       name = case when vocabulary.name = vocabulary.shipped -> 'name' then excluded.name else vocabulary.name end,
       edition = excluded.edition, attribution = excluded.attribution, shipped = excluded.shipped
     where (vocabulary.edition, vocabulary.attribution, vocabulary.shipped)
       is distinct from (excluded.edition, excluded.attribution, excluded.shipped)`,
    [JSON.stringify(rows), NO_INSTITUTION],
  )
}

const incoming = `jsonb_to_recordset($1) as r(id uuid, vocabulary_id uuid, code text, huri_code text, parent_id uuid, position int,
  label_ar text, label_fr text, label_en text, shipped jsonb)`

async function shipTerms(client: pg.Client, lists: readonly CoreList[]) {
  const rows = lists.flatMap((list) =>
    termsOf(list).map(({ id, code, huri_code, parent, position, ar, fr, en }) => ({
      id,
      vocabulary_id: list.id,
      code,
      huri_code,
      parent_id: parent,
      position,
      label_ar: ar,
      label_fr: fr,
      label_en: en,
      shipped: { ar, fr, en, parent, position, huri: huri_code },
    })),
  )
  const terms = JSON.stringify(rows)
  const { rows: outdated } = await client.query<{ id: string }>(
    `select t.id from term t join ${incoming} on r.id = t.id where t.shipped is distinct from r.shipped`,
    [terms],
  )
  const added = await client.query(
    `insert into term (id, institution_id, vocabulary_id, code, huri_code, parent_id, position,
       label_ar, label_fr, label_en, status_ar, status_fr, status_en, shipped)
     select id, $2, vocabulary_id, code, huri_code, parent_id, position, label_ar, label_fr, label_en,
       'unreviewed', 'unreviewed', 'unreviewed', shipped
     from ${incoming} on conflict (id) do nothing`,
    [terms, NO_INSTITUTION],
  )
  for (const { id } of outdated) await renew(client, terms, id)
  return { added: added.rowCount ?? 0, changed: outdated.length }
}

/** What still is as an earlier release gave it follows the new one; the rest is the institution's. */
async function renew(client: pg.Client, terms: string, id: string): Promise<void> {
  const label = (language: string) => `
    label_${language} = case when t.label_${language} is not distinct from t.shipped ->> '${language}' then r.label_${language} else t.label_${language} end,
    status_${language} = case when t.label_${language} is not distinct from t.shipped ->> '${language}'
      and r.label_${language} is distinct from t.label_${language} then 'unreviewed' else t.status_${language} end`
  // a term that the institution moved may stand in the way of a new tree: then this one stays where it is
  await client.query('savepoint moved')
  try {
    await client.query(
      `update term t set parent_id = r.parent_id from ${incoming}
       where r.id = t.id and t.id = $2 and t.parent_id is distinct from r.parent_id
         and t.parent_id::text is not distinct from t.shipped ->> 'parent'`,
      [terms, id],
    )
    await client.query('release savepoint moved')
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'MQ041') throw error
    await client.query('rollback to savepoint moved')
  }
  await client.query(
    `update term t set ${['ar', 'fr', 'en'].map(label).join(', ')}, huri_code = r.huri_code, shipped = r.shipped,
       position = case when t.position::text = t.shipped ->> 'position' then r.position else t.position end
     from ${incoming} where r.id = t.id and t.id = $2`,
    [terms, id],
  )
  await client.query('delete from term_word where term_id = $1', [id])
}

/** Writes the words of every term that has none of this release of the normaliser. */
async function writeWords(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ id: string; vocabulary_id: string; texts: string[] }>(
    `select t.id, t.vocabulary_id, array_remove(array[t.label_ar, t.label_fr, t.label_en, t.label_es], null)
       || array(select s.words from synonym s where s.term_id = t.id and s.deleted_at is null) as texts
     from term t where not exists (select from term_word w where w.term_id = t.id and w.analyzer = $1)`,
    [wordsVersion],
  )
  if (rows.length === 0) return
  await client.query('delete from term_word where term_id = any ($1)', [rows.map(({ id }) => id)])
  const words = rows.flatMap(({ id, vocabulary_id, texts }) =>
    wordsOf(texts).map((word) => ({ id, vocabulary_id, word })),
  )
  await client.query(
    `insert into term_word (term_id, vocabulary_id, word, analyzer)
     select * , $4::int from unnest($1::uuid[], $2::uuid[], $3::text[])`,
    [
      words.map(({ id }) => id),
      words.map(({ vocabulary_id }) => vocabulary_id),
      words.map(({ word }) => word),
      wordsVersion,
    ],
  )
}

/** Writes the words by which terms and places are found, in the transaction that changed them. */
import { sql } from 'kysely'
import type { Tx } from '../database/index.ts'
import { wordsOf, wordsVersion } from './words.ts'

/** The words of these terms anew, from their labels and synonyms as they stand now. */
export async function writeTermWords(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<{ id: string; vocabulary_id: string; texts: string[] }>`
    select t.id, t.vocabulary_id, array_remove(array[t.label_ar, t.label_fr, t.label_en, t.label_es], null)
      || array(select s.words from synonym s where s.term_id = t.id and s.deleted_at is null) as texts
    from term t where t.id = any (${ids}::uuid[])
  `.execute(tx)
  await sql`delete from term_word where term_id = any (${ids}::uuid[])`.execute(tx)
  const words = rows.flatMap(({ id, vocabulary_id, texts }) => wordsOf(texts).map((word) => [id, vocabulary_id, word]))
  await sql`insert into term_word (term_id, vocabulary_id, word, analyzer)
    select *, ${wordsVersion}::int from unnest(${words.map(([id]) => id)}::uuid[],
      ${words.map(([, list]) => list)}::uuid[], ${words.map(([, , word]) => word)}::text[])`.execute(tx)
}

/** The words of these areas anew, from all their names, past ones too. */
export async function writeAreaWords(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<{ id: string; texts: string[] }>`
    select area_id as id, array_agg(words) as texts from area_name
    where area_id = any (${ids}::uuid[]) and deleted_at is null group by area_id
  `.execute(tx)
  await sql`delete from area_word where area_id = any (${ids}::uuid[])`.execute(tx)
  const words = rows.flatMap(({ id, texts }) => wordsOf(texts).map((word) => [id, word]))
  await sql`insert into area_word (area_id, word, analyzer)
    select *, ${wordsVersion}::int from unnest(${words.map(([id]) => id)}::uuid[], ${words.map(([, word]) => word)}::text[])
  `.execute(tx)
}

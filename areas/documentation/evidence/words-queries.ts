/** SQL of finding evidence by words: its title, and what a machine read in it. */
import { sql } from 'kysely'
import type { Tx } from '../../../foundation/database/index.ts'
import { askedWords, indexText } from '../../../foundation/search/server.ts'
import { textsOf } from './copy-queries.ts'

/** What is taken of one item; the pages themselves are kept whole. */
const MOST_LETTERS = 200_000

type Titled = { readonly id: string; readonly case_id: string; readonly code: string; readonly title: string }

/** Makes an item findable as it is now. */
export async function putWords(tx: Tx, { id, case_id, code, title }: Titled): Promise<void> {
  const body = (await textsOf(tx, id)).map((text) => text.body).join('\n')
  const document = { record_id: id, kind: 'evidence', case_id, titles: [code, title], facets: [] }
  const tsv = indexText({ ...document, texts: [body.slice(0, MOST_LETTERS)] })
  await sql`
    insert into evidence_words (evidence_id, case_id, tsv) values (${id}, ${case_id}, ${tsv}::tsvector)
    on conflict (evidence_id) do update set tsv = excluded.tsv`.execute(tx)
}

/** Items that hold all of these words, the best first; none where nothing was asked that a word could answer. */
export async function foundByWords(tx: Tx, words: string, limit: number): Promise<readonly string[]> {
  const asked = askedWords(words)
  if (asked.words === null || !asked.positive) return []
  const { rows } = await sql<{ evidence_id: string }>`
    select evidence_id from evidence_words where tsv @@ ${asked.words}::tsquery
    order by ts_rank(tsv, ${asked.words}::tsquery) desc, evidence_id limit ${limit}`.execute(tx)
  return rows.map(({ evidence_id }) => evidence_id)
}

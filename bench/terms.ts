/** Choosing among 76,000 terms by what somebody types, letter by letter, as the application role under row security. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { type Database, enterAs } from '../foundation/database/index.ts'
import { cloneTemplate } from '../foundation/database/testing.ts'
import { searchTerms, wordsOf, wordsVersion } from '../foundation/vocabulary/index.ts'
import { startWholeCluster } from '../server/testing/database.ts'
import { percentile, timed } from './runner/measure.ts'
import { type Bench, judged, type Result } from './runner/result.ts'

const TERMS = 76_000
const WORDS = 9_000
const ROUNDS = 3
const INSTITUTION = '7d0c2f7e-2a41-4b0e-9c55-3f6f1f0f9a01'
const letters = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'

export const bench: Bench = {
  name: 'terms',
  summary:
    'choosing among 76,000 terms by typed letters under row security: one letter, a word, two words, nothing found',
  run,
}

/** The k-th invented word: four letters, the same for the same k, beginnings shared as in a real language. */
function wordAt(k: number): string {
  const at = (step: number) => letters[Math.floor(k / letters.length ** step) % letters.length] ?? 'ا'
  return `${at(0)}${at(1)}${at(2)}${at(3)}ة`
}
/** Words by how often they occur: the k-th about 1 in k of the commonest. */
const drawn = (seed: number) => Math.floor(WORDS ** (((seed * 7919) % 10_007) / 10_007))
const labelAt = (index: number) => [1, 2, 3].map((part) => wordAt(drawn(index * 3 + part))).join(' ')

async function seed(client: pg.Client): Promise<void> {
  await client.query(`begin; select app.enter('${INSTITUTION}', '${INSTITUTION}', '{}', 'test', gen_random_uuid());
    insert into institution (id, institution_id, name, short_name, locales, digits, calendars, weekend, time_zone, term_pack)
      values ('${INSTITUTION}', '${INSTITUTION}', '{"ar": "مؤسسة"}', '{}', '{ar-MA}', 'locale', '{gregory}', '{6,7}', 'Africa/Casablanca', 'ar-MA');
    insert into vocabulary (id, key, origin, name) values ('${INSTITUTION}', 'own-many', 'institution', '{"ar": "كثيرة"}')`)
  const terms = Array.from({ length: TERMS }, (_, index) => ({
    id: randomUUID(),
    code: String(index),
    label: labelAt(index),
  }))
  await client.query(
    `insert into term (id, vocabulary_id, code, position, label_ar, status_ar)
     select r.id, $2, r.code, r.code::int, r.label, 'unreviewed' from jsonb_to_recordset($1) as r(id uuid, code text, label text)`,
    [JSON.stringify(terms), INSTITUTION],
  )
  const words = terms.flatMap(({ id, label }) => wordsOf([label]).map((word) => ({ id, word })))
  await client.query(
    `insert into term_word (term_id, vocabulary_id, word, analyzer) select r.id, $2, r.word, $3
     from jsonb_to_recordset($1) as r(id uuid, word text)`,
    [JSON.stringify(words), INSTITUTION, wordsVersion],
  )
  await client.query('commit; analyze')
}

/** Everything a person may type on the way to a choice. */
const typed: Readonly<Record<string, readonly string[]>> = {
  'one letter': [...'ابتمهي'],
  'two letters': ['اب', 'بت', 'مه', 'هي'],
  'a word': [1, 5, 50, 700, 8_000].map(wordAt),
  'two words': [`${wordAt(1)} ${wordAt(2)}`, `${wordAt(3)} ${wordAt(800)}`, `ا ${wordAt(9)}`, 'ا ب'],
  nothing: ['zzz', `${wordAt(1)} zzz`],
}

async function run(): Promise<readonly Result[]> {
  const cluster = await startWholeCluster()
  const found = await cloneTemplate(cluster.superuser, 2)
  try {
    await seed(await found.connect(found.superuser))
    const results: Result[] = []
    for (const lists of [['own-many'], []]) {
      const all: number[] = []
      for (const [kind, searches] of Object.entries(typed)) {
        const times = await timesOf(found.database, lists, searches)
        all.push(...times)
        const metric = `${kind}, ${lists.length === 0 ? 'all lists' : 'one list'}: slowest`
        results.push(judged({ metric, unit: 'ms', value: round(Math.max(...times)), better: 'less' }))
      }
      const metric = `choice among 76,000 terms, ${lists.length === 0 ? 'all lists' : 'one list'}: p95`
      results.push(judged({ metric, unit: 'ms', value: round(percentile(all, 0.95)), goal: 150, better: 'less' }))
    }
    return results
  } finally {
    await found.close()
    await cluster.stop()
  }
}

async function timesOf(
  database: Database,
  lists: readonly string[],
  searches: readonly string[],
): Promise<readonly number[]> {
  const person = { person_id: randomUUID(), institution_id: INSTITUTION, capabilities: new Set<string>() }
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1)
    for (const search of searches)
      times.push(
        await timed(() =>
          database.inTransaction(enterAs(person, 'test', randomUUID(), true), (tx) =>
            searchTerms(tx, { lists, search, limit: 20 }),
          ),
        ),
      )
  return times
}

const round = (value: number) => Math.round(value * 10) / 10

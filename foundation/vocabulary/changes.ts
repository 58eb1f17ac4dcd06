/** SQL of coded lists: adding, changing, moving and merging terms. */
import { sql } from 'kysely'
import { recordEvent } from '../custody/index.ts'
import { type Tx, updateRecord, type WriteOutcome } from '../database/index.ts'
import type { LText } from '../language/index.ts'
import { type LabelLanguage, labelLanguages, type NewTerm, type Synonym, type Term, type TermChange } from './model.ts'
import { synonymsOf } from './queries.ts'
import './tables.ts'
import { writeTermWords } from './word-writes.ts'

type Row = { readonly id: string; readonly version: number }

/** Adds a list of the institution; undefined when the key is taken. */
export async function addVocabulary(
  tx: Tx,
  input: { readonly key: string; readonly name: LText },
): Promise<string | undefined> {
  const row = await tx
    .insertInto('vocabulary')
    .values({ ...input, origin: 'institution' })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return undefined
  await recordEvent(tx, {
    type: 'vocabulary.list-added',
    object: { kind: 'vocabulary', id: row.id },
    detail: { key: input.key },
  })
  return row.id
}

/** Renames a list. */
export async function changeVocabulary(
  tx: Tx,
  input: { readonly id: string; readonly version: number; readonly patch: { readonly name: LText } },
): Promise<WriteOutcome<Row>> {
  const outcome = await updateRecord<Row>(tx, { table: 'vocabulary', ...input })
  if (outcome.status === 'written')
    await recordEvent(tx, {
      type: 'vocabulary.list-changed',
      object: { kind: 'vocabulary', id: input.id },
      detail: { fields: ['name'] },
    })
  return outcome
}

type Given = Pick<TermChange, 'labels' | 'reviewed'>

/** The columns that labels and reviews make: a label that is given anew is unreviewed unless somebody answers for it. */
function labelColumns({ labels = {}, reviewed = {} }: Given, before: Readonly<Record<string, string>>) {
  const reviewers = { ...before }
  const columns: Record<string, string | null> = {}
  for (const language of labelLanguages) {
    const [label, reviewer] = [labels[language], reviewed[language]]
    if (label !== undefined) {
      columns[`label_${language}`] = label === '' ? null : label
      columns[`status_${language}`] = label === '' ? null : 'unreviewed'
      delete reviewers[language]
    }
    if (reviewer !== undefined && label !== '') {
      columns[`status_${language}`] = 'reviewed'
      reviewers[language] = reviewer
    }
  }
  return { ...columns, reviewers }
}

/** The next free code of the institution in a list: `L-1`, `L-2` …, which no release of the product gives. */
async function freeCode(tx: Tx, vocabularyId: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`codes ${vocabularyId}`}, 0))`.execute(tx)
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(substring(code from '^L-([0-9]{1,9})$')::int), 0) as last from term where vocabulary_id = ${vocabularyId}
  `.execute(tx)
  return `L-${(rows[0]?.last ?? 0) + 1}`
}

/** Adds a term behind its siblings; undefined when its code is taken, now or by a term of the past. */
export async function addTerm(
  tx: Tx,
  vocabularyId: string,
  { code, parent_id, scope_note, ...given }: NewTerm,
): Promise<string | undefined> {
  const row = await tx
    .insertInto('term')
    .values({
      vocabulary_id: vocabularyId,
      code: code ?? (await freeCode(tx, vocabularyId)),
      parent_id,
      scope_note,
      position: sql<number>`(select coalesce(max(position) + 1, 0) from term where vocabulary_id = ${vocabularyId})`,
      ...labelColumns(given, {}),
    })
    .onConflict((conflict) => conflict.columns(['vocabulary_id', 'code']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return undefined
  await writeTermWords(tx, [row.id])
  await recordEvent(tx, { type: 'vocabulary.term-added', object: { kind: 'term', id: row.id } })
  return row.id
}

/** Changes words, notes and use of a term. One that comes back into use is merged into nothing any longer. */
export async function changeTerm(
  tx: Tx,
  { term, version, change }: { readonly term: Term; readonly version: number; readonly change: TermChange },
): Promise<WriteOutcome<Row>> {
  const { labels, reviewed, scope_note, retired } = change
  const patch = {
    ...(labels === undefined && reviewed === undefined ? {} : labelColumns({ labels, reviewed }, term.reviewers)),
    scope_note,
    ...(retired === undefined ? {} : { retired_on: retired ? today : null }),
    ...(retired === false ? { replaced_by_id: null } : {}),
  }
  const outcome = await updateRecord<Row>(tx, { table: 'term', id: term.id, version, patch })
  if (outcome.status !== 'written') return outcome
  if (labels !== undefined) await writeTermWords(tx, [term.id])
  await recordEvent(tx, {
    type: 'vocabulary.term-changed',
    object: { kind: 'term', id: term.id },
    detail: { fields: Object.keys(change) },
  })
  return outcome
}

const today = sql<string>`current_date`

type Place = { readonly parent_id: string | null; readonly after_id: string | null }

/** Puts a term below another and behind a sibling, and numbers the siblings anew. The database refuses a circle (MQ041). */
export async function moveTerm(
  tx: Tx,
  { term, version, to }: { readonly term: Term; readonly version: number; readonly to: Place },
): Promise<WriteOutcome<Row>> {
  const outcome = await updateRecord<Row>(tx, {
    table: 'term',
    id: term.id,
    version,
    patch: { parent_id: to.parent_id },
  })
  if (outcome.status !== 'written') return outcome
  const { rows } = await sql<{ id: string; position: number }>`
    select t.id, t.position from term t join vocabulary v on v.id = t.vocabulary_id
    where v.key = ${term.list} and t.parent_id is not distinct from ${to.parent_id} order by t.position, t.id
  `.execute(tx)
  const others = rows.filter(({ id }) => id !== term.id)
  const place = others.findIndex(({ id }) => id === to.after_id) + 1
  const order = [...others.slice(0, place), { id: term.id }, ...others.slice(place)]
  const free = rows.map(({ position }) => position).toSorted((one, other) => one - other)
  // the numbers that the siblings hold already are given out again, each a step above the one before
  let last = -1
  const numbered = order.map(({ id }, index) => {
    last = Math.max(free[index] ?? 0, last + 1)
    return { id, position: last }
  })
  await sql`update term t set position = n.position from jsonb_to_recordset(${JSON.stringify(numbered)}::jsonb)
    as n(id uuid, position int) where n.id = t.id and n.position <> t.position`.execute(tx)
  await recordEvent(tx, {
    type: 'vocabulary.term-changed',
    object: { kind: 'term', id: term.id },
    detail: { fields: ['parent_id', 'position'] },
  })
  return outcome
}

/**
 * Merges a term into another of its list: it retires, what stood below it stands below the other, its words find the other. Records
 * keep the term they named; descendantsOf() of the other answers it as well.
 */
export async function mergeTerm(
  tx: Tx,
  { term, version, into }: { readonly term: Term; readonly version: number; readonly into: Term },
): Promise<WriteOutcome<Row>> {
  const patch = { replaced_by_id: into.id, retired_on: today }
  const outcome = await updateRecord<Row>(tx, { table: 'term', id: term.id, version, patch })
  if (outcome.status !== 'written') return outcome
  await sql`update term set parent_id = ${into.id} where parent_id = ${term.id}`.execute(tx)
  const words: { language: LabelLanguage; words: string }[] = [
    ...labelLanguages.flatMap((language) => {
      const label = term.labels[language]
      return label === undefined || label === into.labels[language] ? [] : [{ language, words: label.slice(0, 200) }]
    }),
    ...(await synonymsOf(tx, term.id)).map(({ language, words }) => ({ language, words })),
  ]
  for (const synonym of words) await insertSynonym(tx, { term_id: into.id, ...synonym })
  await writeTermWords(tx, [into.id])
  await recordEvent(tx, {
    type: 'vocabulary.term-merged',
    object: { kind: 'term', id: term.id },
    detail: { into: into.id },
  })
  return outcome
}

type NewSynonym = { readonly term_id: string; readonly language: LabelLanguage; readonly words: string }

const insertSynonym = async (tx: Tx, synonym: NewSynonym) =>
  await tx
    .insertInto('synonym')
    .values(synonym)
    .onConflict((conflict) =>
      conflict.columns(['term_id', 'language', 'words']).where('deleted_at', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()

/** Adds another word for a term; one that it has already stays as it is. */
export async function addSynonym(tx: Tx, synonym: NewSynonym): Promise<void> {
  const added = await insertSynonym(tx, synonym)
  if (added === undefined) return
  await writeTermWords(tx, [synonym.term_id])
  await recordSynonyms(tx, synonym.term_id)
}

/** Takes another word from a term; false for one that it has not. */
export async function removeSynonym(tx: Tx, { term_id, id }: { readonly term_id: string; readonly id: Synonym['id'] }) {
  const removed = await tx
    .updateTable('synonym')
    .set({ deleted_at: sql<string>`now()` })
    .where('id', '=', id)
    .where('term_id', '=', term_id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (removed.numUpdatedRows === 0n) return false
  await writeTermWords(tx, [term_id])
  await recordSynonyms(tx, term_id)
  return true
}

const recordSynonyms = (tx: Tx, id: string) =>
  recordEvent(tx, { type: 'vocabulary.term-changed', object: { kind: 'term', id }, detail: { fields: ['synonyms'] } })

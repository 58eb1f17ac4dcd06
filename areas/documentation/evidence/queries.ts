/** SQL of items of evidence: brought in, described, found in their case. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { namesOf } from '../../../foundation/access/server.ts'
import { recordEvent } from '../../../foundation/custody/index.ts'
import { type Tx, updateRecord, type WriteOutcome } from '../../../foundation/database/index.ts'
import { CODE_BYTES, codeFrom } from '../server.ts'
import type { Evidence, EvidenceItem, NewEvidence, Support } from './model.ts'

export type EvidenceRow = Omit<Evidence, 'created_by'> & { readonly file_id: string; readonly created_by: string }

const columns = sql.raw(
  'id, version, case_id, code, state, sealed, title, kind_id, file_id, media_type, bytes, sha256, sha512, graphic, content_warning, collected_by, collected_on::text, collected_at, collected_how, tool, tool_version, source_url, archive_url, capture_set, authenticity_tests, notes, created_at, created_by',
)

/** A file that the actor brought and that is no evidence yet; undefined for any other. */
export async function broughtFile(tx: Tx, id: string, person: string) {
  return await tx
    .selectFrom('stored_file')
    .select(['id', 'sha256', 'sha512', 'bytes', 'media_type', 'data_class'])
    .where('id', '=', id)
    .where('created_by', '=', person)
    .executeTakeFirst()
}
export type BroughtFile = NonNullable<Awaited<ReturnType<typeof broughtFile>>>

/** Makes the item of a file; custody and links are written by the caller. Its hashes are the file's, taken once. */
export async function addEvidence(tx: Tx, item: NewEvidence, file: BroughtFile): Promise<EvidenceRow> {
  const row = {
    ...item,
    supports: undefined,
    code: codeFrom('X', randomBytes(CODE_BYTES)),
    file_id: file.id,
    sha256: file.sha256,
    sha512: file.sha512,
    bytes: file.bytes,
    media_type: file.media_type,
  }
  const into = sql.raw(
    'case_id, code, kind_id, title, sealed, file_id, sha256, sha512, bytes, media_type, graphic, content_warning, collected_by, collected_on, collected_at, collected_how, tool, tool_version, source_url, archive_url, capture_set, authenticity_tests, notes',
  )
  const { rows } = await sql<EvidenceRow>`
    insert into evidence (${into}) select ${into} from jsonb_populate_record(null::evidence, ${JSON.stringify(row)}::jsonb)
    returning ${columns}`.execute(tx)
  const made = rows[0]
  if (made === undefined) throw new Error('The item was not written')
  await recordEvent(tx, {
    type: 'documentation.record-created',
    object: { kind: 'evidence', id: made.id },
    detail: { case: made.case_id, code: made.code, sealed: made.sealed },
  })
  return made
}

/** Moves an item to its next state; the database refuses any other. */
export async function moveEvidence(tx: Tx, id: string, to: Evidence['state']): Promise<void> {
  await sql`update evidence set state = ${to} where id = ${id}`.execute(tx)
  await recordEvent(tx, {
    type: 'documentation.record-moved',
    object: { kind: 'evidence', id },
    detail: { to },
  })
}

export async function changeEvidence(
  tx: Tx,
  input: { readonly id: string; readonly version: number; readonly patch: Readonly<Record<string, unknown>> },
): Promise<WriteOutcome<EvidenceRow>> {
  const lists = ['capture_set', 'authenticity_tests']
  const patch = Object.fromEntries(
    Object.entries(input.patch).map(([key, value]) => [key, lists.includes(key) ? JSON.stringify(value) : value]),
  )
  const outcome = await updateRecord<EvidenceRow>(tx, { table: 'evidence', ...input, patch })
  if (outcome.status === 'written')
    await recordEvent(tx, {
      type: 'documentation.record-changed',
      object: { kind: 'evidence', id: input.id },
      detail: { fields: Object.keys(input.patch) },
    })
  return outcome
}

export async function findEvidence(tx: Tx, id: string): Promise<EvidenceRow | undefined> {
  const { rows } = await sql<EvidenceRow>`select ${columns} from evidence where id = ${id}`.execute(tx)
  return rows[0]
}

/** As a reader is shown it. */
export async function shownEvidence(tx: Tx, { file_id: _, created_by, ...row }: EvidenceRow): Promise<Evidence> {
  const name = (await namesOf(tx, [created_by])).get(created_by)
  return { ...row, created_by: name === undefined ? null : { id: created_by, name } }
}

export type Which = {
  readonly case_id?: string | undefined
  readonly record_id?: string | undefined
  readonly sha256?: string | undefined
  readonly words?: readonly string[] | undefined
  readonly limit: number
  readonly after?: readonly [string, string] | undefined
}

/** Items of the actor's cases, newest first; one more than `limit` where there is. */
export async function listEvidence(
  tx: Tx,
  { case_id, record_id, sha256, words, limit, after }: Which,
): Promise<readonly EvidenceItem[]> {
  const conditions = [
    sql`true`,
    ...(case_id === undefined ? [] : [sql`e.case_id = ${case_id}`]),
    ...(record_id === undefined
      ? []
      : [sql`e.id in (select l.evidence_id from evidence_link l where l.record_id = ${record_id})`]),
    ...(sha256 === undefined ? [] : [sql`e.sha256 = ${sha256}`]),
    ...(words === undefined ? [] : [sql`e.id = any(${[...words]}::uuid[])`]),
    ...(after === undefined ? [] : [sql`(e.created_at, e.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`]),
  ]
  const { rows } = await sql<EvidenceItem>`
    select e.id, e.case_id, e.code, e.state, e.sealed, e.title, e.kind_id, e.media_type, e.bytes, e.graphic, e.created_at,
      case when e.graphic then null else (select c.id from evidence_copy c
        where c.evidence_id = e.id and c.operation = 'thumbnail' and c.state = 'done' limit 1) end as thumbnail
    from evidence e where ${sql.join(conditions, sql` and `)}
    order by e.created_at desc, e.id desc limit ${limit + 1}`.execute(tx)
  return rows
}

/** Puts these links in the place of those that the item has. */
export async function setSupports(
  tx: Tx,
  { id, case_id }: { readonly id: string; readonly case_id: string },
  supports: readonly Support[],
): Promise<void> {
  await sql`delete from evidence_link where evidence_id = ${id}`.execute(tx)
  if (supports.length > 0)
    await sql`
      insert into evidence_link (evidence_id, kind, record_id, case_id)
      select distinct ${id}::uuid, s.kind, s.id, ${case_id}::uuid
      from jsonb_to_recordset(${JSON.stringify(supports)}::jsonb) as s(kind text, id uuid)`.execute(tx)
  await recordEvent(tx, {
    type: 'documentation.record-changed',
    object: { kind: 'evidence', id },
    detail: { fields: ['supports'], count: supports.length },
  })
}

export async function supportsOf(tx: Tx, id: string): Promise<readonly Support[]> {
  const { rows } = await sql<Support>`
    select kind, record_id as id from evidence_link where evidence_id = ${id} order by kind, record_id`.execute(tx)
  return rows
}

type Like = { readonly id: string; readonly code: string; readonly title: string }

/** Other items with the same bytes that the actor sees. */
export async function sameBytes(tx: Tx, { id, sha256 }: { readonly id: string; readonly sha256: string }) {
  const { rows } = await sql<Like>`
    select id, code, title from evidence where sha256 = ${sha256} and id <> ${id} order by created_at limit 20`.execute(
    tx,
  )
  return rows
}

/** Flagged items of the actor's cases. */
export async function flaggedEvidence(tx: Tx, limit: number) {
  const { rows } = await sql<Like & { readonly case_id: string }>`
    select id, case_id, code, title from evidence where state = 'flagged' order by updated_at desc, id limit ${limit}`.execute(
    tx,
  )
  return rows
}

/** SQL of comments on records, and of whom they call upon. */
import { type ColumnType, sql } from 'kysely'
import { namesOf } from '../../foundation/access/server.ts'
import { recordEvent } from '../../foundation/custody/index.ts'
import {
  type RecordColumns,
  type RestorableColumns,
  type Tx,
  updateRecord,
  type WriteOutcome,
} from '../../foundation/database/index.ts'
import { objectOf } from './custody-object.ts'
import type { Kind } from './record-kinds/declaration.ts'
import type { Comment, NewComment } from './work.ts'

declare module '../../foundation/database/index.ts' {
  interface Tables {
    readonly record_comment: RecordColumns &
      RestorableColumns & {
        readonly case_id: ColumnType<string, string, never>
        readonly kind: ColumnType<Kind, Kind, never>
        readonly record_id: ColumnType<string, string, never>
        readonly parent_id: ColumnType<string | null, string | null, never>
        readonly body: string
        readonly resolved: ColumnType<boolean, never, boolean>
      }
    readonly comment_mention: {
      readonly comment_id: string
      readonly person_id: string
      readonly case_id: string
      readonly institution_id: ColumnType<string, never, never>
      readonly seen_at: ColumnType<string | null, never, Date>
    }
  }
}

export type CommentRow = Omit<Comment, 'by' | 'mentions' | 'withdrawn' | 'edited'> & {
  readonly case_id: string
  readonly kind: Kind
  readonly record_id: string
  readonly created_by: string
  readonly deleted_at: string | null
}

const columns = [
  'id',
  'version',
  'case_id',
  'kind',
  'record_id',
  'parent_id',
  'body',
  'resolved',
  'created_at',
  'updated_at',
  'created_by',
  'deleted_at',
] as const

type On = { readonly kind: Kind; readonly id: string; readonly case_id: string }

/** Says something about a record and calls upon people of its team. */
export async function addComment(tx: Tx, on: On, { mentions, ...said }: NewComment): Promise<CommentRow> {
  const made = await tx
    .insertInto('record_comment')
    .values({ ...said, kind: on.kind, record_id: on.id, case_id: on.case_id })
    .returning(columns)
    .executeTakeFirstOrThrow()
  await callUpon(tx, made, mentions)
  await recordEvent(tx, {
    type: 'documentation.commented',
    object: objectOf(on.kind, on.id),
    detail: { case: on.case_id, comment: made.id },
  })
  return made
}

/** Calls upon people in a comment; those who were called upon in it before are not called again. */
async function callUpon(
  tx: Tx,
  { id, case_id }: Pick<CommentRow, 'id' | 'case_id'>,
  people: readonly string[],
): Promise<void> {
  if (people.length === 0) return
  await tx
    .insertInto('comment_mention')
    .values([...new Set(people)].map((person_id) => ({ comment_id: id, person_id, case_id })))
    .onConflict((conflict) => conflict.columns(['comment_id', 'person_id']).doNothing())
    .execute()
}

type CommentChange = {
  readonly body?: string | undefined
  readonly resolved?: boolean | undefined
  readonly mentions?: readonly string[] | undefined
  readonly withdrawn?: true | undefined
}

/** Changes the words of a comment or takes it back (its author alone), or closes what it asked. */
export async function changeComment(
  tx: Tx,
  {
    mentions = [],
    withdrawn,
    ...input
  }: { readonly id: string; readonly version: number; readonly at: Date } & CommentChange,
): Promise<WriteOutcome<CommentRow>> {
  const { id, version, at, ...change } = input
  const patch = withdrawn === true ? { deleted_at: at } : change
  const outcome = await updateRecord<CommentRow>(tx, { table: 'record_comment', id, version, patch })
  if (outcome.status !== 'written') return outcome
  if (withdrawn !== true) await callUpon(tx, outcome.row, mentions)
  await recordEvent(tx, {
    type: 'documentation.commented',
    object: objectOf(outcome.row.kind, outcome.row.record_id),
    detail: { case: outcome.row.case_id, comment: id, fields: Object.keys(patch) },
  })
  return outcome
}

export async function findComment(tx: Tx, id: string): Promise<CommentRow | undefined> {
  return await tx
    .selectFrom('record_comment')
    .select(columns)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
}

/** Comments on a record in the order in which they were made, withdrawn ones while they have answers; one more than `limit` where there is. */
export async function commentsOn(
  tx: Tx,
  {
    record_id,
    limit,
    after,
  }: { readonly record_id: string; readonly limit: number; readonly after?: readonly [string, string] | undefined },
): Promise<readonly CommentRow[]> {
  return await tx
    .selectFrom('record_comment')
    .select(columns)
    .where('record_id', '=', record_id)
    .where(
      sql<boolean>`(deleted_at is null or exists (
        select from record_comment answer where answer.parent_id = record_comment.id and answer.deleted_at is null))`,
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
}

/** Comments in which the actor is called upon and has not looked yet, newest first. */
export async function unseenMentions(tx: Tx, personId: string, limit: number): Promise<readonly CommentRow[]> {
  return await tx
    .selectFrom('record_comment')
    .innerJoin('comment_mention', 'comment_mention.comment_id', 'record_comment.id')
    .select(columns.map((column) => `record_comment.${column}` as const))
    .where('comment_mention.person_id', '=', personId)
    .where('comment_mention.seen_at', 'is', null)
    .where('record_comment.deleted_at', 'is', null)
    .orderBy('record_comment.created_at', 'desc')
    .limit(limit)
    .execute()
}

/** Notes that the actor has looked at these. */
export async function markSeen(tx: Tx, personId: string, comments: readonly string[], at: Date): Promise<void> {
  await tx
    .updateTable('comment_mention')
    .set({ seen_at: at })
    .where('person_id', '=', personId)
    .where('comment_id', 'in', [...comments])
    .where('seen_at', 'is', null)
    .execute()
}

/** Comments with the names of who made them and whom they call upon. */
export async function shownComments(tx: Tx, rows: readonly CommentRow[]): Promise<Comment[]> {
  if (rows.length === 0) return []
  const mentions = await tx
    .selectFrom('comment_mention')
    .select(['comment_id', 'person_id'])
    .where(
      'comment_id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  const { rows: changes } = await sql<{ id: string }>`
    select distinct record_id as id from record_comment_history
    where field = 'body' and record_id = any(${rows.map(({ id }) => id)})`.execute(tx)
  const edited = new Set(changes.map(({ id }) => id))
  const names = await namesOf(tx, [
    ...rows.map(({ created_by }) => created_by),
    ...mentions.map(({ person_id }) => person_id),
  ])
  const person = (id: string) => {
    const name = names.get(id)
    return name === undefined ? null : { id, name }
  }
  return rows.map(({ id, version, parent_id, body, resolved, created_at, updated_at, created_by, deleted_at }) => ({
    id,
    version,
    parent_id,
    body: deleted_at === null ? body : '',
    resolved,
    withdrawn: deleted_at !== null,
    created_at,
    updated_at,
    edited: edited.has(id),
    by: person(created_by),
    mentions: mentions
      .filter(({ comment_id }) => comment_id === id && deleted_at === null)
      .flatMap(({ person_id }) => {
        const found = person(person_id)
        return found === null ? [] : [found]
      }),
  }))
}

/** For tests over HTTP: an institution with its lists, a person who documents, cases and records in them. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Kind } from './record-kinds/declaration.ts'

type Reply = { readonly status: number; readonly body: Record<string, unknown>; readonly text: string }
type Requests = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  options?: { readonly body?: unknown; readonly version?: number },
) => Promise<Reply>

/** Ids of terms by list and code, as they are in this database. */
export async function termsOf(superuser: pg.ClientBase): Promise<(list: string, code: string) => string> {
  const { rows } = await superuser.query<{ list: string; code: string; id: string }>(
    'select v.key as list, t.code, t.id from term t join vocabulary v on v.id = t.vocabulary_id',
  )
  const ids = new Map(rows.map(({ list, code, id }) => [`${list} ${code}`, id]))
  return (list, code) => {
    const id = ids.get(`${list} ${code}`)
    if (id === undefined) throw new Error(`Cannot find the term ${code} of ${list}`)
    return id
  }
}

export type Made = {
  readonly id: string
  readonly version: number
  readonly code: string
  readonly body: Record<string, unknown>
}

/** Makes a record over HTTP and fails with what was answered if it is not made. */
export async function make(requests: Requests, kind: Kind, sent: Readonly<Record<string, unknown>>): Promise<Made> {
  const { status, body, text } = await requests('POST', `/api/records/${kind}`, { body: sent })
  if (status !== 201) throw new Error(`Cannot make a ${kind}: ${status} ${text}`)
  return { id: String(body.id), version: Number(body.version), code: String(body.code), body }
}

/** Opens a case; its opener leads it. */
export const openCaseFile = (requests: Requests, fields: Readonly<Record<string, unknown>> = {}) =>
  make(requests, 'case_file', { fields: { title: { ar: `ملف ${randomUUID().slice(0, 8)}` }, ...fields } })

/** Gives a person a level in a case, as if the person in charge had. */
export async function grant(
  superuser: pg.ClientBase,
  {
    person,
    caseId,
    level,
  }: { readonly person: string; readonly caseId: string; readonly level: 'view' | 'edit' | 'lead' },
): Promise<void> {
  await superuser.query('begin')
  await superuser.query(
    `select app.enter((select created_by from institution where is_self), (select id from institution where is_self), '{}', 'test', gen_random_uuid())`,
  )
  await superuser.query(`insert into case_grant (person_id, case_id, level, reason) values ($1, $2, $3, 'test')`, [
    person,
    caseId,
    level,
  ])
  await superuser.query('commit')
}

/** For tests of who may do what: people with chosen roles, signed in without walking through invitation and credentials. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Role } from '../../foundation/access/index.ts'
import { tokenHash } from '../../foundation/access/server.ts'

export type Colleague = { readonly id: string; readonly token: string }

/** Adds a person with these roles to the institution that stands, and a session of theirs that was confirmed just now. */
export async function addColleague(
  superuser: pg.ClientBase,
  roles: readonly Role[],
  name = 'زميلة',
): Promise<Colleague> {
  const id = randomUUID()
  await superuser.query('begin')
  await superuser.query(
    `select app.enter((select created_by from institution where is_self), (select id from institution where is_self), '{}', 'test', gen_random_uuid())`,
  )
  await superuser.query(`insert into person (id, name, locale, enrolled_at) values ($1, $2, 'ar-MA', now())`, [
    id,
    name,
  ])
  for (const role of roles)
    await superuser.query('insert into role_assignment (person_id, role) values ($1, $2)', [id, role])
  await superuser.query('commit')
  return { id, token: await openSession(superuser, id) }
}

/** A session of this person, confirmed just now; answers its token. */
export async function openSession(superuser: pg.ClientBase, personId: string): Promise<string> {
  const token = randomUUID()
  await superuser.query(
    `insert into session (token_hash, kind, person_id, institution_id, expires_at, verified_at)
     select $1, 'person', id, institution_id, now() + interval '12 hours', now() from person where id = $2`,
    [tokenHash(token), personId],
  )
  return token
}

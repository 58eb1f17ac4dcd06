/** For tests: people, their cases and grants, written past row security, and transactions as one of them. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { type Database, enterAs, type Tx } from '../database/index.ts'

export type Person = { readonly id: string; readonly as: <T>(run: (tx: Tx) => Promise<T>) => Promise<T> }

/** A person of an institution that is there for the test alone, with the right to work on cases. */
export async function addPerson(database: Database, superuser: pg.ClientBase, institution: string): Promise<Person> {
  const id = randomUUID()
  await superuser.query(`select set_config('app.actor', $1, false), set_config('app.institution', $2, false)`, [
    id,
    institution,
  ])
  await superuser.query(`insert into person (id, name, locale) values ($1, 'زميلة', 'ar-MA')`, [id])
  const actor = { person_id: id, institution_id: institution, capabilities: new Set(['cases.work', 'names.read']) }
  return { id, as: (run) => database.inTransaction(enterAs(actor, 'test', randomUUID()), (tx) => run(tx)) }
}

/** Gives a person a grant in a case, past the rules about who may. */
export async function grant(
  superuser: pg.ClientBase,
  input: {
    readonly person: string
    readonly institution: string
    readonly case_id: string
    readonly level: 'view' | 'edit'
    readonly until?: string
  },
): Promise<void> {
  await superuser.query(`select set_config('app.actor', $1, false), set_config('app.institution', $2, false)`, [
    input.person,
    input.institution,
  ])
  await superuser.query(
    `insert into case_grant (person_id, case_id, level, until, reason) values ($1, $2, $3, $4, 'test')`,
    [input.person, input.case_id, input.level, input.until ?? null],
  )
}

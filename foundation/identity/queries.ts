/** SQL of the institution, its people and sessions. */
import { type ColumnType, type Generated, sql } from 'kysely'
import { recordEvent } from '../custody/index.ts'
import {
  type HistoryColumns,
  historyOf,
  type RecordColumns,
  type RestorableColumns,
  type Tx,
  updateRecord,
  type WriteOutcome,
} from '../database/index.ts'
import type { Locale, UserDisplay } from '../language/index.ts'
import type { Institution, NewInstitution, NewPerson } from './model.ts'

type PersonColumns = { readonly name: string; readonly locale: Locale } & {
  readonly digits: Generated<UserDisplay['digits']>
  readonly hijri_beside: Generated<boolean>
  readonly low_data: Generated<boolean>
  readonly enrolled_at: ColumnType<string | null, never, never>
}

declare module '../database/index.ts' {
  interface Tables {
    readonly institution: RecordColumns & { readonly [Field in keyof NewInstitution]: NewInstitution[Field] } & {
      readonly is_self: ColumnType<boolean, never, never>
    }
    readonly person: RecordColumns & RestorableColumns & PersonColumns
    readonly person_history: HistoryColumns
  }
}

const institutionFields = [
  'id',
  'version',
  'name',
  'short_name',
  'locales',
  'digits',
  'calendars',
  'week_start',
  'weekend',
  'time_zone',
  'term_pack',
  'accent',
  'emblem_file_id',
] as const

/** The institution this instance serves; undefined before setup. */
export async function findInstitution(tx: Tx): Promise<Institution | undefined> {
  return await tx
    .selectFrom('institution')
    .select(institutionFields)
    .where('id', '=', sql<string>`app.institution()`)
    .executeTakeFirst()
}

/** Creates the institution of the context at setup. A second one answers undefined. */
export async function createInstitution(tx: Tx, input: NewInstitution): Promise<Institution | undefined> {
  const institution = await tx
    .insertInto('institution')
    .values({ ...input, id: sql<string>`app.institution()` })
    .onConflict((conflict) => conflict.doNothing())
    .returning(institutionFields)
    .executeTakeFirst()
  if (institution !== undefined)
    await recordEvent(tx, { type: 'identity.institution-created', object: { kind: 'institution', id: institution.id } })
  return institution
}

export type PersonRecord = { readonly id: string; readonly version: number; readonly name: string } & UserDisplay
const personFields = ['id', 'version', 'name', 'locale', 'digits', 'hijri_beside', 'low_data'] as const

export async function createPerson(tx: Tx, input: NewPerson & { readonly id: string }): Promise<PersonRecord> {
  const person = await tx.insertInto('person').values(input).returning(personFields).executeTakeFirstOrThrow()
  await recordEvent(tx, { type: 'identity.person-created', object: { kind: 'person', id: person.id } })
  return person
}

export async function findPerson(tx: Tx, id: string): Promise<PersonRecord | undefined> {
  return await tx
    .selectFrom('person')
    .select(personFields)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
}

/** Takes a person away who never had credentials; one who had stays, and so does who is not there. */
export async function removePerson(tx: Tx, id: string): Promise<boolean> {
  const removed = await tx
    .updateTable('person')
    .set({ deleted_at: sql<string>`now()` })
    .where('id', '=', id)
    .where('enrolled_at', 'is', null)
    .where('deleted_at', 'is', null)
    .returning('id')
    .execute()
  if (removed.length > 0) await recordEvent(tx, { type: 'identity.person-removed', object: { kind: 'person', id } })
  return removed.length > 0
}

export async function updatePerson(
  tx: Tx,
  input: { readonly id: string; readonly version: number; readonly patch: Partial<NewPerson & UserDisplay> },
): Promise<WriteOutcome<PersonRecord>> {
  const outcome = await updateRecord<PersonRecord>(tx, { table: 'person', ...input })
  if (outcome.status === 'written' && outcome.row.version > input.version)
    await recordEvent(tx, {
      type: 'identity.person-changed',
      object: { kind: 'person', id: input.id },
      detail: { version: outcome.row.version, fields: Object.keys(input.patch) },
    })
  return outcome
}

export async function updateInstitution(
  tx: Tx,
  input: { readonly id: string; readonly version: number; readonly patch: Partial<NewInstitution> },
): Promise<WriteOutcome<Institution>> {
  const outcome = await updateRecord<Institution>(tx, { table: 'institution', ...input })
  if (outcome.status === 'written' && outcome.row.version > input.version)
    await recordEvent(tx, {
      type: 'identity.institution-changed',
      object: { kind: 'institution', id: input.id },
      detail: { version: outcome.row.version, fields: Object.keys(input.patch) },
    })
  return outcome
}

/** Changes of the institution with the names of who made them, where the reader may know them. */
export async function institutionHistory(
  tx: Tx,
  input: { readonly id: string; readonly before?: number | undefined; readonly limit: number },
) {
  const entries = await historyOf(tx, { table: 'institution', ...input })
  const authors = [...new Set(entries.map(({ by }) => by))]
  const people =
    authors.length === 0
      ? []
      : await tx.selectFrom('person').select(['id', 'name']).where('id', 'in', authors).execute()
  return entries.map((entry) => ({ ...entry, by: people.find(({ id }) => id === entry.by) ?? null }))
}

export type PeopleQuery = {
  readonly limit: number
  readonly search: string | undefined
  readonly descending: boolean
  readonly after: readonly [name: string, id: string] | undefined
}

/** People by name, `limit + 1` of them, so that the caller sees whether a further page exists. */
export async function listPeople(tx: Tx, { limit, search, descending, after }: PeopleQuery) {
  const order = descending ? 'desc' : 'asc'
  let query = tx
    .selectFrom('person')
    .select(['id', 'name', 'locale', 'created_at', 'enrolled_at'])
    .where('deleted_at', 'is', null)
    .where('institution_id', '=', sql<string>`app.institution()`)
  if (search !== undefined && search !== '')
    query = query.where(sql<boolean>`position(lower(${search}) in lower(name)) > 0`)
  if (after !== undefined)
    query = query.where(sql<boolean>`(name, id) ${sql.raw(descending ? '<' : '>')} (${after[0]}, ${after[1]}::uuid)`)
  const people = await query
    .orderBy('name', order)
    .orderBy('id', order)
    .limit(limit + 1)
    .execute()
  return await withRoles(tx, people)
}

/** One person as the list shows them. */
export async function findPersonRow(tx: Tx, id: string) {
  const people = await tx
    .selectFrom('person')
    .select(['id', 'name', 'locale', 'created_at', 'enrolled_at'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .where('institution_id', '=', sql<string>`app.institution()`)
    .execute()
  return (await withRoles(tx, people))[0]
}

/** The people who have the role of administrator, oldest first. */
export async function listAdministrators(tx: Tx) {
  return await tx
    .selectFrom('person')
    .innerJoin('role_assignment', 'role_assignment.person_id', 'person.id')
    .select(['person.id', 'person.name'])
    .where('role_assignment.role', '=', 'administrator')
    .where('role_assignment.deleted_at', 'is', null)
    .where('person.deleted_at', 'is', null)
    .orderBy('person.created_at')
    .execute()
}

async function withRoles<Person extends { readonly id: string }>(tx: Tx, people: readonly Person[]) {
  const assigned =
    people.length === 0
      ? []
      : await tx
          .selectFrom('role_assignment')
          .select(['person_id', 'role'])
          .where('deleted_at', 'is', null)
          .where(
            'person_id',
            'in',
            people.map(({ id }) => id),
          )
          .execute()
  return people.map((person) => ({
    ...person,
    roles: assigned.filter(({ person_id }) => person_id === person.id).map(({ role }) => role),
  }))
}

export async function countPeople(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom('person')
    .select(sql<number>`count(*)`.as('count'))
    .where('deleted_at', 'is', null)
    .where('institution_id', '=', sql<string>`app.institution()`)
    .executeTakeFirstOrThrow()
  return count
}

export async function completeSetup(tx: Tx): Promise<void> {
  const { rows } = await sql<{ id: string }>`select app.complete_setup(), app.institution() as id`.execute(tx)
  for (const { id } of rows)
    await recordEvent(tx, { type: 'identity.setup-completed', object: { kind: 'institution', id } })
}

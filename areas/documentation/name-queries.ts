/** SQL of the names that the server may know, of their keys, and of who may bear the same name. */
import { type ColumnType, sql } from 'kysely'
import { recordEvent, recordEvents } from '../../foundation/custody/index.ts'
import {
  type RecordColumns,
  type RestorableColumns,
  type Tx,
  updateRecord,
  type WriteOutcome,
} from '../../foundation/database/index.ts'
import { objectOf } from './custody-object.ts'
import { type Bearer, keysOfBearer, type NewName, type PersonName, scriptOf } from './names.ts'

declare module '../../foundation/database/index.ts' {
  interface Tables {
    readonly person_name: RecordColumns &
      RestorableColumns & {
        readonly person_id: ColumnType<string, string, never>
        readonly case_id: ColumnType<string, string, never>
        readonly name: string
        readonly script: PersonName['script']
        readonly use: PersonName['use']
        readonly as_written: boolean
        readonly source_note: string | null
      }
  }
}

const columns = ['id', 'version', 'person_id', 'name', 'script', 'use', 'as_written', 'source_note'] as const

/** Open names of a person, main ones first. */
export async function namesOfPerson(tx: Tx, personId: string): Promise<readonly PersonName[]> {
  return await tx
    .selectFrom('person_name')
    .select(columns)
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .orderBy(sql`use <> 'main'`)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** Adds a name to a person; the database refuses it in a sealed case (MQ054). */
export async function addName(
  tx: Tx,
  person: { readonly id: string; readonly case_id: string },
  name: NewName,
): Promise<PersonName> {
  const [made] = await addNames(tx, [{ ...name, person }])
  if (made === undefined) throw new Error('Cannot add a name: the database answered no row')
  return made
}

/** Adds names to persons in one statement; refused whole as above. */
export async function addNames(
  tx: Tx,
  names: readonly (NewName & { readonly person: { readonly id: string; readonly case_id: string } })[],
): Promise<readonly PersonName[]> {
  if (names.length === 0) return []
  const rows = names.map(({ person, ...name }) => ({
    ...name,
    script: scriptOf(name.name),
    person_id: person.id,
    case_id: person.case_id,
  }))
  const { rows: made } = await sql<PersonName>`
    insert into person_name (person_id, case_id, name, script, use, as_written, source_note)
    select person_id, case_id, name, script, use, as_written, source_note
    from jsonb_populate_recordset(null::person_name, ${JSON.stringify(rows)}::jsonb)
    returning ${sql.join(columns.map((column) => sql.ref(column)))}`.execute(tx)
  await recordEvents(
    tx,
    names.map(({ person, use }) => ({
      type: 'documentation.name-added',
      object: objectOf('person', person.id),
      detail: { use },
    })),
  )
  return made
}

/** Changes a name, or takes it away softly with `deleted_at`. */
export async function changeName(
  tx: Tx,
  input: { readonly id: string; readonly version: number; readonly patch: Readonly<Record<string, unknown>> },
): Promise<WriteOutcome<PersonName>> {
  const outcome = await updateRecord<PersonName>(tx, { table: 'person_name', ...input })
  if (outcome.status === 'written')
    await recordEvent(tx, {
      type: 'documentation.name-changed',
      object: objectOf('person', outcome.row.person_id),
      detail: { fields: Object.keys(input.patch) },
    })
  return outcome
}

type BearerRow = {
  readonly id: string
  readonly case_id: string
  readonly institution_id: string
  readonly names: readonly string[]
  readonly published: Readonly<Record<string, string>> | null
  readonly sex: string | null
  readonly born: string | null
  readonly age: string | null
}

export type KnownBearer = Bearer & {
  readonly id: string
  readonly case_id: string
  readonly institution_id: string
}

/** Persons with all their open and published names, as far as the actor sees them. Sex as HURIDOCS codes it: 01 and 02 alone. */
export async function bearers(tx: Tx, ids: readonly string[]): Promise<readonly KnownBearer[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<BearerRow>`
    select p.id, p.case_id, p.institution_id, p.public_name - 'original_lang' as published, t.code as sex,
      p.public_birth as born, p.public_age as age,
      array(select n.name from person_name n where n.person_id = p.id and n.deleted_at is null) as names
    from person_or_group p left join term t on t.id = p.sex_gender_id
    where p.id = any(${[...ids]}) and p.deleted_at is null`.execute(tx)
  return rows.map(({ id, case_id, institution_id, names, published, sex, born, age }) => ({
    id,
    case_id,
    institution_id,
    names: [...names, ...Object.values(published ?? {})],
    ...(sex === '01' ? { sex: 'm' as const } : sex === '02' ? { sex: 'f' as const } : {}),
    ...(born === null || born.includes('/') ? {} : { born }),
    ...(age === null ? {} : { age }),
  }))
}

/** Writes the keys of these persons anew, from their names as they stand; part of the transaction that changed them. */
export async function writeNameKeys(tx: Tx, ids: readonly string[]): Promise<void> {
  const rows = (await bearers(tx, ids)).flatMap(({ id, case_id, institution_id, ...bearer }) =>
    keysOfBearer(bearer).map((key) => ({ person_id: id, case_id, institution_id, key })),
  )
  await sql`delete from person_name_key where person_id = any(${[...ids]})`.execute(tx)
  if (rows.length > 0)
    await sql`
      insert into person_name_key (person_id, case_id, institution_id, key)
      select distinct person_id, case_id, institution_id, hashtextextended(key, 0) from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as k (person_id uuid, case_id uuid, institution_id uuid, key text)`.execute(tx)
}

/** How many are compared in full: those who share the most keys. */
const MOST_COMPARED = 200

/** Persons that share a key with this one and that the actor sees, those with the most keys in common first. */
export async function sharingKeys(tx: Tx, bearer: Bearer): Promise<readonly KnownBearer[]> {
  const keys = keysOfBearer(bearer)
  if (keys.length === 0) return []
  const { rows } = await sql<{ person_id: string }>`
    select person_id from person_name_key
    where key = any(array(select hashtextextended(key, 0) from unnest(${[...keys]}::text[]) as asked (key)))
    group by person_id order by count(*) desc, person_id limit ${MOST_COMPARED}`.execute(tx)
  return await bearers(
    tx,
    rows.map(({ person_id }) => person_id),
  )
}

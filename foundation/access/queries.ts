/** SQL of roles: who has which, and what each may do. */
import { type ColumnType, sql } from 'kysely'
import { recordEvent } from '../custody/index.ts'
import type { Actor, RecordColumns, RestorableColumns, Tx } from '../database/index.ts'
import { type Role, type Rule, recordRules, roles, writtenInEveryMode } from './model.ts'

declare module '../database/index.ts' {
  interface Tables {
    readonly role_assignment: RecordColumns &
      RestorableColumns & {
        readonly person_id: ColumnType<string, string, never>
        readonly role: ColumnType<Role, Role, never>
      }
  }
}

/** Gives a person a role. */
export async function assignRole(tx: Tx, input: { readonly person_id: string; readonly role: Role }): Promise<void> {
  await tx.insertInto('role_assignment').values(input).execute()
  await recordEvent(tx, {
    type: 'access.role-given',
    object: { kind: 'person', id: input.person_id },
    detail: { role: input.role },
  })
}

/** Takes a role from a person at once; false when they do not have it. */
export async function takeRole(tx: Tx, input: { readonly person_id: string; readonly role: Role }): Promise<boolean> {
  const taken = await tx
    .updateTable('role_assignment')
    .set({ deleted_at: sql<string>`now()` })
    .where('person_id', '=', input.person_id)
    .where('role', '=', input.role)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (taken.numUpdatedRows === 0n) return false
  await recordEvent(tx, {
    type: 'access.role-taken',
    object: { kind: 'person', id: input.person_id },
    detail: { role: input.role },
  })
  return true
}

/** Keeps that a request of the actor was refused: which route (its pattern, without ids) and why (the code of the problem). */
export async function recordRefusal(
  tx: Tx,
  { actor, route, code }: { readonly actor: Actor; readonly route: string; readonly code: string },
): Promise<void> {
  await recordEvent(tx, {
    type: 'access.refused',
    object: { kind: 'person', id: actor.person_id },
    detail: { route, code },
  })
}

/** The roles a person has, with who gave each and when. */
export async function rolesOf(tx: Tx, personId: string) {
  return await tx
    .selectFrom('role_assignment')
    .select(['role', 'created_at as given_at', 'created_by as given_by'])
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .execute()
}

/** Names of people by their id, of those whom the actor may know. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from person where id = any (${wanted}::uuid[]) and deleted_at is null
  `.execute(tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/**
 * The SQL that the owner runs at start: which capabilities each role has, the rules about single records, and the guard of the modes on
 * every table. What is gone from the data goes from the database.
 */
export function shipRoles(): string {
  const allowed = Object.entries(roles).flatMap(([role, list]) =>
    list.map((capability) => `('${role}', '${capability}')`),
  )
  const text = (value: string | undefined) => (value === undefined ? 'null' : `'${value}'`)
  const rules = Object.entries<readonly Rule[]>(recordRules).flatMap(([act, list]) =>
    list.map((rule) => `('${act}', ${text(rule.capability)}, ${text(rule.level)}, ${rule.never_self === true})`),
  )
  const open = Object.keys(writtenInEveryMode).map((table) => `'${table}'`)
  return `
    delete from role_capability;
    insert into role_capability (role, capability) values ${allowed.join(', ')};
    delete from record_rule;
    insert into record_rule (act, capability, level, never_self) values ${rules.join(', ')};
    call app.guard_writes(array[${open.join(', ')}]);`
}

/** What a person may do by the roles that they have now; nothing for one who was removed. For work done later in their name. */
export async function capabilitiesOf(tx: Tx, personId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ role: Role }>`
    select a.role from role_assignment a join person p on p.id = a.person_id
    where a.person_id = ${personId} and a.deleted_at is null and p.deleted_at is null
  `.execute(tx)
  return new Set(rows.flatMap(({ role }): readonly string[] => roles[role]))
}

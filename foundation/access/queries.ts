/** SQL of roles: who has which, and what each may do. */
import type { ColumnType } from 'kysely'
import { recordEvent } from '../custody/index.ts'
import type { RecordColumns, RestorableColumns, Tx } from '../database/index.ts'
import { type Role, roles } from './model.ts'

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

/** The SQL by which the owner writes at start which capabilities each role has; a role or capability that is gone goes. */
export function shipRoles(): string {
  const rows = Object.entries(roles).flatMap(([role, allowed]) =>
    allowed.map((capability) => `('${role}', '${capability}')`),
  )
  return `delete from role_capability; insert into role_capability (role, capability) values ${rows.join(', ')};`
}

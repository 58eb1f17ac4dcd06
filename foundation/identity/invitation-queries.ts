/** SQL of invitations: made, listed, revoked by those who manage people; opened by whoever holds the link. */
import { type ColumnType, sql } from 'kysely'
import { tokenHash } from '../access/server.ts'
import { recordEvent } from '../custody/index.ts'
import type { RecordColumns, Tx } from '../database/index.ts'

declare module '../database/index.ts' {
  interface Tables {
    readonly invitation: RecordColumns & {
      readonly person_id: ColumnType<string, string, never>
      readonly token_hash: ColumnType<string, string, never>
      readonly email: ColumnType<string | null, string | null, never>
      readonly expires_at: ColumnType<string, Date, never>
      readonly used_at: ColumnType<string | null, never, never>
      readonly revoked_at: ColumnType<string | null, never, string>
    }
  }
}

const fields = ['id', 'person_id', 'expires_at', 'created_at'] as const

/** A new link for a person. Earlier ones of the same person stop working. */
export async function createInvitation(
  tx: Tx,
  input: {
    readonly person_id: string
    readonly email: string | null
    readonly token: string
    readonly expires_at: Date
  },
) {
  const { token, ...values } = input
  await revokeInvitations(tx, input.person_id)
  const invitation = await tx
    .insertInto('invitation')
    .values({ ...values, token_hash: tokenHash(token) })
    .returning(fields)
    .executeTakeFirstOrThrow()
  await recordEvent(tx, {
    type: 'identity.person-invited',
    object: { kind: 'person', id: input.person_id },
    detail: { invitation: invitation.id },
  })
  return invitation
}

/** Ends every open invitation of a person; answers how many there were. */
export async function revokeInvitations(tx: Tx, personId: string): Promise<number> {
  const revoked = await tx
    .updateTable('invitation')
    .set({ revoked_at: sql<string>`now()` })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute()
  for (const { id } of revoked)
    await recordEvent(tx, {
      type: 'identity.invitation-ended',
      object: { kind: 'person', id: personId },
      detail: { invitation: id },
    })
  return revoked.length
}

/** The open invitations of these people. */
export async function openInvitations(tx: Tx, people: readonly string[]) {
  if (people.length === 0) return []
  return await tx
    .selectFrom('invitation')
    .select(fields)
    .where('person_id', 'in', people)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<string>`now()`)
    .execute()
}

/** Opens the link: a session in which the invited person may set credentials and do nothing else. False for any link that is not good. */
export async function openInvitation(
  tx: Tx,
  input: { readonly token: string; readonly sessionToken: string; readonly expires_at: Date },
): Promise<boolean> {
  const { rows } = await sql<{
    person: string | null
  }>`select app.open_invitation(${tokenHash(input.token)}, ${tokenHash(input.sessionToken)}, ${input.expires_at}) as person`.execute(
    tx,
  )
  const person = rows[0]?.person ?? undefined
  if (person === undefined) return false
  await recordEvent(tx, { type: 'identity.invitation-opened', object: { kind: 'person', id: person } })
  return true
}

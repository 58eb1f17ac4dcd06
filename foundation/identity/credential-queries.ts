/** SQL of credentials: what is compared at sign-in, what works once, and what a person keeps of their own. */
import { type Generated, sql } from 'kysely'
import { recordEvent } from '../custody/index.ts'
import type { Tx } from '../database/index.ts'
import type { StoredPasskey } from './passkeys.ts'
import type { Failures, Subjects } from './sign-in-limits.ts'

declare module '../database/index.ts' {
  interface Tables {
    readonly account: {
      readonly person_id: Generated<string>
      readonly sign_in_name: string | null
      readonly email: string | null
      readonly password_hash: string | null
      readonly totp_secret: Buffer | null
      readonly totp_counter: Generated<number>
      readonly password_set_at: string | null
      readonly oidc_issuer: string | null
      readonly oidc_subject: string | null
    }
    readonly passkey: {
      readonly id: Generated<string>
      readonly person_id: string
      readonly credential_id: string
      readonly public_key: Uint8Array
      readonly counter: number
      readonly transports: string
      readonly name: string
      readonly created_at: Generated<string>
      readonly last_used_at: string | null
    }
    readonly recovery_code: { readonly person_id: string; readonly code_hash: string; readonly used_at: string | null }
  }
}

export type Account = {
  readonly person_id: string
  readonly password_hash: string | null
  readonly totp_secret: Uint8Array | null
}
export type FoundPasskey = StoredPasskey & { readonly id: string; readonly person_id: string }

/** The account with this sign-in name of a person who can sign in. */
export async function findAccount(tx: Tx, name: string): Promise<Account | undefined> {
  const { rows } = await sql<Account | { person_id: null }>`select * from app.find_account(${name})`.execute(tx)
  return rows.find((row): row is Account => row.person_id !== null)
}

export async function findPasskey(tx: Tx, credentialId: string): Promise<FoundPasskey | undefined> {
  const { rows } = await sql<
    FoundPasskey | { id: null }
  >`select id, person_id, ${credentialId}::text as credential_id, public_key, counter from app.find_passkey(${credentialId})`.execute(
    tx,
  )
  return rows.find((row): row is FoundPasskey => row.id !== null)
}

/** The person a provider vouches for; links them, or ends their invitation, at the first time. */
export async function findFederated(
  tx: Tx,
  claims: { readonly issuer: string; readonly subject: string; readonly verified_email: string | null },
): Promise<string | undefined> {
  const { issuer, subject, verified_email } = claims
  const { rows } = await sql<{
    person_id: string | null
  }>`select person_id from app.find_federated(${issuer}, ${subject}, ${verified_email})`.execute(tx)
  return rows[0]?.person_id ?? undefined
}

const once = async (query: ReturnType<typeof sql<{ used: boolean }>>, tx: Tx) =>
  (await query.execute(tx)).rows[0]?.used === true

/** Whether this counter of a one-time code is used for the first time, and none after it was. */
export const spendTotp = (tx: Tx, personId: string, counter: number): Promise<boolean> =>
  once(sql<{ used: boolean }>`select app.use_totp(${personId}, ${counter}) as used`, tx)

export const spendRecoveryCode = (tx: Tx, personId: string, hash: string): Promise<boolean> =>
  once(sql<{ used: boolean }>`select app.use_recovery_code(${personId}, ${hash}) as used`, tx)

/** Whether the counter of a passkey went up, or does not count. */
export const spendPasskey = (tx: Tx, id: string, counter: number): Promise<boolean> =>
  once(sql<{ used: boolean }>`select app.use_passkey(${id}, ${counter}) as used`, tx)

export const spendChallenge = (tx: Tx, hash: string, until: Date): Promise<boolean> =>
  once(sql<{ used: boolean }>`select app.use_challenge(${hash}, ${until}) as used`, tx)

/** One attempt at a time for each account: guesses sent together would all see the count from before. False while another runs. */
export async function holdAttempt(tx: Tx, { account }: Subjects): Promise<boolean> {
  const { rows } = await sql<{
    held: boolean
  }>`select pg_try_advisory_xact_lock(hashtextextended(${account}, 0)) as held`.execute(tx)
  return rows[0]?.held === true
}

export async function countFailures(tx: Tx, { account, place, address }: Subjects): Promise<readonly Failures[]> {
  const subjects = [account, place, address, 'everybody']
  const { rows } = await sql<Failures>`select * from app.count_failures(${subjects}, ${place})`.execute(tx)
  return rows
}

/** A refused attempt: it counts, and it stands in the log, without the name that was typed. */
export async function noteFailure(tx: Tx, subjects: readonly string[], method: string): Promise<void> {
  await sql`select app.note_failure(${subjects})`.execute(tx)
  const { rows } = await sql<{ id: string }>`select app.request_id() as id`.execute(tx)
  for (const { id } of rows)
    await recordEvent(tx, { type: 'identity.sign-in-refused', object: { kind: 'request', id }, detail: { method } })
}

export async function noteSuccess(tx: Tx, { account, place }: Subjects): Promise<void> {
  await sql`select app.note_success(${[account, place]}, ${place})`.execute(tx)
}

/** What the actor has to sign in with, without any secret. */
export async function ownCredentials(tx: Tx, personId: string) {
  const account = await ownAccount(tx, personId)
  const passkeys = await tx
    .selectFrom('passkey')
    .select(['id', 'name', 'created_at', 'last_used_at', 'credential_id'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()
  const { left } = await tx
    .selectFrom('recovery_code')
    .select(sql<number>`count(*)`.as('left'))
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { account, passkeys, recoveryLeft: left }
}

export async function ownAccount(tx: Tx, personId: string) {
  return await tx.selectFrom('account').selectAll().where('person_id', '=', personId).executeTakeFirst()
}

/** Sets password and one-time codes together: there is no password without a second factor. Fails with 23505 when the name is taken. */
export async function setPassword(
  tx: Tx,
  input: {
    readonly person_id: string
    readonly sign_in_name: string
    readonly password_hash: string
    readonly totp_secret: Buffer
    readonly totp_counter: number
  },
): Promise<void> {
  const { person_id, ...values } = input
  const set = { ...values, password_set_at: sql<string>`clock_timestamp()` }
  await tx
    .insertInto('account')
    .values({ person_id, ...set })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(set))
    .execute()
  await recordEvent(tx, added(person_id, 'password'))
}

/** Gives the account its sign-in name, or changes it. Fails with 23505 when somebody else has it. */
export async function nameAccount(tx: Tx, personId: string, name: string): Promise<void> {
  const before = (await ownAccount(tx, personId))?.sign_in_name ?? undefined
  if (before === name) return
  await tx
    .insertInto('account')
    .values({ person_id: personId, sign_in_name: name })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ sign_in_name: name }))
    .execute()
  await recordEvent(tx, added(personId, 'sign-in-name'))
}

export async function removePassword(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable('account')
    .set({ password_hash: null, totp_secret: null, password_set_at: null })
    .where('person_id', '=', personId)
    .execute()
  await recordEvent(tx, removed(personId, 'password'))
}

export async function addPasskey(
  tx: Tx,
  input: StoredPasskey & { readonly person_id: string; readonly name: string; readonly transports: string },
): Promise<boolean> {
  const made = await tx
    .insertInto('passkey')
    .values({ ...input, public_key: Buffer.from(input.public_key) })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returning('id')
    .execute()
  if (made.length > 0) await recordEvent(tx, added(input.person_id, 'passkey'))
  return made.length > 0
}

export async function removePasskey(
  tx: Tx,
  input: { readonly person_id: string; readonly id: string },
): Promise<boolean> {
  const gone = await tx
    .deleteFrom('passkey')
    .where('id', '=', input.id)
    .where('person_id', '=', input.person_id)
    .returning('id')
    .execute()
  if (gone.length > 0) await recordEvent(tx, removed(input.person_id, 'passkey'))
  return gone.length > 0
}

/** Puts new recovery codes in the place of all earlier ones. */
export async function setRecoveryCodes(tx: Tx, personId: string, hashes: readonly string[]): Promise<void> {
  await tx.deleteFrom('recovery_code').where('person_id', '=', personId).execute()
  await tx
    .insertInto('recovery_code')
    .values(hashes.map((code_hash) => ({ person_id: personId, code_hash, used_at: null })))
    .execute()
  await recordEvent(tx, added(personId, 'recovery-codes'))
}

type CredentialKind = 'sign-in-name' | 'password' | 'passkey' | 'recovery-codes'
const added = (id: string, credential: CredentialKind) =>
  ({ type: 'identity.credential-added', object: { kind: 'person', id }, detail: { credential } }) as const
const removed = (id: string, credential: CredentialKind) =>
  ({ type: 'identity.credential-removed', object: { kind: 'person', id }, detail: { credential } }) as const

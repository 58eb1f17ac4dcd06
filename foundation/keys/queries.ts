/** SQL of the institution's keys. */
import { type ColumnType, sql } from 'kysely'
import { recordEvent, recordEvents } from '../custody/index.ts'
import type { RecordColumns, Tx } from '../database/index.ts'
import { fingerprint } from './fingerprint.ts'
import type { InstitutionKey, KeyUse } from './model.ts'

declare module '../database/index.ts' {
  interface Tables {
    readonly institution_key: RecordColumns & {
      readonly use: ColumnType<KeyUse, KeyUse, never>
      readonly kid: ColumnType<string, string, never>
      readonly x: ColumnType<string, string, never>
      readonly state: ColumnType<InstitutionKey['state'], never, 'superseded' | 'compromised'>
      readonly valid_from: ColumnType<string, Date, never>
      readonly valid_until: ColumnType<string | null, never, Date>
      readonly statement: ColumnType<string | null, string | null, never>
    }
    readonly institution_key_secret: { readonly key_id: string; readonly wrapped: Buffer }
  }
}

export type NewKey = {
  readonly use: KeyUse
  readonly kid: string
  readonly x: string
  readonly wrapped: Buffer
  readonly valid_from: Date
}

const fields = ['id', 'use', 'kid', 'x', 'state', 'valid_from', 'valid_until', 'statement'] as const

/** Every public key of the institution, the current ones first. */
export async function listKeys(tx: Tx): Promise<InstitutionKey[]> {
  const rows = await tx
    .selectFrom('institution_key')
    .select(fields)
    .orderBy(sql`state <> 'current'`)
    .orderBy('use')
    .orderBy('valid_from', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, fingerprint: [...fingerprint(row.x)] }))
}

/** Adds the first key of each use; custody: keys.generated. */
export async function addFirstKeys(tx: Tx, keys: readonly NewKey[]): Promise<void> {
  for (const key of keys) await addKey(tx, key, null)
  await recordEvents(
    tx,
    keys.map(({ use, kid }) => ({ type: 'keys.generated', object: { kind: 'key', id: kid }, detail: { use } })),
  )
}

/** Replaces the current key `old`; custody: keys.rotated. False when it is current no longer. */
export async function replaceKey(
  tx: Tx,
  input: {
    readonly old: { readonly kid: string; readonly state: 'superseded' | 'compromised' }
    readonly key: NewKey
    readonly statement: string
  },
): Promise<boolean> {
  const { old, key, statement } = input
  const ended = await tx
    .updateTable('institution_key')
    .set({ state: old.state, valid_until: key.valid_from })
    .where('kid', '=', old.kid)
    .where('state', '=', 'current')
    .executeTakeFirst()
  if (ended.numUpdatedRows !== 1n) return false
  await addKey(tx, key, statement)
  await recordEvent(tx, {
    type: 'keys.rotated',
    object: { kind: 'key', id: key.kid },
    detail: { use: key.use, before: old.kid, state: old.state },
  })
  return true
}

async function addKey(tx: Tx, { wrapped, ...key }: NewKey, statement: string | null): Promise<void> {
  const { id } = await tx
    .insertInto('institution_key')
    .values({ ...key, statement })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.insertInto('institution_key_secret').values({ key_id: id, wrapped }).execute()
}

export type WrappedKey = {
  readonly institution: string
  readonly kid: string | null
  readonly x: string
  readonly wrapped: Buffer
}

/** The current key of a use, still wrapped; undefined when there is none. */
export async function findSigningKey(tx: Tx, use: KeyUse): Promise<WrappedKey | undefined> {
  const { rows } = await sql<WrappedKey>`
    select app.institution() as institution, kid, x, wrapped from app.signing_key(${use})
  `.execute(tx)
  return rows[0]?.kid === null ? undefined : rows[0]
}

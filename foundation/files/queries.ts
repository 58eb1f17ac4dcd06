/** SQL of stored files and of uploads on their way. */
import { sql } from 'kysely'
import { recordEvent } from '../custody/index.ts'
import type { Tx } from '../database/index.ts'
import type { FileClass, StoredFile } from './model.ts'

export type NewUpload = {
  readonly data_class: FileClass
  readonly bytes: number
  readonly display_name: string | null
  readonly declared_sha256: string | null
  readonly expires_at: string
}
export type Upload = NewUpload & { readonly id: string; readonly file_id: string | null }

const uploadColumns = ['id', 'data_class', 'bytes', 'display_name', 'declared_sha256', 'expires_at', 'file_id'] as const
const fileColumns = [
  'id',
  'bytes',
  'media_type',
  'data_class',
  'display_name',
  'sha256',
  'sha512',
  'verified_at',
  'intact',
] as const

export const createUpload = (tx: Tx, upload: NewUpload): Promise<Upload> =>
  tx.insertInto('upload').values(upload).returning(uploadColumns).executeTakeFirstOrThrow()

/** The upload of this person, or undefined: another person's does not exist for them. */
export const findUpload = (tx: Tx, id: string): Promise<Upload | undefined> =>
  tx.selectFrom('upload').select(uploadColumns).where('id', '=', id).executeTakeFirst()

export async function deleteUpload(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('upload').where('id', '=', id).execute()
}

/** The file as received, and what its upload became. */
export async function storeFile(
  tx: Tx,
  upload: Upload,
  file: Pick<StoredFile, 'sha256' | 'sha512' | 'media_type'>,
): Promise<StoredFile> {
  const { data_class, bytes, display_name } = upload
  const stored = await storeBytes(tx, { ...file, data_class, bytes, display_name })
  await tx.updateTable('upload').set({ file_id: stored.id }).where('id', '=', upload.id).execute()
  return stored
}

/** A file whose bytes lie in the store; custody: ing. */
export async function storeBytes(
  tx: Tx,
  file: Pick<StoredFile, 'sha256' | 'sha512' | 'media_type' | 'data_class' | 'bytes' | 'display_name'>,
): Promise<StoredFile> {
  const stored = await tx.insertInto('stored_file').values(file).returning(fileColumns).executeTakeFirstOrThrow()
  const { display_name: _, ...detail } = file
  await recordEvent(tx, { type: 'ing', object: { kind: 'file', id: stored.id }, detail })
  return stored
}

/** The file, or undefined when there is none or this person may not read it. */
export const findFile = (tx: Tx, id: string): Promise<StoredFile | undefined> =>
  tx.selectFrom('stored_file').select(fileColumns).where('id', '=', id).executeTakeFirst()

/** Ids among these whose upload still waits for bytes. For jobs. */
export async function stillReceiving(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .selectFrom('upload')
    .select('id')
    .where('id', 'in', [...ids])
    .where('file_id', 'is', null)
    .where('expires_at', '>', sql<string>`now()`)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Forgets uploads whose time is over. For jobs. */
export async function deleteExpiredUploads(tx: Tx): Promise<void> {
  await tx.deleteFrom('upload').where('expires_at', '<', sql<string>`now()`).execute()
}

/** Files not verified since `before`, or found damaged before `at` (they may have been restored); those never verified first. For jobs. */
export const filesToVerify = (tx: Tx, before: Date, at: Date, limit: number) =>
  tx
    .selectFrom('stored_file')
    .select(['id', 'sha256', 'sha512', 'bytes'])
    .where((where) =>
      where.or([
        where('verified_at', 'is', null),
        where('verified_at', '<', before.toISOString()),
        where.and([where('intact', '=', false), where('verified_at', '<', at.toISOString())]),
      ]),
    )
    .orderBy('verified_at', (order) => order.asc().nullsFirst())
    .limit(limit)
    .execute()

/** Writes down whether the store still holds what was received. For jobs. */
export async function markVerified(tx: Tx, id: string, intact: boolean, at: Date): Promise<void> {
  await tx.updateTable('stored_file').set({ intact, verified_at: at.toISOString() }).where('id', '=', id).execute()
  await recordEvent(tx, { type: 'fix', object: { kind: 'file', id }, detail: { intact } })
}

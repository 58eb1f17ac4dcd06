/** What is known of a stored file and of an upload on its way, and the data class of each field. */
import type { ColumnType, Generated } from 'kysely'
import { z } from 'zod'
import type { RecordColumns } from '../database/index.ts'
import { text } from '../language/index.ts'

/** P public, I internal, X sealed in the browser (the server holds ciphertext). S is a way of sharing I, not of storing. */
export const fileClasses = ['P', 'I', 'X'] as const
export type FileClass = (typeof fileClasses)[number]

export type FilesSettings = {
  /** Largest upload in bytes. */
  readonly maxBytes: number
  /** Days after which an unfinished upload is given up. */
  readonly uploadDays: number
}
export const defaultFilesSettings: FilesSettings = { maxBytes: 2 * 2 ** 30, uploadDays: 7 }

/** A file name to show, never a path: what stands before the last slash is dropped. */
const DisplayName = z
  .string()
  .overwrite((name) => name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).replace(/\s+/g, ' '))
  .pipe(text({ max: 255 }))

/** What an upload may say of itself (`Upload-Metadata`). A media type is not among it: types are sniffed, never believed. */
export const UploadMetadata = z.strictObject({
  class: z.enum(fileClasses).default('I'),
  name: DisplayName.optional(),
  /** Of the whole file, in hex: what arrives otherwise is refused. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})
export type UploadMetadata = z.infer<typeof UploadMetadata>

export const StoredFile = z.strictObject({
  id: z.uuid(),
  bytes: z.int(),
  media_type: z.string(),
  data_class: z.enum(fileClasses),
  display_name: z.string().nullable(),
  sha256: z.string(),
  sha512: z.string(),
  verified_at: z.string().nullable(),
  intact: z.boolean().nullable(),
})
export type StoredFile = z.infer<typeof StoredFile>

export const UploadResult = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('receiving'), offset: z.int(), bytes: z.int() }),
  z.strictObject({ state: z.literal('stored'), file: StoredFile }),
])
export type UploadResult = z.infer<typeof UploadResult>

/** The hashes are class I: they identify a known recording. Of a sealed file they are those of the ciphertext. */
export const dataClasses = {
  stored_file: {
    data_class: 'I',
    sha256: 'I',
    sha512: 'I',
    bytes: 'I',
    media_type: 'I',
    display_name: 'I',
    verified_at: 'I',
    intact: 'I',
  },
} as const

declare module '../database/index.ts' {
  interface Tables {
    readonly stored_file: RecordColumns & {
      readonly data_class: ColumnType<FileClass, FileClass, never>
      readonly sha256: ColumnType<string, string, never>
      readonly sha512: ColumnType<string, string, never>
      readonly bytes: ColumnType<number, number, never>
      readonly media_type: ColumnType<string, string, never>
      readonly display_name: ColumnType<string | null, string | null, never>
      readonly verified_at: ColumnType<string | null, never, string>
      readonly intact: ColumnType<boolean | null, never, boolean>
    }
    readonly upload: {
      readonly id: Generated<string>
      readonly institution_id: Generated<string>
      readonly person_id: Generated<string>
      readonly data_class: ColumnType<FileClass, FileClass, never>
      readonly bytes: ColumnType<number, number, never>
      readonly display_name: ColumnType<string | null, string | null, never>
      readonly declared_sha256: ColumnType<string | null, string | null, never>
      readonly file_id: ColumnType<string | null, never, string>
      readonly created_at: Generated<string>
      readonly expires_at: ColumnType<string, string, never>
    }
  }
}

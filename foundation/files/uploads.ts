/** An upload from its announcement to the stored file. Each step survives a kill: the partial file and one row are all its state. */
import type { Readable } from 'node:stream'
import { type Actor, type Database, enterAs, type Tx } from '../database/index.ts'
import { notFound } from '../http/index.ts'
import { codeOf } from './disk-store.ts'
import type { FilesSettings, StoredFile, UploadMetadata, UploadResult } from './model.ts'
import type { Partials } from './partials.ts'
import {
  beyondLength,
  fileEmpty,
  fileTooLarge,
  fileUnavailable,
  nameOfSealed,
  noSpace,
  notSealed,
  offsetDiffers,
  uploadDiffers,
  uploadExpired,
  uploadInterrupted,
} from './problems.ts'
import { createUpload, deleteUpload, findFile, findUpload, storeFile, type Upload } from './queries.ts'
import { SEALED_TYPE, sniff } from './sniff.ts'
import type { FileStore } from './store.ts'
import { openLocks } from './upload-locks.ts'

/** Who asks, under which request id. */
export type Asking = { readonly actor: Actor; readonly requestId: string }
export type Progress = { readonly upload: Upload; readonly offset: number }

export type Uploads = {
  readonly create: (asking: Asking, bytes: number, metadata: UploadMetadata) => Promise<Upload>
  readonly progress: (asking: Asking, id: string) => Promise<Progress>
  /** Takes bytes in; `file` is there once the last of them has come and everything is stored. */
  readonly append: (
    asking: Asking,
    id: string,
    piece: { readonly offset: number; readonly length: number | undefined; readonly body: Readable },
  ) => Promise<Progress & { readonly file: StoredFile | undefined }>
  readonly result: (asking: Asking, id: string) => Promise<UploadResult>
  readonly remove: (asking: Asking, id: string) => Promise<void>
}

/** Kept free for the database, which may lie on the same disk. */
const SPACE_LEFT = 256 * 2 ** 20
const DAY = 86_400_000

export function openUploads(parts: {
  readonly database: Database
  readonly store: FileStore
  readonly partials: Partials
  readonly settings: FilesSettings
  readonly now: () => Date
  /** Lines for the operator; nothing of a file but the start of its hash. */
  readonly report: (line: string) => void
}): Uploads {
  const { database, store, partials, settings, now } = parts
  const locks = openLocks()
  const inTransaction = <T>({ actor, requestId }: Asking, run: (tx: Tx) => Promise<T>, readOnly = false) =>
    database.inTransaction(enterAs(actor, 'request', requestId, readOnly), run)

  const find = async (asking: Asking, id: string): Promise<Upload> => {
    const upload = await inTransaction(asking, (tx) => findUpload(tx, id), true)
    if (upload === undefined) throw notFound({})
    if (upload.file_id === null && Date.parse(upload.expires_at) <= now().getTime()) throw uploadExpired({})
    return upload
  }
  const alone = async <T>(id: string, interrupt: () => void, work: () => Promise<T>): Promise<T> => {
    const value = await locks.hold(id, interrupt, async () => ({ value: await work() }))
    if (value === undefined) throw uploadInterrupted({}, { headers: { 'retry-after': '5' } })
    return value.value
  }
  const offsetOf = (upload: Upload) => (upload.file_id === null ? partials.offsetOf(upload.id) : upload.bytes)

  const refuse = async (asking: Asking, upload: Upload, problem: Error) => {
    await inTransaction(asking, (tx) => deleteUpload(tx, upload.id))
    await partials.remove(upload.id)
    return problem
  }
  /** Bytes first, then the row, then the partial file goes: whatever a kill leaves is finished or swept later. */
  const finish = async (asking: Asking, upload: Upload): Promise<StoredFile> => {
    const digests = await partials.digestsOf(upload.id, upload.bytes)
    if (upload.declared_sha256 !== null && upload.declared_sha256 !== digests.sha256)
      throw await refuse(asking, upload, uploadDiffers({}))
    const media_type = sniff(await partials.headOf(upload.id))
    if (upload.data_class === 'X' && media_type !== SEALED_TYPE) throw await refuse(asking, upload, notSealed({}))
    await store
      .put({ sha256: digests.sha256, bytes: upload.bytes, path: partials.pathOf(upload.id) })
      .catch((cause) => Promise.reject(storeProblem(cause, parts.report)))
    const file = await inTransaction(asking, (tx) => storeFile(tx, upload, { ...digests, media_type }))
    await partials.remove(upload.id)
    return file
  }

  return {
    create: async (asking, bytes, metadata) => {
      if (bytes === 0) throw fileEmpty({})
      if (bytes > settings.maxBytes) throw fileTooLarge({ limit: settings.maxBytes })
      if (metadata.class === 'X' && metadata.name !== undefined) throw nameOfSealed({})
      if ((await partials.space()) < bytes + SPACE_LEFT) throw noSpace({})
      const upload = {
        data_class: metadata.class,
        bytes,
        display_name: metadata.name ?? null,
        declared_sha256: metadata.sha256 ?? null,
        expires_at: new Date(now().getTime() + settings.uploadDays * DAY).toISOString(),
      }
      return await inTransaction(asking, (tx) => createUpload(tx, upload))
    },
    progress: async (asking, id) => {
      await find(asking, id)
      return await alone(
        id,
        () => undefined,
        async () => {
          const upload = await find(asking, id)
          return { upload, offset: await offsetOf(upload) }
        },
      )
    },
    append: async (asking, id, { offset, length, body }) => {
      await find(asking, id) // before the lock: a stranger must not interrupt
      return await alone(
        id,
        () => body.destroy(),
        async () => {
          const upload = await find(asking, id)
          const arrived = await offsetOf(upload)
          if (arrived !== offset) throw offsetDiffers({ offset: arrived })
          if (offset + (length ?? 0) > upload.bytes) throw beyondLength({ bytes: upload.bytes })
          const done = upload.file_id !== null
          const appended = done ? { offset, ended: 'whole' } : await partials.append(id, offset, body, upload.bytes)
          if (appended.ended === 'full') throw noSpace({})
          if (appended.ended === 'beyond') throw beyondLength({ bytes: upload.bytes })
          if (appended.ended === 'interrupted') throw uploadInterrupted({})
          if (appended.offset < upload.bytes) return { upload, offset: appended.offset, file: undefined }
          const file = done ? await storedOf(asking, upload) : await finish(asking, upload)
          return { upload, offset: appended.offset, file }
        },
      )
    },
    result: async (asking, id) => {
      const asked = await find(asking, id)
      // looked at without the lock: asking how far an upload is must not interrupt it
      const offset = await offsetOf(asked)
      if (asked.file_id === null && offset < asked.bytes) return { state: 'receiving', offset, bytes: asked.bytes }
      return await alone(
        id,
        () => undefined,
        async (): Promise<UploadResult> => {
          const upload = await find(asking, id)
          const file = upload.file_id === null ? await finish(asking, upload) : await storedOf(asking, upload)
          return { state: 'stored', file }
        },
      )
    },
    remove: async (asking, id) => {
      await find(asking, id)
      await alone(
        id,
        () => undefined,
        async () => {
          await inTransaction(asking, (tx) => deleteUpload(tx, id))
          await partials.remove(id)
        },
      )
    },
  }

  async function storedOf(asking: Asking, upload: Upload): Promise<StoredFile> {
    const file = await inTransaction(asking, (tx) => findFile(tx, upload.file_id ?? ''), true)
    if (file === undefined) throw notFound({})
    return file
  }
}

/** What the store's failure means to the person; anything but a full disk is the operator's to look at. */
function storeProblem(cause: unknown, report: (line: string) => void): Error {
  const code = codeOf(cause)
  if (code === 'ENOSPC' || code === 'EDQUOT') return noSpace({})
  const kind = cause instanceof Error ? `${cause.name} ${code} ${cause.message}` : 'no error'
  report(`the file store did not take a file: ${kind}`)
  return fileUnavailable({})
}

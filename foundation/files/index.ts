/** The door of the files room: the evidence store, resumable uploads into it, downloads from it. */
import { join } from 'node:path'
import type { Database } from '../database/index.ts'
import { defaultFilesSettings, type FilesSettings } from './model.ts'
import { openFileStore } from './open-store.ts'
import { openPartials } from './partials.ts'
import { filesRoutes } from './routes.ts'
import { filesTasks } from './tasks.ts'
import { openUploads } from './uploads.ts'

export { hashFile } from './hashing.ts'
export { keepBytes } from './keep-bytes.ts'
export { keepFile } from './keep-file.ts'
export { dataClasses, defaultFilesSettings, type FilesSettings, StoredFile, UploadResult } from './model.ts'
export { acceptUploads, filesRoutes } from './routes.ts'
export { type OpenFile, openFile, openObject, sendFile } from './send-file.ts'
export type { ByteRange, FileStore } from './store.ts'

/**
 * Opens the room over the data folder `home` (or the store of FILES_URL): its routes, its tasks with their schedule, and the store
 * for `openFile()`. Refuses (throws) a FILES_URL that cannot be read.
 */
export async function openFiles(options: {
  readonly home: string
  readonly filesUrl?: string | undefined
  readonly database: Database
  readonly settings?: FilesSettings
  readonly now?: () => Date
  readonly report?: (line: string) => void
}) {
  const { home, filesUrl, database, settings = defaultFilesSettings } = options
  const { now = () => new Date(), report = () => undefined } = options
  const store = await openFileStore(home, filesUrl)
  const partials = await openPartials(join(home, 'uploads'))
  const uploads = openUploads({ database, store, partials, settings, now, report })
  const { tasks, schedule } = filesTasks({ store, partials })
  return { store, routes: filesRoutes({ database, store, uploads, settings }), tasks, schedule } as const
}

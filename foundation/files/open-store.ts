/** Chooses the file store: the disk, or an S3-compatible service when the settings name one. */
import { join } from 'node:path'
import { openDiskStore } from './disk-store.ts'
import { openS3Store, readS3Url } from './s3-store.ts'
import type { FileStore } from './store.ts'

/** `home/files`, or the store that `filesUrl` (FILES_URL, `s3://key:secret@host:port/bucket?region=…&ssl=false`) names. */
export async function openFileStore(home: string, filesUrl: string | undefined): Promise<FileStore> {
  return filesUrl === undefined ? await openDiskStore(join(home, 'files')) : await openS3Store(readS3Url(filesUrl))
}

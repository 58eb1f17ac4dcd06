/** Keeps a file of this machine, however large, as an upload would be kept. The file itself is copied first and never changed. */
import { randomUUID } from 'node:crypto'
import { copyFile, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Tx } from '../database/index.ts'
import { hashFile } from './hashing.ts'
import type { FileClass, StoredFile } from './model.ts'
import { storeBytes } from './queries.ts'
import { sniff } from './sniff.ts'
import type { FileStore } from './store.ts'

const BEGINNING = 8192

/** The file is the person's in whose name `tx` acts. Refuses (throws) an empty file. */
export async function keepFile(
  tx: Tx,
  store: FileStore,
  {
    path,
    data_class,
    display_name,
  }: { readonly path: string; readonly data_class: Exclude<FileClass, 'X'>; readonly display_name: string },
): Promise<StoredFile> {
  const copy = join(tmpdir(), `mithaq-${randomUUID()}`)
  try {
    await copyFile(path, copy)
    const { bytes, sha256, sha512 } = await hashFile(copy)
    if (bytes === 0) throw new Error('Cannot keep a file without bytes')
    const media_type = sniff(await beginningOf(copy))
    await store.put({ sha256, bytes, path: copy })
    return await storeBytes(tx, { sha256, sha512, bytes, media_type, data_class, display_name })
  } finally {
    await rm(copy, { force: true })
  }
}

async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(BEGINNING) })
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Keeps bytes that the instance made or took in by itself, as an upload would be kept: in the store first, then as a row. */
import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Tx } from '../database/index.ts'
import { startHashing } from './hashing.ts'
import type { FileClass, StoredFile } from './model.ts'
import { storeBytes } from './queries.ts'
import { sniff } from './sniff.ts'
import type { FileStore } from './store.ts'

/** The file is the person's in whose name `tx` acts; who else reads it, the room says whose record names it. Refuses (throws) an empty file. */
export async function keepBytes(
  tx: Tx,
  store: FileStore,
  { bytes, data_class, display_name }: KeptBytes,
): Promise<StoredFile> {
  if (bytes.length === 0) throw new Error('Cannot keep a file without bytes')
  const hashing = startHashing()
  hashing.update(bytes)
  const digests = hashing.digests()
  const path = join(tmpdir(), `mithaq-${randomUUID()}`)
  try {
    await writeFile(path, bytes, { mode: 0o600, flag: 'wx' })
    await store.put({ sha256: digests.sha256, bytes: bytes.length, path })
  } finally {
    await rm(path, { force: true })
  }
  return await storeBytes(tx, {
    ...digests,
    bytes: bytes.length,
    media_type: sniff(bytes),
    data_class,
    display_name,
  })
}

type KeptBytes = {
  readonly bytes: Uint8Array
  readonly data_class: Exclude<FileClass, 'X'>
  readonly display_name: string
}

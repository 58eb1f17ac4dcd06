/** A stored file laid where the reading process can open it, and taken away afterwards. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Tx } from '../../../../foundation/database/index.ts'
import { type FileStore, openFile } from '../../../../foundation/files/index.ts'
import { notFound } from '../../../../foundation/http/index.ts'

export type LocalCopy = { readonly path: string; readonly folder: string; readonly remove: () => Promise<void> }

type InTransaction = <T>(run: (tx: Tx) => Promise<T>) => Promise<T>

/** Copies the file into a folder of its own that nobody else may enter. Refuses what the actor may not read. */
export async function localCopy(inTransaction: InTransaction, store: FileStore, fileId: string): Promise<LocalCopy> {
  const file = await inTransaction((tx) => openFile(tx, store, fileId))
  if (file === undefined) throw notFound({})
  const folder = await mkdtemp(join(tmpdir(), 'mithaq-import-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const path = join(folder, 'table')
    await pipeline(await file.stream(), createWriteStream(path, { mode: 0o600 }))
    return { path, folder, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

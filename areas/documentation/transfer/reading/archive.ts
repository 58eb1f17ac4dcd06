/** Archives, read entry by entry and refused by what their directory says before anything is unpacked. */
import type { Readable } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { FileRefused, limits } from './limits.ts'

export type Archive = {
  readonly entries: ReadonlyMap<string, Entry>
  readonly read: (name: string) => Promise<Readable>
  readonly close: () => void
}

/** Opens an archive. Refuses one with too many entries, too much content, a ratio that only a bomb has, unsafe names or a password. */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await openPromise(path, { autoClose: false, strictFileNames: false }).catch(() => {
    throw new FileRefused('file.not-an-archive')
  })
  try {
    const entries = await directoryOf(zip)
    return {
      entries,
      read: async (name) => {
        const entry = entries.get(name)
        if (entry === undefined) throw new FileRefused('file.no-table')
        return await zip.openReadStreamPromise(entry)
      },
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function directoryOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > limits.entries) throw new FileRefused('file.too-many-entries')
  const entries = new Map<string, Entry>()
  let unpacked = 0
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/') || entry.fileName.startsWith('__MACOSX/')) continue
      if (entry.isEncrypted()) throw new FileRefused('file.encrypted')
      unpacked += entry.uncompressedSize
      const isBomb =
        entry.uncompressedSize > limits.smallEntry && entry.uncompressedSize > entry.compressedSize * limits.ratio
      if (isBomb || unpacked > limits.unpacked || entry.uncompressedSize > limits.table)
        throw new FileRefused('file.unpacks-too-large')
      entries.set(entry.fileName, entry)
      if (entries.size > limits.entries) throw new FileRefused('file.too-many-entries')
    }
  } catch (error) {
    if (error instanceof FileRefused) throw error
    const isName = error instanceof Error && /relative path|absolute path|invalid characters/.test(error.message)
    throw new FileRefused(isName ? 'file.unsafe-name' : 'file.not-an-archive')
  }
  return entries
}

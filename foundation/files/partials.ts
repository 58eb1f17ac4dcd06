/** Partial files of uploads: appended at an offset, hashed as they come, their size being the offset that survives anything. */
import { createReadStream } from 'node:fs'
import { constants, type FileHandle, mkdir, open, readdir, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { codeOf } from './disk-store.ts'
import { type Digests, type Hashing, startHashing } from './hashing.ts'
import { SNIFFED_BYTES } from './sniff.ts'

export type Appended = { readonly offset: number; readonly ended: 'whole' | 'interrupted' | 'beyond' | 'full' }

export type Partials = {
  /** Bytes that have arrived; 0 when none did. */
  readonly offsetOf: (id: string) => Promise<number>
  /** Writes what `body` brings from `offset` on, never beyond `limit`, and makes it durable. The file must have exactly `offset` bytes. */
  readonly append: (id: string, offset: number, body: Readable, limit: number) => Promise<Appended>
  /** Hashes of the first `bytes` bytes, all of which have arrived. */
  readonly digestsOf: (id: string, bytes: number) => Promise<Digests>
  readonly headOf: (id: string) => Promise<Uint8Array>
  readonly pathOf: (id: string) => string
  readonly remove: (id: string) => Promise<void>
  readonly ids: () => Promise<readonly string[]>
  /** Bytes free on the disk. */
  readonly space: () => Promise<number>
}

/** Hash states kept while uploads pause; one that fell out, or was lost in a restart, is made again from the partial file. */
const MOST_STATES = 200

export async function openPartials(folder: string): Promise<Partials> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const states = new Map<string, { readonly offset: number; readonly hashing: Hashing }>()
  const pathOf = (id: string) => join(folder, id)
  const hashingAt = async (id: string, offset: number): Promise<Hashing> => {
    const kept = states.get(id)
    if (kept?.offset === offset) return kept.hashing
    const hashing = startHashing()
    if (offset === 0) return hashing
    for await (const chunk of createReadStream(pathOf(id), { end: offset - 1, highWaterMark: 2 ** 20 }))
      hashing.update(chunk)
    return hashing
  }
  const keep = (id: string, offset: number, hashing: Hashing) => {
    states.delete(id)
    states.set(id, { offset, hashing })
    const [oldest] = states.keys()
    if (states.size > MOST_STATES && oldest !== undefined) states.delete(oldest)
  }
  return {
    pathOf,
    offsetOf: (id) =>
      stat(pathOf(id)).then(
        ({ size }) => size,
        (error) => (codeOf(error) === 'ENOENT' ? 0 : Promise.reject(error)),
      ),
    append: async (id, offset, body, limit) => {
      const hashing = await hashingAt(id, offset)
      states.delete(id)
      const handle = await open(pathOf(id), constants.O_WRONLY | constants.O_CREAT, 0o600)
      try {
        const appended = await pour(handle, offset, body, limit, hashing)
        if (appended.ended === 'full') return appended
        // an offset that was told to the client must survive a power cut
        await handle.datasync()
        keep(id, appended.offset, hashing)
        return appended
      } finally {
        await handle.close()
      }
    },
    digestsOf: async (id, bytes) => {
      const hashing = await hashingAt(id, bytes)
      keep(id, bytes, hashing)
      return hashing.digests()
    },
    headOf: async (id) => {
      const handle = await open(pathOf(id), 'r')
      try {
        const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(SNIFFED_BYTES), position: 0 })
        return buffer.subarray(0, bytesRead)
      } finally {
        await handle.close()
      }
    },
    remove: async (id) => {
      states.delete(id)
      await rm(pathOf(id), { force: true })
    },
    ids: async () => (await readdir(folder)).filter((name) => /^[0-9a-f-]{36}$/.test(name)),
    space: async () => {
      const { bavail, bsize } = await statfs(folder)
      return bavail * bsize
    },
  }
}

/** Hashes each piece while the disk takes it. After a failed write the hashes are ahead of the file and must not be used. */
async function pour(
  handle: FileHandle,
  from: number,
  body: Readable,
  limit: number,
  hashing: Hashing,
): Promise<Appended> {
  let offset = from
  const pieces = body.iterator({ destroyOnReturn: false })
  for (;;) {
    // a line that breaks is the usual end of an upload in the field: what came before counts
    const next = await pieces.next().catch(() => undefined)
    if (next === undefined) return { offset, ended: 'interrupted' }
    if (next.done === true) return { offset, ended: 'whole' }
    const piece: Buffer = next.value
    if (offset + piece.length > limit) {
      await pieces.return?.()
      return { offset, ended: 'beyond' }
    }
    const written = writeAll(handle, piece, offset)
    hashing.update(piece)
    try {
      await written
    } catch (error) {
      if (!['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(error))) throw error
      await pieces.return?.()
      // part of the piece may stand there: it is the right part, but the hashes do not match it
      return { offset: (await handle.stat()).size, ended: 'full' }
    }
    offset += piece.length
  }
}

async function writeAll(handle: FileHandle, piece: Buffer, position: number): Promise<void> {
  for (let done = 0; done < piece.length; ) {
    const { bytesWritten } = await handle.write(piece, done, piece.length - done, position + done)
    done += bytesWritten
  }
}

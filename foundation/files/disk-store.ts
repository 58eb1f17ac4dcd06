/** The file store on disk: `ab/cd/<sha256>`, readable by its owner alone, linked into place whole, never written over. */
import { randomUUID } from 'node:crypto'
import { access, chmod, constants, copyFile, link, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { damaged, type FileStore, ObjectMissing } from './store.ts'

export async function openDiskStore(folder: string): Promise<FileStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  const size = async (sha256: string) =>
    await stat(pathOf(sha256)).then(
      (found) => found.size,
      (error) => (codeOf(error) === 'ENOENT' ? undefined : Promise.reject(error)),
    )
  return {
    size,
    check: () => access(folder, constants.W_OK),
    put: async ({ sha256, bytes, path }) => {
      const target = pathOf(sha256)
      const before = await size(sha256)
      if (before !== undefined && before !== bytes) throw damaged(sha256, before, bytes)
      if (before !== undefined) return 'existing'
      await makeFolders(folder, dirname(target))
      await syncPath(path)
      await chmod(path, 0o400)
      const outcome = await place(path, target)
      await syncPath(dirname(target))
      const after = await size(sha256)
      if (after !== bytes) throw damaged(sha256, after ?? 0, bytes)
      return outcome
    },
    read: async (sha256, range) => {
      const handle = await open(pathOf(sha256), 'r').catch((error) => {
        throw codeOf(error) === 'ENOENT' ? new ObjectMissing(`Cannot find ${sha256.slice(0, 12)}… in the store`) : error
      })
      return handle.createReadStream({
        highWaterMark: 256 * 1024,
        ...(range === undefined ? {} : { start: range.first, end: range.last }),
      })
    },
  }
}

/** A link, unlike a rename, fails when the name is taken: what is there stays, whoever came first. */
async function place(path: string, target: string): Promise<'stored' | 'existing'> {
  try {
    await link(path, target)
    return 'stored'
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EEXIST') return 'existing'
    if (!['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'ENOSYS'].includes(code)) throw error
  }
  // another file system, or one without links: a full copy beside the place, moved in when it is safely on disk
  const copy = `${target}.${randomUUID()}`
  try {
    await copyFile(path, copy, constants.COPYFILE_EXCL)
    await syncPath(copy)
    await chmod(copy, 0o400)
    await rename(copy, target)
    return 'stored'
  } catch (error) {
    await rm(copy, { force: true })
    throw error
  }
}

async function makeFolders(root: string, folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (made === undefined) return
  for (let path = folder; path.length >= root.length; path = dirname(path)) await syncPath(path)
}

/** Brings a file's bytes, or a folder's entries, to the disk itself. */
async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

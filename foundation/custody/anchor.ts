/** The last checkpoint, kept outside the database: a database put back to an earlier day is noticed at start. */
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export type Anchor = {
  /** The signed note of the last checkpoint; undefined when none was signed yet. */
  readonly read: () => Promise<string | undefined>
  readonly write: (note: string) => Promise<void>
}

/** Below the data folder, beside the database. Written whole or not at all. */
export function fileAnchor(home: string): Anchor {
  const path = join(home, 'log', 'checkpoint')
  return {
    read: () =>
      readFile(path, 'utf8').catch((error) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      }),
    write: async (note) => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const file = await open(`${path}.new`, 'w', 0o600)
      try {
        await file.writeFile(note)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(`${path}.new`, path)
    },
  }
}

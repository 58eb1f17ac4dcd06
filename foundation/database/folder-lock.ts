/** One process a data folder: a lock file naming the holder, stale as soon as that process is gone. */
import { readFile, rm, writeFile } from 'node:fs/promises'

export type FolderLock = { readonly release: () => Promise<void> }

/** Thrown when another living process holds the folder. */
export class FolderInUse extends Error {
  readonly pid: number
  readonly folder: string
  constructor(folder: string, pid: number) {
    super(
      `Cannot use the data folder ${folder} as the process ${pid} is using it: stop that one first, or set MITHAQ_HOME to another folder`,
    )
    this.pid = pid
    this.folder = folder
  }
}

/** Takes the lock `path` for this process; throws FolderInUse when its holder is alive. */
export async function lockFolder(folder: string, path: string): Promise<FolderLock> {
  const mine = `${process.pid} ${await startOf(process.pid)}\n`
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      await writeFile(path, mine, { flag: 'wx', mode: 0o600 })
      return {
        release: async () => {
          if ((await readFile(path, 'utf8').catch(() => '')) === mine) await rm(path, { force: true })
        },
      }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const held = await readFile(path, 'utf8').catch(() => '')
      const [pid, start] = held.trim().split(' ')
      if (pid !== undefined && start !== undefined && Number(pid) > 0 && (await startOf(Number(pid))) === start)
        throw new FolderInUse(folder, Number(pid))
      await rm(path, { force: true })
    }
  }
  throw new Error(`Cannot lock the data folder ${folder}: the lock file ${path} keeps coming back`)
}

/** When a process started, as its system tells it: a reused pid is then not taken for the old holder. Empty when it is gone. */
async function startOf(pid: number): Promise<string> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return ''
  }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (stat === undefined) return 'alive'
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields[0] === 'Z' ? '' : (fields[19] ?? 'alive')
}

/** What a killed server or postmaster leaves behind: processes that still run on the data, and lock files that name dead ones. */
import { readdir, readFile, readlink, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** Longest wait in milliseconds for processes that were asked to end. */
const PATIENCE = 30_000

/**
 * Ends an orphaned postmaster in order, waits for the last backend, and only then removes lock files: while a backend of a dead
 * postmaster runs, `postmaster.pid` is what keeps a second one from writing to the same data.
 */
export async function clearLeftovers(data: string, socketLock: string): Promise<void> {
  if (process.platform !== 'linux') return await endByLockFile(data)
  for (const end = Date.now() + PATIENCE; ; await wait(20)) {
    const running = await processesIn(data)
    if (running.length === 0) break
    const postmaster = await postmasterOf(data)
    for (const pid of running)
      signal(
        pid,
        pid === postmaster ? 'SIGINT' : 'SIGTERM',
        postmaster !== undefined && running.includes(postmaster) && pid !== postmaster,
      )
    if (Date.now() > end)
      throw new Error(
        `Cannot start the database as processes of an earlier run stay on ${data} (${running.join(', ')}): end them, then start again`,
      )
  }
  for (const path of [join(data, 'postmaster.pid'), socketLock]) await rm(path, { force: true })
}

/** Processes that have `data` as their working folder, as the postmaster and every backend do. Dead ones not yet reaped have none. */
async function processesIn(data: string): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const folders = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')))
  return pids.filter((_, index) => folders[index] === data).map(Number)
}

async function postmasterOf(data: string): Promise<number | undefined> {
  const held = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(held.split('\n')[0])
  return pid > 0 ? pid : undefined
}

/** Backends are left to their postmaster while it lives. */
function signal(pid: number, name: NodeJS.Signals, leave: boolean): void {
  if (leave) return
  try {
    process.kill(pid, name)
  } catch {
    // gone in the meantime
  }
}

/** Without /proc: asks the process of the lock file to end; stale lock files are PostgreSQL's own to judge. */
async function endByLockFile(data: string): Promise<void> {
  const pid = await postmasterOf(data)
  if (pid === undefined) return
  for (const end = Date.now() + PATIENCE; Date.now() < end; await wait(50)) {
    try {
      process.kill(pid, 'SIGINT')
    } catch {
      return
    }
  }
}

import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { LaunchFailure, sentences } from './sentences.mjs'

const beatMs = 2_000
/** A holder that has not touched the lock for this long is dead, also when it ran in another container on the same folder. */
const deadAfterMs = 20_000
const giveUpAfterMs = 600_000

/**
 * Runs `work` while no other process installs into the same repository; waits for the other one first.
 * The lock is a folder beside node_modules, because installing replaces node_modules; `work` may use it for what it
 * needs meanwhile, and it is removed in the end.
 */
export async function withInstallLock(root, work) {
  const folder = join(root, '.mithaq-installing')
  const deadline = Date.now() + giveUpAfterMs
  while (!take(folder)) {
    if (isAbandoned(folder)) rmSync(folder, { recursive: true, force: true })
    else if (Date.now() > deadline) throw new LaunchFailure(sentences.installBusy(folder))
    else await delay(300)
  }
  const beat = setInterval(() => utimesSync(folder, new Date(), new Date()), beatMs)
  const release = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', release)
  try {
    return await work(folder)
  } finally {
    clearInterval(beat)
    process.off('exit', release)
    release()
  }
}

function take(folder) {
  try {
    mkdirSync(folder)
  } catch (error) {
    if (error.code === 'EEXIST') return false
    if (['EACCES', 'EPERM', 'EROFS'].includes(error.code))
      throw new LaunchFailure(sentences.noRights(join(folder, '..')))
    if (error.code === 'ENOSPC') throw new LaunchFailure(sentences.noSpace())
    throw error
  }
  writeFileSync(join(folder, 'holder.json'), JSON.stringify({ pid: process.pid, host: hostname() }))
  return true
}

function isAbandoned(folder) {
  try {
    if (Date.now() - statSync(folder).mtimeMs > deadAfterMs) return true
    const holder = JSON.parse(readFileSync(join(folder, 'holder.json'), 'utf8'))
    if (holder.host !== hostname()) return false
    process.kill(holder.pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH' // any other reason: it was just released or is just being written, look again
  }
}

import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const stampPath = (root) => join(root, 'node_modules', '.mithaq-installed.json')
const lockPath = (root) => join(root, 'package-lock.json')
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** What an installation is for: the lock file's content, the operating system and the processor. */
function fingerprint(root) {
  const lock = createHash('sha256')
    .update(readFileSync(lockPath(root)))
    .digest('hex')
  return { lock, machine: `${process.platform}-${process.arch}` }
}

/** Notes that node_modules now holds what package-lock.json asks for on this machine. */
export function stampInstallation(root) {
  writeFileSync(stampPath(root), `${JSON.stringify(fingerprint(root))}\n`)
}

/** Whether node_modules holds what package-lock.json asks for on this machine. */
export function isInstalled(root) {
  if (existsSync(stampPath(root))) {
    const stamp = readStamp(root)
    const wanted = fingerprint(root)
    if (stamp.lock === wanted.lock && stamp.machine === wanted.machine) return leftOut(root).length === 0
  }
  return matchesNpmRecord(root) && leftOut(root).length === 0
}

/** Packages of package.json made for this machine (Node 24, PostgreSQL) that npm skipped without an error, as it does for optional ones. */
export function leftOut(root) {
  const { packages } = readJson(lockPath(root))
  return Object.keys(packages[''].optionalDependencies ?? {}).filter((name) =>
    isMissing(root, packages, `node_modules/${name}`),
  )
}

const isMissing = (root, packages, path) =>
  packages[path] !== undefined && isForThisMachine(packages[path]) && !existsSync(join(root, path, 'package.json'))

function readStamp(root) {
  try {
    return readJson(stampPath(root))
  } catch {
    return {} // cut off by a crash: the same as none
  }
}

// A developer's own `npm install` leaves no stamp; npm's record of what it put there tells as much, and spares a reinstallation.
function matchesNpmRecord(root) {
  const recordPath = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(recordPath)) return false
  const installed = readJson(recordPath).packages
  const { '': _project, ...locked } = readJson(lockPath(root)).packages
  const isThere = ([path, entry]) =>
    installed[path] === undefined
      ? entry.optional === true && !(entry.os !== undefined && isMissing(root, locked, path))
      : sameBuild(installed[path], entry)
  return (
    Object.entries(locked).every(isThere) &&
    Object.keys(installed).every((path) => locked[path] !== undefined && existsSync(join(root, path)))
  )
}

const sameBuild = (one, other) => one.version === other.version && one.integrity === other.integrity

/** Whether a package of the lock file is meant for this operating system, processor and C library. */
function isForThisMachine(entry) {
  const allows = (listed, value) => listed === undefined || [listed].flat().includes(value)
  return allows(entry.os, process.platform) && allows(entry.cpu, process.arch) && allows(entry.libc, libc())
}

let knownLibc
function libc() {
  if (process.platform !== 'linux') return undefined
  knownLibc ??= process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc'
  return knownLibc
}

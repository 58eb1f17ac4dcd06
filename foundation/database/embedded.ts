/** The embedded PostgreSQL: initialised, tuned, started as a child on a Unix socket, watched, restarted after a crash, stopped cleanly. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  access,
  chmod,
  chown,
  constants,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type Binaries, layBinaries } from './binaries.ts'
import { clearLeftovers } from './leftovers.ts'

/** Where to connect as the cluster's superuser; used for bootstrap only. */
export type Superuser = {
  readonly host: string
  readonly user: string
  readonly password: string
  readonly port: number
}
export type Embedded = {
  readonly superuser: Superuser
  readonly pid: () => number | undefined
  readonly stop: () => Promise<void>
}

/** initdb looks its user up, so it needs one that has a name; the server does not. */
const INITDB_ID = 65534
/** A number that no account has: other programs that run as nobody cannot read the data. */
const DATABASE_ID = 64310
const PORT = 5432
const MAJOR = '18'

/**
 * Starts the cluster below `home` (made when missing) and resolves when it answers.
 * As root everything runs under an unprivileged uid; where that uid cannot reach `home`, the database lies below
 * `/var/lib/mithaq` in a folder named after `home`, and `home/database-folder` says so. Host accounts are not touched.
 */
export async function startEmbedded(home: string, report: (line: string) => void): Promise<Embedded> {
  const id = process.getuid?.() === 0 ? DATABASE_ID : undefined
  await mkdir(home, { recursive: true, mode: 0o700 })
  const root = await reachableFolder(home, id)
  const data = join(root, `data-${MAJOR}`)
  const binaries = await layBinaries(join(root, 'programs'))
  const password = await secret(join(home, 'secrets'), 'database-superuser')
  const socket = await socketFolder(root, id)
  const clear = () => clearLeftovers(data, join(socket, `.s.PGSQL.${PORT}.lock`))
  await clear()
  if (!(await exists(join(data, 'PG_VERSION')))) await initialise(binaries, data, password, id)
  const superuser = { host: socket, user: 'postgres', password, port: PORT }
  let child = launch(binaries, data, socket, id, report)
  let stopping = false
  const watch = (watched: ChildProcess) =>
    watched.once('exit', async () => {
      if (stopping) return
      report('the database stopped unexpectedly; recovering it')
      for (let attempt = 1; !stopping; attempt++) {
        try {
          await clear()
          if (stopping) return
          child = launch(binaries, data, socket, id, report)
          if (await answers(superuser, child)) break
        } catch (error) {
          report(String(error))
        }
        await wait(Math.min(100 * attempt, 2000))
      }
      if (stopping) return
      report('the database is back')
      watch(child)
    })
  if (!(await answers(superuser, child))) {
    child.kill('SIGINT')
    throw new Error(`Cannot start the embedded PostgreSQL in ${data}: its last words are above`)
  }
  watch(child)
  return {
    superuser,
    pid: () => child.pid,
    stop: async () => {
      stopping = true
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGINT')
      await ended
    },
  }
}

/** Where the cluster below `home` listens while another process runs it. */
export async function runningEmbedded(home: string): Promise<{ readonly host: string; readonly port: number }> {
  const outside = await readFile(join(home, 'database-folder'), 'utf8').catch(() => undefined)
  return { host: socketPath(outside?.trim() ?? join(home, 'database')), port: PORT }
}

/** A password kept in `folder/name`, made on first use, readable by its owner alone. */
export async function secret(folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, name)
  const made = randomBytes(32).toString('base64url')
  try {
    await writeFile(path, made, { flag: 'wx', mode: 0o600 })
    return made
  } catch {
    return (await readFile(path, 'utf8')).trim()
  }
}

/** Makes the cluster beside its place and moves it there whole: a first start that is killed leaves nothing half-made. */
async function initialise(binaries: Binaries, data: string, password: string, id: number | undefined): Promise<void> {
  const half = `${data}.part`
  const passwordFile = `${data}.password`
  await rm(half, { recursive: true, force: true })
  await mkdir(half, { recursive: true, mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  const owner = id === undefined ? {} : { uid: INITDB_ID, gid: INITDB_ID }
  if (id !== undefined) for (const path of [half, passwordFile]) await chown(path, INITDB_ID, INITDB_ID)
  const child = spawn(
    binaries.initdb,
    [
      '--pgdata',
      half,
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--data-checksums',
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--no-instructions',
    ],
    { ...owner, cwd: half, stdio: ['ignore', 'ignore', 'pipe'], env: { PATH: process.env.PATH ?? '' } },
  )
  const words: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => words.push(chunk))
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve))
  await rm(passwordFile, { force: true })
  if (code !== 0) {
    await rm(half, { recursive: true, force: true })
    throw new Error(`Cannot initialise the database in ${data}: ${Buffer.concat(words).toString().trim()}`)
  }
  if (id !== undefined) await giveTo(half, id)
  await rename(half, data)
}

function launch(
  binaries: Binaries,
  data: string,
  socket: string,
  id: number | undefined,
  report: (line: string) => void,
): ChildProcess {
  const settings = { ...tuning(memoryBytes()), unix_socket_directories: socket, port: String(PORT) }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(binaries.postgres, ['-D', data, ...flags], {
    ...(id === undefined ? {} : { uid: id, gid: id }),
    cwd: data,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true, // a ctrl-C in the terminal reaches the server alone, which then stops the database in order
    env: { PATH: process.env.PATH ?? '' },
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString().split('\n'))
      if (/(FATAL|PANIC|WARNING):/.test(line) && !/the database system is/.test(line)) report(line.trim())
  })
  child.on('error', (error) => report(`the database cannot be run: ${error.message}`))
  return child
}

/** Settings for a machine with `memory` bytes. Logs carry no statement and no value: those would be records. */
function tuning(memory: number): Readonly<Record<string, string>> {
  const mebibytes = (share: number, least: number, most: number) =>
    `${Math.round(Math.min(Math.max((memory * share) / 2 ** 20, least), most))}MB`
  return {
    listen_addresses: '',
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: mebibytes(1 / 8, 64, 2048),
    effective_cache_size: mebibytes(1 / 2, 256, 65536),
    work_mem: mebibytes(1 / 512, 4, 32),
    maintenance_work_mem: mebibytes(1 / 32, 64, 512),
    max_wal_size: '2GB',
    random_page_cost: '1.1',
    jit: 'off',
    fsync: 'on',
    synchronous_commit: 'on',
    password_encryption: 'scram-sha-256',
    log_statement: 'none',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    timezone: 'UTC',
  }
}

const memoryBytes = () => {
  const limit = process.constrainedMemory()
  return limit > 0 && limit < totalmem() ? limit : totalmem()
}

async function answers(superuser: Superuser, child: ChildProcess): Promise<boolean> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return false
    const client = new pg.Client({ ...superuser, database: 'postgres' })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return true
    } catch {
      await client.end().catch(() => undefined)
      await wait(25)
    }
  }
  return false
}

/** The folder for the database: `home/database` where `id` can reach it, else one below /var/lib/mithaq named after `home`. */
async function reachableFolder(home: string, id: number | undefined): Promise<string> {
  const inside = join(home, 'database')
  if (id === undefined) {
    await mkdir(inside, { recursive: true, mode: 0o700 })
    return inside
  }
  if (await othersMayPass(dirname(home))) {
    await chmod(home, 0o711) // the folder is ours: others may pass through, not look; what lies in it is closed on its own
    await mkdir(inside, { recursive: true, mode: 0o711 })
    return inside
  }
  const outside = join('/var/lib/mithaq', createHash('sha256').update(home).digest('hex').slice(0, 16))
  await mkdir(outside, { recursive: true, mode: 0o711 })
  for (const path of ['/var/lib/mithaq', outside]) await chmod(path, 0o711)
  await writeFile(join(home, 'database-folder'), `${outside}\n`)
  return outside
}

async function othersMayPass(folder: string): Promise<boolean> {
  for (let path = folder; ; path = dirname(path)) {
    if (((await stat(path)).mode & 0o001) === 0) return false
    if (path === dirname(path)) return true
  }
}

/** Unix socket paths end at 107 bytes: a deep home gets a short folder below the system's temporary one. */
function socketPath(root: string): string {
  const near = join(root, 'socket')
  return Buffer.byteLength(join(near, `.s.PGSQL.${PORT}`)) < 100
    ? near
    : join('/tmp', `mithaq-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`)
}

/** Makes the folder of the socket, refused when another user made it first. */
async function socketFolder(root: string, id: number | undefined): Promise<string> {
  const folder = socketPath(root)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const found = await lstat(folder)
  const owner = id ?? process.getuid?.()
  if (!found.isDirectory() || (owner !== undefined && found.uid !== owner && found.uid !== process.getuid?.()))
    throw new Error(`Cannot use ${folder} for the database socket as someone else owns it: remove it`)
  if (id !== undefined) await chown(folder, id, id)
  await chmod(folder, 0o700)
  return folder
}

async function giveTo(path: string, id: number): Promise<void> {
  await chown(path, id, id)
  if (!(await lstat(path)).isDirectory()) return
  for (const name of await readdir(path)) await giveTo(join(path, name), id)
}

const exists = (path: string) =>
  access(path, constants.F_OK).then(
    () => true,
    () => false,
  )

/** Opens the data: embedded or external PostgreSQL, roles, migrations, the pool of the application role. */
import { join } from 'node:path'
import { shipRoles } from '../foundation/access/server.ts'
import {
  bootstrap,
  bootstrapExternal,
  type Connection,
  type Database,
  migrate,
  openDatabase,
  readMigrations,
  runAsOwner,
  secret,
  startEmbedded,
} from '../foundation/database/index.ts'
import { migrateJobs } from '../foundation/jobs/index.ts'
import { shipVocabularies } from '../foundation/vocabulary/server.ts'
import { rooms, root } from './rooms.ts'
import type { Settings } from './settings.ts'

export type Data = {
  readonly database: Database
  /** How the job worker connects. */
  readonly jobs: Connection
  /** How migrations connect; the worker's own tables are made with it. */
  readonly owner: Connection
  readonly databasePid: () => number | undefined
  readonly close: () => Promise<void>
}

/** Connections of the application pool. Two cores are busy with far fewer; more only queue inside the database. */
const POOL_SIZE = 16
const NAME = 'mithaq'

/** Starts or reaches the database, brings its schema to this version, and opens it as the limited application role. */
export async function openData(settings: Settings, report: (line: string) => void): Promise<Data> {
  const password = (role: string) => secret(join(settings.home, 'secrets'), `database-${role}`)
  const { owner, app, jobs, stop, pid } =
    settings.databaseUrl === undefined
      ? await embedded(settings, password, report)
      : await external(settings, settings.databaseUrl, password)
  try {
    await migrate(owner, await readMigrations(root, rooms))
    await migrateJobs(owner)
    await runAsOwner(owner, shipRoles())
    await shipVocabularies(owner)
    const database = await openDatabase(app, { size: POOL_SIZE })
    return {
      database,
      jobs,
      owner,
      databasePid: pid,
      close: async () => {
        await database.close()
        await stop()
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

type Password = (role: string) => Promise<string>

async function embedded(settings: Settings, password: Password, report: (line: string) => void) {
  const cluster = await startEmbedded(settings.home, report)
  try {
    const passwords = { owner: await password('owner'), app: await password('app'), job: await password('job') }
    await bootstrap(cluster.superuser, NAME, passwords)
    const as = (role: 'owner' | 'app' | 'job'): Connection => ({
      host: cluster.superuser.host,
      port: cluster.superuser.port,
      database: NAME,
      user: `mithaq_${role}`,
      password: passwords[role],
    })
    return { owner: as('owner'), app: as('app'), jobs: as('job'), stop: cluster.stop, pid: cluster.pid }
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

async function external(settings: Settings, url: string, password: Password) {
  const own = async (role: 'app' | 'job', given: string | undefined) => {
    if (given !== undefined) return { connection: { connectionString: given }, password: undefined }
    const made = await password(role)
    const derived = new URL(url)
    derived.username = `mithaq_${role}`
    derived.password = made
    return { connection: { connectionString: derived.href }, password: made }
  }
  const [app, job] = [await own('app', settings.databaseAppUrl), await own('job', settings.databaseJobUrl)]
  await bootstrapExternal(url, {
    ...(app.password === undefined ? {} : { app: app.password }),
    ...(job.password === undefined ? {} : { job: job.password }),
  })
  return {
    owner: { connectionString: url },
    app: app.connection,
    jobs: job.connection,
    stop: async () => undefined,
    pid: () => undefined,
  }
}

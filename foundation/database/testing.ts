/** For tests: one embedded cluster a run, one migrated template, a fresh clone for each test file. */

import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { bootstrap, type Connection, withClient } from './bootstrap.ts'
import { startEmbedded } from './embedded.ts'
import { type Migration, migrate } from './migrate.ts'
import { type Database, openDatabase } from './transactions.ts'

export { catalogueFaults, tableNames } from './catalogue.ts'

export type TestCluster = { readonly superuser: Connection; readonly stop: () => Promise<void> }
export type TestDatabase = {
  readonly database: Database
  readonly owner: Connection
  readonly app: Connection
  readonly job: Connection
  readonly superuser: Connection
  /** A bare client, ended by `close`: for statements that the application cannot make. */
  readonly connect: (as: Connection) => Promise<pg.Client>
  readonly close: () => Promise<void>
}

const TEMPLATE = 'mithaq_template'
const passwords = { owner: 'owner', app: 'app', job: 'job' }
/** Set by the global set-up of a test run, so that all files share one cluster. */
const SHARED = 'MITHAQ_TEST_CLUSTER'

/** Starts a cluster in a temporary folder, makes the template with `prepare`, and tells child processes where it is. */
export async function startTestCluster(
  migrations: readonly Migration[],
  prepare: (owner: Connection) => Promise<void>,
): Promise<TestCluster> {
  const home = await mkdtemp(join(tmpdir(), 'mithaq-test-'))
  const cluster = await startEmbedded(home, () => undefined)
  await bootstrap(cluster.superuser, TEMPLATE, passwords)
  const owner = { ...cluster.superuser, user: 'mithaq_owner', password: passwords.owner, database: TEMPLATE }
  await migrate(owner, migrations)
  await prepare(owner)
  process.env[SHARED] = JSON.stringify(cluster.superuser)
  return {
    superuser: cluster.superuser,
    stop: async () => {
      await cluster.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** The cluster of this test run, or undefined when a file is run on its own. */
export function sharedCluster(): Connection | undefined {
  const shared = process.env[SHARED]
  return shared === undefined ? undefined : JSON.parse(shared)
}

/** A fresh clone of the template, opened as the application role. `close` drops it. */
export async function cloneTemplate(superuser: Connection, size = 8): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = { ...superuser, database: 'postgres' }
  await withClient(
    admin,
    async (client) =>
      void (await client.query(`create database ${name} template ${TEMPLATE} owner mithaq_owner strategy file_copy`)),
  )
  const as = (role: keyof typeof passwords): Connection => ({
    ...superuser,
    database: name,
    user: `mithaq_${role}`,
    password: passwords[role],
  })
  const database = await openDatabase(as('app'), { size })
  const clients: pg.Client[] = []
  return {
    database,
    connect: async (connection) => {
      const client = new pg.Client(connection)
      await client.connect()
      clients.push(client)
      return client
    },
    owner: as('owner'),
    app: as('app'),
    job: as('job'),
    superuser: { ...superuser, database: name },
    close: async () => {
      await database.close()
      for (const client of clients) await client.end()
      await withClient(
        admin,
        async (client) => void (await client.query(`drop database if exists ${name} with (force)`)),
      )
    },
  }
}

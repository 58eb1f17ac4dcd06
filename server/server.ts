/** The composition root: wires the rooms into one running instance. */
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { openEvidence, openListMatching, openTransfer, retentionTasks } from '../areas/documentation/server.ts'
import { protectionTasks } from '../areas/protection/server.ts'
import { enterSession } from '../foundation/access/server.ts'
import {
  type Database,
  enterAs,
  lockFolder,
  NO_INSTITUTION,
  SYSTEM_ACTOR,
  secret,
} from '../foundation/database/index.ts'
import { defaultFilesSettings, openFiles } from '../foundation/files/index.ts'
import { type AnyRoute, openLog } from '../foundation/http/index.ts'
import { anybodyEnrolled, identityKey, setupCode } from '../foundation/identity/index.ts'
import { expireKeys, startJobs } from '../foundation/jobs/index.ts'
import { openKeyring } from '../foundation/keys/index.ts'
import { searchTasks } from '../foundation/search/server.ts'
import { withAllBelow } from '../foundation/vocabulary/index.ts'
import { exchangeTasks, postMessage } from '../protocol/partners/index.ts'
import { createApp } from './app.ts'
import { logKeys, openCustody } from './custody.ts'
import { openData } from './data.ts'
import { reindex } from './search.ts'
import type { Settings } from './settings.ts'
import { version } from './version.ts'
import { mountWeb } from './web.ts'

export type RunningServer = {
  readonly url: string
  /** While nobody can sign in yet; afterwards it opens nothing and is not told. */
  readonly setupCode: string | undefined
  readonly databasePid: () => number | undefined
  readonly routes: readonly AnyRoute[]
  readonly close: () => Promise<void>
}

export type StartOptions = {
  /** One line for the person at the terminal. */
  readonly report: (line: string) => void
  readonly now?: () => Date
}

const atStart = () =>
  enterAs(
    { person_id: SYSTEM_ACTOR, institution_id: NO_INSTITUTION, capabilities: new Set<string>() },
    'maintenance',
    randomUUID(),
    true,
  )

/** The institution of this instance, none before its setup. */
const institutionOf = (database: Database) =>
  database.inTransaction(enterSession(undefined, randomUUID(), true), async (_tx, entered) =>
    String(entered.institution_id),
  )

/** Starts an instance and resolves when it answers. Refuses with one sentence: a folder in use, a newer schema, a taken port. */
export async function startServer(
  settings: Settings,
  { report, now = () => new Date() }: StartOptions,
): Promise<RunningServer> {
  await mkdir(settings.home, { recursive: true, mode: 0o700 })
  const lock = await lockFolder(settings.home, join(settings.home, 'lock'))
  const closers: (() => Promise<void>)[] = [lock.release]
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  try {
    const data = await openData(settings, report)
    closers.push(data.close)
    const code = setupCode(randomBytes(12))
    const keys = await openKeyring({ home: settings.home, database: data.database, now, report })
    const custody = await openCustody({
      jobs: data.jobs,
      database: data.database,
      keys: logKeys(keys),
      home: settings.home,
      now,
      report,
      timestampUrl: settings.timestampUrl,
      timestampRoots: settings.timestampRoots,
    })
    closers.push(custody.close)
    const files = await openFiles({
      home: settings.home,
      filesUrl: settings.filesUrl,
      database: data.database,
      settings: { ...defaultFilesSettings, maxBytes: settings.uploadLimit },
      now,
      report,
    })
    const exchange = exchangeTasks({ keyring: keys, post: postMessage, loopback: settings.exchangeLoopback })
    const finding = searchTasks({ descendants: withAllBelow, database: data.database, reindex })
    const evidence = openEvidence({ database: data.database, store: files.store, now, stamper: custody.stamper })
    const jobs = await startJobs({
      connection: data.jobs,
      institution: () => institutionOf(data.database),
      tasks: [
        ...openTransfer({ database: data.database, store: files.store }).tasks,
        ...openListMatching({ database: data.database }).tasks,
        ...evidence.tasks,
        ...files.tasks,
        ...custody.tasks,
        ...finding.tasks,
        ...exchange.tasks,
        ...protectionTasks.tasks,
        ...retentionTasks.tasks,
        expireKeys,
      ],
      schedule: [
        ...evidence.schedule,
        ...files.schedule,
        ...custody.schedule,
        ...finding.schedule,
        ...exchange.schedule,
        ...protectionTasks.schedule,
        ...retentionTasks.schedule,
        { task: expireKeys, at: '10 3 * * *' },
      ],
      report,
      now,
    })
    closers.push(jobs.stop)
    const { fastify, routes, openApi, shellData } = createApp({
      database: data.database,
      publicUrl: settings.publicUrl,
      log: openLog(settings.logLevel),
      now,
      identity: {
        version,
        setupCode: code,
        key: identityKey(await secret(join(settings.home, 'secrets'), 'identity')),
        publicUrl: settings.publicUrl,
        oidc: settings.oidc,
        life: { idleMinutes: settings.sessionIdleMinutes, hours: settings.sessionHours },
      },
      keys,
      files,
      loopback: settings.exchangeLoopback,
    })
    closers.push(() => fastify.close())
    await mountWeb(fastify, { shellData, openApi })
    await fastify.listen({ host: settings.host, port: settings.port })
    const address = fastify.server.address() as AddressInfo
    return {
      url: `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${address.port}`,
      setupCode: (await data.database.inTransaction(atStart(), anybodyEnrolled)) ? undefined : code.printed,
      databasePid: data.databasePid,
      routes,
      close: closeAll,
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}

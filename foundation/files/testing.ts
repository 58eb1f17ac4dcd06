/** For tests: a server with the files room alone, on a database of its own; a second one on the same data after a kill. */
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { startWholeCluster } from '../../server/testing/database.ts'
import { type Actor, type Connection, enterAs, NO_INSTITUTION, openDatabase, PUBLIC_ACTOR } from '../database/index.ts'
import { cloneTemplate, sharedCluster } from '../database/testing.ts'
import { addSecurityHeaders, answerErrors, type Frame, mount } from '../http/index.ts'
import { acceptUploads, type FilesSettings, openFiles } from './index.ts'

export { readPieces } from './hashing.ts'
export type TestServer = Awaited<ReturnType<typeof serveFiles>>

/** A database with the whole schema, in the cluster of this test run or one of its own, and a folder for files. */
export async function openTestData() {
  const home = await mkdtemp(join(tmpdir(), 'mithaq-files-'))
  const shared = sharedCluster()
  const own = shared === undefined ? await startWholeCluster() : undefined
  const { app, job, superuser, close } = await cloneTemplate(shared ?? own?.superuser ?? {}, 1)
  return {
    as: (role: 'app' | 'job') => (role === 'app' ? app : job),
    superuser,
    folder: async (name: string) => {
      await mkdir(join(home, name), { recursive: true })
      return join(home, name)
    },
    close: async () => {
      await close()
      await own?.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** Serves on a free port of the loopback. The header `x-person` says who asks; without it nobody in particular does. */
export async function serveFiles(options: {
  readonly connection: Connection
  readonly home: string
  readonly filesUrl?: string | undefined
  readonly settings?: FilesSettings
  readonly now?: () => Date
}) {
  const lines: string[] = []
  const faults: string[] = []
  const database = await openDatabase(options.connection, { size: 6 })
  const files = await openFiles({ ...options, database, report: (line) => lines.push(line) })
  const app = Fastify({ genReqId: () => randomUUID() })
  const actors = new Map<string, Actor>()
  const frame: Frame = {
    database,
    entryOf: (request, readOnly) => {
      const person = request.headers['x-person']
      const actor = typeof person === 'string' ? actorOf(person) : visitor
      actors.set(request.id, actor)
      const entry = enterAs(actor, 'request', request.id, readOnly)
      return { ...entry, statement: `${entry.statement}, '${request.id}' as id` }
    },
    actorOf: ({ id }) => actors.get(String(id)) ?? visitor,
    isSignedIn: (actor) => actor !== visitor,
    isVerified: () => true,
    modeOf: () => 'normal',
    entersLocked: () => false,
    addressOf: () => '127.0.0.1',
    sessionCookie: { read: () => undefined, set: () => undefined, clear: () => undefined },
    now: () => new Date(),
    recordRefusal: async () => undefined,
    reads: { begin: () => undefined, take: () => undefined },
    reportFault: ({ error }) => void faults.push(error),
  }
  addSecurityHeaders(app, { https: false })
  answerErrors(app, frame)
  acceptUploads(app)
  mount(app, frame, files.routes)
  await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    files,
    database,
    lines,
    faults,
    close: async () => {
      app.server.closeAllConnections()
      await app.close()
      await database.close()
    },
  }
}

/** A person with the rights over files. */
export const actorOf = (person: string): Actor => ({
  person_id: person,
  institution_id: NO_INSTITUTION,
  capabilities: new Set(['files.upload', 'files.read']),
})
const visitor: Actor = { person_id: PUBLIC_ACTOR, institution_id: NO_INSTITUTION, capabilities: new Set() }

/** Wires the custody log into a running instance: its keys, its place outside the database, what happens when its tree does not match. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { custodyTasks, fileAnchor, httpStamper, type LogKeys, startLog } from '../foundation/custody/index.ts'
import { type Connection, type Database, enterAs, openDatabase, SYSTEM_ACTOR } from '../foundation/database/index.ts'
import type { Keyring } from '../foundation/keys/index.ts'

/** The keys of the use `log`, every one that ever signed, as the log wants them. */
export function logKeys(keyring: Keyring): LogKeys {
  const known = async () => (await keyring.publicKeys()).filter(({ use }) => use === 'log')
  const raw = (x: string) => Buffer.from(x, 'base64url')
  return {
    publicKeys: async () => (await known()).map(({ x }) => raw(x)),
    sign: async (bytes) => {
      const { key_id, signature } = await keyring.signWith('log', bytes)
      const key = (await known()).find(({ kid }) => kid === key_id)
      if (key === undefined) throw new Error('Cannot sign for the log as the key is not among those of the institution')
      return { publicKey: raw(key.x), signature }
    },
  }
}

/** Connections of the log: one round at a time, and a check. */
const POOL_SIZE = 2

/** Checks the tree, then places and signs until closed. */
export async function openCustody(parts: {
  readonly jobs: Connection
  readonly database: Database
  readonly keys: LogKeys
  readonly home: string
  readonly now: () => Date
  readonly report: (line: string) => void
  readonly timestampUrl: string | undefined
  readonly timestampRoots: string | undefined
}) {
  const { database, keys, home, now, report, timestampUrl, timestampRoots } = parts
  const onMismatch = async (institution: string, reason: string) => {
    const system = { person_id: SYSTEM_ACTOR, institution_id: institution, capabilities: new Set<string>() }
    await database.inTransaction(enterAs(system, 'maintenance', randomUUID()), async (tx) => {
      // it may be locked already, which is tighter still
      await sql`select app.set_mode('read-only', ${reason}) where app.mode() = 'normal'`.execute(tx)
    })
  }
  const stamper = timestampUrl === undefined ? undefined : httpStamper({ url: timestampUrl, roots: timestampRoots })
  const own = await openDatabase(parts.jobs, { size: POOL_SIZE })
  const log = await startLog({
    database: own,
    keys,
    anchor: fileAnchor(home),
    now,
    report,
    onMismatch,
  }).catch(async (error) => {
    await own.close()
    throw error
  })
  return {
    ...custodyTasks({ keys, stamper, onMismatch }),
    stamper,
    close: async () => {
      await log.stop()
      await own.close()
    },
  }
}

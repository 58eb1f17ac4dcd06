/** The data for a command of the terminal: opened when the instance is not running, reached through it when it is. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Connection,
  type Database,
  FolderInUse,
  lockFolder,
  openDatabase,
  runningEmbedded,
  secret,
} from '../foundation/database/index.ts'
import { openData } from './data.ts'
import type { Settings } from './settings.ts'

export type Reached = {
  readonly database: Database
  /** For what only the operator may do: reading a complete export in. */
  readonly owner: Connection
  readonly close: () => Promise<void>
}

const CONNECTIONS = 4

/** The database as the limited application role. Whoever may read the data folder may do this: it is the operator's terminal. */
export async function reachData(settings: Settings, report: (line: string) => void): Promise<Reached> {
  await mkdir(settings.home, { recursive: true, mode: 0o700 })
  try {
    const lock = await lockFolder(settings.home, join(settings.home, 'lock'))
    try {
      const data = await openData(settings, report)
      const close = async () => {
        await data.close()
        await lock.release()
      }
      return { database: data.database, owner: data.owner, close }
    } catch (error) {
      await lock.release()
      throw error
    }
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error
    if (settings.databaseUrl !== undefined) {
      const data = await openData(settings, report)
      return { database: data.database, owner: data.owner, close: data.close }
    }
    const place = await runningEmbedded(settings.home)
    const as = async (role: 'app' | 'owner'): Promise<Connection> => ({
      ...place,
      database: 'mithaq',
      user: `mithaq_${role}`,
      password: await secret(join(settings.home, 'secrets'), `database-${role}`),
    })
    const database = await openDatabase(await as('app'), { size: CONNECTIONS })
    return { database, owner: await as('owner'), close: database.close }
  }
}

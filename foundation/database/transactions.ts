/** The only way to the data: a transaction that carries who acts, why and for which request. */
import { createHash } from 'node:crypto'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  sql,
} from 'kysely'
import pg from 'pg'
import { assertLimited, type Connection } from './bootstrap.ts'
import type { Actor, Purpose, Tables } from './model.ts'

/** A transaction with its context already set. Queries are functions of it; there is no other handle on the database. */
export type Tx = Omit<Kysely<Tables>, 'transaction' | 'startTransaction' | 'destroy' | 'connection'>

/**
 * How a transaction is entered: `statement` is one SQL select, made by a room's door with escaped literals, that calls `app.enter()`
 * or a function over it and returns a single row for the caller.
 */
export type Entry = { readonly statement: string; readonly readOnly?: boolean }

export type Database = {
  /** Runs in one transaction: commits what `run` returns, rolls back when it throws. Entry row in, value of `run` out. */
  readonly inTransaction: <T>(
    entry: Entry,
    run: (tx: Tx, entered: Readonly<Record<string, unknown>>) => Promise<T>,
  ) => Promise<T>
  /** One answer from the server, outside any transaction and any data: for readiness. */
  readonly ping: () => Promise<void>
  readonly connections: () => { readonly total: number; readonly idle: number; readonly waiting: number }
  readonly close: () => Promise<void>
}

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(
  pg.types.builtins.TIMESTAMPTZ,
  (text) => `${text.slice(0, 10)}T${text.slice(11).replace(/\+00$/, 'Z')}`,
)
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new Error(`Cannot read the bigint ${text} as a number`)
  return number
})

/** Opens the pool as the application role and refuses one that row security would not bind. */
export async function openDatabase(connection: Connection, options: { readonly size: number }): Promise<Database> {
  const pool = new pg.Pool({
    ...connection,
    max: options.size,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    options: '-c timezone=UTC',
  })
  // A connection that dies, idle or in use, is replaced at the next use; its query fails on its own. Without a listener the process would end.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const first = await pool.connect()
  try {
    await assertLimited(first)
  } finally {
    first.release()
  }
  return {
    inTransaction: async (entry, run) => {
      const client = await pool.connect()
      let broken: Error | boolean = false
      try {
        return await transact(client, entry, run)
      } catch (error) {
        broken = await rollBack(client)
        throw error
      } finally {
        client.release(broken)
      }
    },
    ping: async () => void (await pool.query('select 1')),
    connections: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  }
}

async function transact<T>(
  client: pg.PoolClient,
  entry: Entry,
  run: (tx: Tx, entered: Readonly<Record<string, unknown>>) => Promise<T>,
): Promise<T> {
  // one round trip: several statements in the simple protocol
  const results: unknown = await client.query(`begin${entry.readOnly === true ? ' read only' : ''}; ${entry.statement}`)
  const entered = Array.isArray(results)
    ? (results.at(-1) as pg.QueryResult<Record<string, unknown>>).rows[0]
    : undefined
  if (entered === undefined) throw new Error('Cannot enter a transaction as its entry returned no row')
  const value = await run(kyselyOf(client), entered)
  // a statement that failed and was swallowed turns this into a silent rollback
  const { command } = await client.query('commit')
  if (command !== 'COMMIT') throw new Error('Cannot commit as a statement of the transaction had failed')
  return value
}

async function rollBack(client: pg.PoolClient): Promise<Error | boolean> {
  try {
    await client.query('rollback')
    return false
  } catch (error) {
    return error instanceof Error ? error : true
  }
}

/** Runs `run` inside a savepoint of `tx`; what it did is undone when it throws. */
export async function inSavepoint<T>(tx: Tx, run: (tx: Tx) => Promise<T>): Promise<T> {
  await sql`savepoint inner_step`.execute(tx)
  try {
    const value = await run(tx)
    await sql`release savepoint inner_step`.execute(tx)
    return value
  } catch (error) {
    await sql`rollback to savepoint inner_step`.execute(tx)
    await sql`release savepoint inner_step`.execute(tx)
    throw error
  }
}

/** An entry with an explicit context: jobs, start-up, tests. People enter through their session (foundation/identity). */
export function enterAs(actor: Actor, purpose: Purpose, requestId: string, readOnly = false): Entry {
  const literal = pg.escapeLiteral
  const capabilities = [...actor.capabilities].map(literal).join(', ')
  return {
    statement: `select app.enter(${literal(actor.person_id)}, ${literal(actor.institution_id)}, array[${capabilities}]::text[], ${literal(purpose)}, ${literal(requestId)})`,
    readOnly,
  }
}

const kyselies = new WeakMap<pg.PoolClient, Kysely<Tables>>()

function kyselyOf(client: pg.PoolClient): Kysely<Tables> {
  const known = kyselies.get(client)
  if (known !== undefined) return known
  const made = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driverOf(connectionOf(client)),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  kyselies.set(client, made)
  return made
}

function driverOf(connection: DatabaseConnection): Driver {
  const refuse = async () => {
    throw new Error('Cannot begin a transaction inside a transaction: use inSavepoint()')
  }
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  }
}

/** Statements are prepared under their hash, so that a repeated one is parsed once a connection; the bound keeps dynamic SQL from piling up. */
const MOST_PREPARED = 256
const names = new Map<string, string>()
const nameOf = (text: string) => {
  const known = names.get(text)
  if (known !== undefined || names.size >= MOST_PREPARED) return known
  const made = createHash('sha256').update(text).digest('base64url').slice(0, 20)
  names.set(text, made)
  return made
}

function connectionOf(client: pg.PoolClient): DatabaseConnection {
  return {
    executeQuery: async <R>({ sql: text, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
      const name = parameters.length === 0 ? undefined : nameOf(text)
      const result = await client.query({ text, values: [...parameters], ...(name === undefined ? {} : { name }) })
      const { rows, command, rowCount } = result
      return command === 'SELECT' || rowCount === null ? { rows } : { rows, numAffectedRows: BigInt(rowCount) }
    },
    streamQuery: () => {
      throw new Error('Cannot stream through Kysely: use a cursor')
    },
  }
}

/** Makes the database and its separate roles: owner (migrations), application, jobs, history writer. */
import pg from 'pg'

export type Connection = {
  readonly host?: string
  readonly port?: number
  readonly user?: string
  readonly password?: string
  readonly database?: string
  readonly connectionString?: string
}
export type RolePasswords = { readonly owner: string; readonly app: string; readonly job: string }

/** Least version of an external server: `security_invoker` views and MERGE came with 15. */
const LEAST_VERSION = 150000

/**
 * Brings the roles and their rights to the expected state; safe to repeat. `superuser` may create roles. The application and
 * job roles own nothing, are no superusers and cannot bypass row security: `assertLimited` checks it before serving.
 */
export async function bootstrap(superuser: Connection, database: string, passwords: RolePasswords): Promise<void> {
  await withClient({ ...superuser, database: 'postgres' }, async (client) => {
    for (const [role, password] of Object.entries(passwords)) {
      const name = pg.escapeIdentifier(`mithaq_${role}`)
      const found = await client.query('select from pg_roles where rolname = $1', [`mithaq_${role}`])
      const options = `login password ${pg.escapeLiteral(password)} nosuperuser nobypassrls nocreatedb nocreaterole`
      await client.query(`${found.rowCount === 0 ? 'create' : 'alter'} role ${name} ${options}`)
    }
    const exists = await client.query('select from pg_database where datname = $1', [database])
    if (exists.rowCount === 0)
      await client.query(
        `create database ${pg.escapeIdentifier(database)} owner mithaq_owner template template0 encoding 'UTF8'`,
      )
  })
  await withClient({ ...superuser, database }, async (client) => {
    await client.query('alter schema public owner to mithaq_owner')
    await prepareRoles(client, 'mithaq_owner')
  })
}

/** The same for an external database whose URL names an owner that may create roles; passwords of given URLs are left alone. */
export async function bootstrapExternal(url: string, passwords: Partial<RolePasswords>): Promise<void> {
  await withClient({ connectionString: url }, async (client) => {
    const { rows } = await client.query<{ version: number; encoding: string; owner: string }>(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding, current_user as owner`,
    )
    const server = rows[0]
    if (server === undefined || server.version < LEAST_VERSION)
      throw new Error(
        `Cannot use the database of DATABASE_URL as its version is ${server?.version}: PostgreSQL 15 or newer is needed`,
      )
    if (server.encoding !== 'UTF8')
      throw new Error(`Cannot use the database of DATABASE_URL as its encoding is ${server.encoding}: UTF8 is needed`)
    for (const role of ['app', 'job'] as const) {
      const found = await client.query('select from pg_roles where rolname = $1', [`mithaq_${role}`])
      const password = passwords[role]
      if (found.rowCount === 0 && password === undefined)
        throw new Error(
          `Cannot find the role mithaq_${role} that DATABASE_${role.toUpperCase()}_URL logs in as: create it first`,
        )
      const login = password === undefined ? '' : ` login password ${pg.escapeLiteral(password)}`
      if (found.rowCount === 0) await client.query(`create role mithaq_${role}${login}`)
      else if (login !== '') await client.query(`alter role mithaq_${role}${login}`)
    }
    await prepareRoles(client, server.owner)
  })
}

/** Refuses to go on when the role could see past row security: an embedded server's own login would, silently. */
export async function assertLimited(client: { query: (sql: string) => Promise<{ rows: unknown[] }> }): Promise<void> {
  const { rows } = await client.query(
    `select from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)
     union all select from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where pg_get_userbyid(c.relowner) = current_user and n.nspname <> 'pg_toast'`,
  )
  if (rows.length > 0)
    throw new Error('Cannot serve as the application role is a superuser, bypasses row security or owns a table')
}

async function prepareRoles(client: pg.Client, owner: string): Promise<void> {
  const roles = ['mithaq_history', 'mithaq_session', 'mithaq_queue', 'mithaq_log', 'mithaq_search']
  for (const role of roles) {
    const found = await client.query('select from pg_roles where rolname = $1', [role])
    if (found.rowCount === 0) await client.query(`create role ${role} nologin nosuperuser nobypassrls`)
    await client.query(`grant ${role} to ${pg.escapeIdentifier(owner)}`)
  }
  await client.query(`
    revoke create on schema public from public;
    grant usage on schema public to mithaq_app, mithaq_job, ${roles.join(', ')};
    alter role mithaq_app set statement_timeout = '20s';
    alter role mithaq_app set lock_timeout = '5s';
    alter role mithaq_app set idle_in_transaction_session_timeout = '30s';
  `)
}

export async function withClient<T>(connection: Connection, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

/** Runs statements as the owner in one transaction: what a start writes besides migrations. */
export async function runAsOwner(owner: Connection, statements: string): Promise<void> {
  await withClient(owner, async (client) => void (await client.query(`begin; ${statements}; commit`)))
}

/** Work of the owner in one transaction: what only an operator may ask for. */
export async function withOwner<T>(owner: Connection, run: (client: pg.Client) => Promise<T>): Promise<T> {
  return await withClient(owner, async (client) => {
    await client.query('begin')
    const value = await run(client)
    await client.query('commit')
    return value
  })
}

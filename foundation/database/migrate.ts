/** Plain SQL migrations of the rooms: ordered, checked by hash, one transaction each. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { type Connection, withClient } from './bootstrap.ts'

export type Migration = {
  readonly room: string
  readonly number: number
  readonly name: string
  readonly sha256: string
  readonly sql: string
  /** Migrations of other rooms that must come first, from lines such as `-- after: foundation/identity 2`. */
  readonly after: readonly { readonly room: string; readonly number: number }[]
}

/** Thrown when the database was migrated by a newer or different version of the software. */
export class SchemaMismatch extends Error {}

/** Any number will do, as long as two servers starting on one database take the same. */
const ADVISORY_LOCK = 4_310_018

/** Reads `schema/NNNN-name.sql` of each room folder (`foundation/database` …) below `root`, in the order they are to be applied. */
export async function readMigrations(root: string, rooms: readonly string[]): Promise<readonly Migration[]> {
  const found: Migration[] = []
  for (const room of rooms) {
    const folder = join(root, room, 'schema')
    const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.sql')).sort()
    for (const [index, file] of files.entries()) {
      const [, digits, name] = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file) ?? []
      if (digits === undefined || name === undefined || Number(digits) !== index + 1)
        throw new Error(
          `Cannot order the migration ${room}/schema/${file}: expected ${String(index + 1).padStart(4, '0')}-name.sql`,
        )
      const sql = await readFile(join(folder, file), 'utf8')
      const after = [...sql.matchAll(/^-- after: (\S+) (\d+)$/gm)].map(([, other = '', n]) => ({
        room: other,
        number: Number(n),
      }))
      found.push({ room, number: index + 1, name, sha256: createHash('sha256').update(sql).digest('hex'), sql, after })
    }
  }
  return inOrder(found)
}

/** Rooms in the given order, each room's numbers ascending, and nothing before what it names with `-- after:`. */
function inOrder(migrations: readonly Migration[]): readonly Migration[] {
  const ordered: Migration[] = []
  const waiting = [...migrations]
  const done = (room: string, number: number) => ordered.some((one) => one.room === room && one.number === number)
  while (waiting.length > 0) {
    const next = waiting.findIndex(
      (one) =>
        (one.number === 1 || done(one.room, one.number - 1)) &&
        one.after.every(({ room, number }) => done(room, number)),
    )
    const [migration] = next < 0 ? [] : waiting.splice(next, 1)
    if (migration === undefined)
      throw new Error(
        `Cannot order the migrations ${waiting.map((one) => `${one.room} ${one.number}`).join(', ')}: they wait for each other or for one that does not exist`,
      )
    ordered.push(migration)
  }
  return ordered
}

/**
 * Applies what is missing as the owner and returns it. Refuses, changing nothing, when the database holds a migration that this
 * version does not know (a newer version made it) or knows with other bytes.
 */
export async function migrate(owner: Connection, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  return await withClient(owner, async (client) => {
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK])
    await client.query(`
      create schema if not exists app;
      create table if not exists app.schema_migration (
        room text not null, number integer not null, name text not null, sha256 text not null,
        applied_at timestamptz not null default now(), primary key (room, number));
      alter table app.schema_migration enable row level security;
      alter table app.schema_migration force row level security;
      do $$ begin
        if not exists (select from pg_policies where schemaname = 'app' and tablename = 'schema_migration') then
          create policy migrate on app.schema_migration to current_user using (true) with check (true);
        end if;
      end $$;`)
    const applied = await appliedMigrations(client)
    for (const one of applied) {
      const known = migrations.find(({ room, number }) => room === one.room && number === one.number)
      if (known === undefined)
        throw new SchemaMismatch(
          `Cannot use this data folder as a newer version made it: it holds the migration ${one.room} ${one.number}, unknown here. Install that version or a later one`,
        )
      if (known.sha256 !== one.sha256)
        throw new SchemaMismatch(
          `Cannot use this data folder as its migration ${one.room} ${one.number} differs from the one shipped here: restore the released file`,
        )
    }
    const missing = migrations.filter(
      (one) => !applied.some(({ room, number }) => room === one.room && number === one.number),
    )
    for (const one of missing) {
      await client.query('begin')
      try {
        await client.query(one.sql)
        await client.query('insert into app.schema_migration (room, number, name, sha256) values ($1, $2, $3, $4)', [
          one.room,
          one.number,
          one.name,
          one.sha256,
        ])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(
          `Cannot apply the migration ${one.room} ${one.number} (${one.name}): ${error instanceof Error ? error.message : error}`,
          { cause: error },
        )
      }
    }
    return missing
  })
}

async function appliedMigrations(client: pg.Client) {
  const { rows } = await client.query<{ room: string; number: number; sha256: string }>(
    'select room, number, sha256 from app.schema_migration',
  )
  return rows
}

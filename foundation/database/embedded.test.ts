import assert from 'node:assert/strict'
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import pg from 'pg'
import { startEmbedded } from './embedded.ts'

const asRoot = process.getuid?.() === 0
const newHome = () => mkdtemp(join(tmpdir(), 'mithaq-embedded-'))

async function ask(connection: pg.ClientConfig, sql: string): Promise<Record<string, string>> {
  const client = new pg.Client({ ...connection, database: 'postgres' })
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows[0]
}

test('the embedded cluster is PostgreSQL 18 with checksums, C.UTF-8 of the builtin provider, durable commits and no network', async () => {
  const home = await newHome()
  const cluster = await startEmbedded(home, () => undefined)
  try {
    const found = await ask(
      cluster.superuser,
      `select current_setting('server_version_num')::int / 10000 as major, current_setting('data_checksums') as checksums,
        current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('listen_addresses') as network,
        datlocprovider as provider, datlocale as locale, pg_encoding_to_char(encoding) as encoding from pg_database where datname = 'postgres'`,
    )
    assert.deepEqual(found, {
      major: 18,
      checksums: 'on',
      fsync: 'on',
      commit: 'on',
      network: '',
      provider: 'b',
      locale: 'C.UTF-8',
      encoding: 'UTF8',
    })
  } finally {
    await cluster.stop()
  }
  const again = await startEmbedded(home, () => undefined)
  await ask(again.superuser, 'select 1')
  await again.stop()
  await rm(home, { recursive: true, force: true })
})

test('data, socket and passwords are closed to other users', async () => {
  const home = await newHome()
  const cluster = await startEmbedded(home, () => undefined)
  await cluster.stop()
  for (const path of ['database/data-18', 'database/socket', 'secrets'])
    assert.equal((await stat(join(home, path))).mode & 0o077, 0, path)
  assert.equal((await stat(join(home, 'secrets/database-superuser'))).mode & 0o777, 0o600)
  await rm(home, { recursive: true, force: true })
})

test('as root the database runs under an unprivileged uid, also below a folder that other users cannot enter', {
  skip: asRoot ? false : 'needs root to have another uid to run under',
}, async () => {
  const closed = await newHome()
  await chmod(closed, 0o700)
  const cluster = await startEmbedded(join(closed, 'home'), () => undefined)
  try {
    const status = await readFile(`/proc/${cluster.pid()}/status`, 'utf8')
    assert.doesNotMatch(status, /^Uid:\s+0\s/m)
    const outside = (await readFile(join(closed, 'home/database-folder'), 'utf8')).trim()
    assert.match(outside, /^\/var\/lib\/mithaq\/[0-9a-f]{16}$/)
    await ask(cluster.superuser, 'select 1')
    await cluster.stop()
    await rm(outside, { recursive: true, force: true })
  } finally {
    await cluster.stop()
    await rm(closed, { recursive: true, force: true })
  }
})

test('a folder with a long path gets its socket elsewhere', async () => {
  const home = await newHome()
  await chmod(home, 0o711)
  const deep = join(home, 'a'.repeat(90))
  const cluster = await startEmbedded(deep, () => undefined)
  try {
    assert.ok(Buffer.byteLength(cluster.superuser.host) < 100)
    await ask(cluster.superuser, 'select 1')
  } finally {
    await cluster.stop()
    await rm(cluster.superuser.host, { recursive: true, force: true })
    await rm(home, { recursive: true, force: true })
  }
})

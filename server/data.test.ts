import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import pg from 'pg'
import { startEmbedded } from '../foundation/database/index.ts'
import { catalogueFaults } from '../foundation/database/testing.ts'
import { openData } from './data.ts'
import { readSettings } from './settings.ts'

// Another cluster stands in for a server that somebody else runs: its owner may create roles and is no superuser.
const home = await mkdtemp(join(tmpdir(), 'mithaq-external-'))
const cluster = await startEmbedded(join(home, 'outside'), () => undefined)
after(async () => {
  await cluster.stop()
  await rm(home, { recursive: true, force: true })
})
const admin = async (sql: string, database = 'postgres') => {
  const client = new pg.Client({ ...cluster.superuser, database })
  await client.connect()
  await client.query(sql)
  await client.end()
}
await admin(`create role landlord login createrole password 'secret'`)
await admin('create database elsewhere owner landlord')
const url = (user: string, password: string) =>
  `postgres://${user}:${password}@localhost/elsewhere?host=${encodeURIComponent(cluster.superuser.host)}`
const settings = (more: Record<string, string> = {}) =>
  readSettings({ MITHAQ_HOME: join(home, 'mine'), DATABASE_URL: url('landlord', 'secret'), ...more })

test('DATABASE_URL of an owner that is no superuser is enough: roles, schema and a second start', async () => {
  for (let start = 0; start < 2; start++) {
    const data = await openData(settings(), () => undefined)
    await data.database.ping()
    await data.close()
  }
  const client = new pg.Client({ ...cluster.superuser, database: 'elsewhere' })
  await client.connect()
  assert.deepEqual(await catalogueFaults(client), [])
  await client.end()
})

test('with the URLs of the limited roles their passwords are left alone', async () => {
  await admin(`alter role mithaq_app password 'theirs'; alter role mithaq_job password 'theirs'`)
  const data = await openData(
    settings({ DATABASE_APP_URL: url('mithaq_app', 'theirs'), DATABASE_JOB_URL: url('mithaq_job', 'theirs') }),
    () => undefined,
  )
  await data.database.ping()
  await data.close()
})

test('an application role that owns or sees everything is refused', async () => {
  await assert.rejects(
    openData(settings({ DATABASE_APP_URL: url('landlord', 'secret') }), () => undefined),
    /Cannot serve as the application role/,
  )
})

test('a database in another encoding is refused with the reason', async () => {
  await admin(
    `create database latin owner landlord template template0 encoding 'LATIN1' locale_provider libc lc_collate 'C' lc_ctype 'C'`,
  )
  await assert.rejects(
    openData(
      readSettings({
        MITHAQ_HOME: join(home, 'mine'),
        DATABASE_URL: url('landlord', 'secret').replace('elsewhere', 'latin'),
      }),
      () => undefined,
    ),
    /its encoding is LATIN1: UTF8 is needed/,
  )
})

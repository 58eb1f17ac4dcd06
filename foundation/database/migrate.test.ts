import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { shippedMigrations, testDatabase } from '../../server/testing/database.ts'
import { migrate, readMigrations } from './migrate.ts'

const { owner, connect, superuser } = await testDatabase()
const client = await connect(superuser)
const folder = await mkdtemp(join(tmpdir(), 'mithaq-migrations-'))
after(() => rm(folder, { recursive: true, force: true }))

const write = async (room: string, file: string, sql: string) => {
  await mkdir(join(folder, room, 'schema'), { recursive: true })
  await writeFile(join(folder, room, 'schema', file), sql)
}

test('a second start finds nothing to apply', async () => {
  assert.deepEqual(await migrate(owner, await shippedMigrations()), [])
})

test('readMigrations() puts a migration after those it names, whatever the order of the rooms', async () => {
  await write('b/early', '0001-first.sql', '-- after: b/late 2\nselect 1')
  await write('b/late', '0001-one.sql', 'select 1')
  await write('b/late', '0002-two.sql', 'select 1')
  const order = await readMigrations(folder, ['b/early', 'b/late'])
  assert.deepEqual(
    order.map(({ room, number }) => `${room} ${number}`),
    ['b/late 1', 'b/late 2', 'b/early 1'],
  )
})

test('readMigrations() refuses a gap in the numbers, and migrations that wait for each other', async () => {
  await write('c/gap', '0002-late.sql', 'select 1')
  await assert.rejects(readMigrations(folder, ['c/gap']), /expected 0001-name.sql/)
  await write('c/one', '0001-a.sql', '-- after: c/two 1\nselect 1')
  await write('c/two', '0001-b.sql', '-- after: c/one 1\nselect 1')
  await assert.rejects(readMigrations(folder, ['c/one', 'c/two']), /they wait for each other/)
})

test('migrate() applies each migration whole or not at all, and says which failed', async () => {
  await write('d/half', '0001-half.sql', 'create table half (id int); select 1 / 0;')
  const all = [...(await shippedMigrations()), ...(await readMigrations(folder, ['d/half']))]
  await assert.rejects(migrate(owner, all), /Cannot apply the migration d\/half 1 \(half\): division by zero/)
  const { rows } = await client.query(`select from pg_class where relname = 'half'`)
  assert.equal(rows.length, 0)
})

test('migrate() refuses a database that a newer version made', async () => {
  await client.query(
    `insert into app.schema_migration (room, number, name, sha256) values ('foundation/future', 1, 'x', 'y')`,
  )
  await assert.rejects(
    migrate(owner, await shippedMigrations()),
    /a newer version made it: it holds the migration foundation\/future 1/,
  )
  await client.query(`delete from app.schema_migration where room = 'foundation/future'`)
})

test('migrate() refuses a migration whose bytes differ from those that were applied', async () => {
  const [first, ...rest] = await shippedMigrations()
  assert.ok(first)
  await assert.rejects(
    migrate(owner, [{ ...first, sha256: '0'.repeat(64) }, ...rest]),
    /differs from the one shipped here/,
  )
})

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../server/testing/database.ts'
import { SYSTEM_ACTOR } from './model.ts'
import { updateRecord } from './records.ts'
import { enterAs, inSavepoint } from './transactions.ts'

const { database, connect, superuser, app } = await testDatabase()
const admin = await connect(superuser)
const institution = randomUUID()
const actor = {
  person_id: randomUUID(),
  institution_id: institution,
  capabilities: new Set(['people.read', 'people.manage']),
}
const enter = () => enterAs(actor, 'test', randomUUID())
const addPerson = (name: string) =>
  database.inTransaction(enter(), (tx) =>
    tx.insertInto('person').values({ name, locale: 'ar-PS' }).returning('id').executeTakeFirstOrThrow(),
  )

test('a statement outside a context is an error, not an empty answer', async () => {
  await addPerson('ليلى')
  const client = await connect(app)
  await assert.rejects(client.query('select * from person'), /no context: app\.\w+ is not set/)
})

test('the context ends with its transaction, also on the same connection', async () => {
  const client = await connect(app)
  await client.query(`begin; ${enter().statement}`)
  assert.equal((await client.query('select * from person')).rowCount, 1)
  await client.query('commit')
  await assert.rejects(client.query('select * from person'), /no context/)
})

test('what a failed step did is undone when its error is swallowed, and the transaction cannot pretend to commit', async () => {
  await assert.rejects(
    database.inTransaction(enter(), async (tx) => {
      await tx.insertInto('person').values({ name: 'سعاد', locale: 'ar-PS' }).execute()
      await sql`select 1 / 0`.execute(tx).catch(() => undefined)
    }),
    /Cannot commit as a statement of the transaction had failed/,
  )
  assert.equal((await admin.query(`select from person where name = 'سعاد'`)).rowCount, 0)
})

test('inSavepoint() undoes its own step alone', async () => {
  await database.inTransaction(enter(), async (tx) => {
    await tx.insertInto('person').values({ name: 'يبقى', locale: 'ar-PS' }).execute()
    await inSavepoint(tx, async (inner) => {
      await inner.insertInto('person').values({ name: 'يزول', locale: 'ar-PS' }).execute()
      throw new Error('undo')
    }).catch(() => undefined)
  })
  const { rows } = await admin.query(`select name from person where name in ('يبقى', 'يزول')`)
  assert.deepEqual(rows, [{ name: 'يبقى' }])
})

test('the database keeps version, author and times, whatever the caller sends', async () => {
  const { id } = await addPerson('هدى')
  const client = await connect(app)
  await client.query(`begin; ${enter().statement}`)
  await client.query(`update person set name = 'هدى ٢', version = 77, created_by = $2, updated_by = $2 where id = $1`, [
    id,
    SYSTEM_ACTOR,
  ])
  await client.query('commit')
  const { rows } = await admin.query('select version, created_by, updated_by from person where id = $1', [id])
  assert.deepEqual(rows, [{ version: 2, created_by: actor.person_id, updated_by: actor.person_id }])
})

test('history holds each changed field with old and new value and cannot be written or changed by the application', async () => {
  const { id } = await addPerson('منى')
  await database.inTransaction(enter(), (tx) =>
    updateRecord(tx, { table: 'person', id, version: 1, patch: { name: 'منى ٢', low_data: true } }),
  )
  const { rows } = await admin.query(
    'select field, old_value, new_value, version from person_history where record_id = $1 order by field',
    [id],
  )
  assert.deepEqual(rows, [
    { field: 'low_data', old_value: false, new_value: true, version: 2 },
    { field: 'name', old_value: 'منى', new_value: 'منى ٢', version: 2 },
  ])
  for (const statement of [
    'delete from person_history',
    `update person_history set field = 'x'`,
    'insert into person_history select * from person_history',
  ])
    await assert.rejects(
      database.inTransaction(enter(), (tx) => sql.raw(statement).execute(tx)),
      /permission denied/,
    )
})

test('a soft delete names who did it, can be restored, and a hard one is refused', async () => {
  const { id } = await addPerson('نور')
  const remove = (at: string | null, version: number) =>
    database.inTransaction(enter(), (tx) =>
      updateRecord(tx, { table: 'person', id, version, patch: { deleted_at: at } }),
    )
  await remove('1970-01-01T00:00:00Z', 1)
  const deleted = await admin.query('select deleted_at, deleted_by from person where id = $1', [id])
  assert.deepEqual(deleted.rows, [{ deleted_at: '1970-01-01T00:00:00Z', deleted_by: actor.person_id }])
  await remove(null, 2)
  const restored = await admin.query('select deleted_at, deleted_by from person where id = $1', [id])
  assert.deepEqual(restored.rows, [{ deleted_at: null, deleted_by: null }])
  await assert.rejects(
    database.inTransaction(enter(), (tx) => sql`delete from person`.execute(tx)),
    /permission denied/,
  )
})

test('two writers on one version: one writes, the other learns what stands there now', async () => {
  const { id } = await addPerson('سلوى')
  const write = (name: string) =>
    database.inTransaction(enter(), (tx) =>
      updateRecord<{ version: number; name: string }>(tx, { table: 'person', id, version: 1, patch: { name } }),
    )
  const outcomes = await Promise.all([write('أ'), write('ب')])
  assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ['changed', 'written'])
  const [written, changed] = outcomes.toSorted((one) => (one.status === 'written' ? -1 : 1))
  assert.ok(written?.status === 'written' && changed?.status === 'changed')
  assert.equal(changed.row.name, written.row.name)
})

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { requestsOf, setUp, testApp } from '../../server/testing/instance.ts'
import { addColleague } from '../../server/testing/people.ts'
import { enterAs, SYSTEM_ACTOR } from '../database/index.ts'
import { tableNames } from '../database/testing.ts'
import { setMode } from './mode-queries.ts'
import { type Mode, writtenInEveryMode } from './model.ts'

const { app, code, database, visitor } = await testApp()
await setUp(visitor(), code)
const superuser = await database.connect(database.superuser)
const sql = await database.connect(database.app)
const institution: string = (await superuser.query('select id from institution')).rows[0].id
const enter = async (mode: Mode, reason: string, actor: { id: string; capabilities: string[] }) =>
  await database.database.inTransaction(
    enterAs(
      { person_id: actor.id, institution_id: institution, capabilities: new Set(actor.capabilities) },
      'test',
      randomUUID(),
    ),
    (tx) => setMode(tx, { mode, reason }),
  )
const system = { id: SYSTEM_ACTOR, capabilities: [] }
const opener = { id: randomUUID(), capabilities: ['emergency.set'] }
const everything = '{people.manage,people.read,institution.edit,files.upload,keys.manage,case.grant}'

test('every table has the guard of the modes but those that are declared, with a reason each', async () => {
  const { rows } = await superuser.query<{ name: string }>(
    `select 'public.' || c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'refuse_write'`,
  )
  const guarded = rows.map(({ name }) => name)
  const ours = (await tableNames(superuser)).filter((name) => name.startsWith('public.'))
  const open = ours.filter((name) => !guarded.includes(name)).map((name) => name.slice(7))
  assert.deepEqual(
    open.toSorted(),
    Object.keys(writtenInEveryMode)
      .filter((name) => ours.includes(`public.${name}`))
      .toSorted(),
  )
  assert.ok(guarded.length > 10)
})

test('outside the normal mode no SQL of the application or of jobs writes a guarded table, however it enters', async () => {
  const job = await database.connect(database.job)
  const tables = (await tableNames(superuser)).filter(
    (name) => name.startsWith('public.') && !(name.slice(7) in writtenInEveryMode),
  )
  for (const mode of ['read-only', 'locked'] as const) {
    await enter(mode, 'test', opener)
    for (const client of [sql, job]) {
      for (const table of tables) {
        for (const statement of [`delete from ${table}`, `insert into ${table} default values`]) {
          await client.query(
            `begin; select app.enter('${opener.id}', '${institution}', '${everything}', 'test', gen_random_uuid())`,
          )
          await assert.rejects(
            client.query(statement),
            ({ code: state }: { code: string }) => ['MQ021', '42501'].includes(state),
            statement,
          )
          await client.query('rollback')
        }
      }
      await client.query(
        `begin; select app.enter('${opener.id}', '${institution}', '${everything}', 'test', gen_random_uuid())`,
      )
      if (client === sql) await assert.rejects(client.query(`update person set low_data = true`), { code: 'MQ021' })
      await client.query('rollback')
    }
  }
  await enter('normal', 'test', opener)
  await sql.query(
    `begin; select app.enter('${opener.id}', '${institution}', '${everything}', 'test', gen_random_uuid())`,
  )
  assert.equal(
    (await sql.query(`update person set low_data = true`)).rowCount,
    1,
    'the same statement writes in normal',
  )
  await sql.query('rollback')
})

test('locked, a request enters as a visitor or as somebody who may open it, as nobody else', async () => {
  await enter('locked', 'test', opener)
  const as = (capability: string, purpose: string) =>
    sql.query(`select app.enter('${opener.id}', '${institution}', '{${capability}}', '${purpose}', gen_random_uuid())`)
  await assert.rejects(as('people.manage', 'request'), { code: 'MQ022' })
  await as('emergency.set', 'request')
  await as('people.manage', 'job')
  await enter('normal', 'test', opener)
  await as('people.manage', 'request')
})

test('the instance itself may tighten the mode, never open it; others without the right may do neither', async () => {
  await assert.rejects(enter('read-only', 'x', { id: randomUUID(), capabilities: ['people.manage'] }), {
    code: '42501',
  })
  await enter('read-only', 'the log does not match its checkpoint', system)
  await assert.rejects(enter('normal', 'x', system), { code: '42501' })
  const { rows } = await superuser.query('select mode, reason from instance_mode')
  assert.deepEqual(rows, [{ mode: 'read-only', reason: 'the log does not match its checkpoint' }])
  await enter('normal', 'test', opener)
})

test('locking ends every session but that of whoever locks; ending all sessions leaves the mode as it is', async () => {
  const [head, second, analyst] = [
    await addColleague(superuser, ['head']),
    await addColleague(superuser, ['head']),
    await addColleague(superuser, ['analyst']),
  ]
  const ask = ({ token }: { token: string }) => requestsOf(app, token)
  const ended = await ask(head)('POST', '/api/emergency/end-sessions')
  assert.equal(ended.status, 201, ended.text)
  assert.ok(Number(ended.body.ended) >= 2)
  assert.equal((await ask(analyst)('GET', '/api/me')).status, 401)
  assert.equal((await ask(head)('GET', '/api/me')).status, 200)
  const third = await addColleague(superuser, ['analyst'])
  const locked = await ask(head)('POST', '/api/emergency', { body: { mode: 'locked', reason: 'اختراق محتمل' } })
  assert.deepEqual([locked.status, locked.body.mode, locked.body.reason], [201, 'locked', 'اختراق محتمل'])
  for (const one of [second, third]) assert.equal((await ask(one)('GET', '/api/me')).status, 423)
  const back = await ask(head)('POST', '/api/emergency', { body: { mode: 'normal', reason: 'انتهى' } })
  assert.equal(back.status, 201, back.text)
  assert.equal((await ask(third)('GET', '/api/me')).status, 401, 'a session that has ended stays so')
})

test('every change of mode leaves an entry in the custody log, also the one that made the instance read-only', async () => {
  const { rows } = await superuser.query(
    `select count(*)::int as count from custody_pending where type = 'access.mode-changed'`,
  )
  assert.ok(rows[0].count >= 9, `${rows[0].count} entries`)
})

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import {
  bootstrap,
  type Database,
  type Embedded,
  enterAs,
  migrate,
  NO_INSTITUTION,
  openDatabase,
  readMigrations,
  startEmbedded,
  type Tables,
} from '../database/index.ts'
import { type AnyTask, enqueue, expireKeys, type Jobs, migrateJobs, startJobs, task } from './index.ts'
import { LARGEST_INTEGER } from './model.ts'

const root = join(import.meta.dirname, '../..')
const passwords = { owner: 'owner', app: 'app', job: 'job' }
const person = randomUUID()
let home: string
let server: Embedded
let app: Database
const as = (user: string) => ({
  host: server.superuser.host,
  port: server.superuser.port,
  database: 'mithaq',
  user: `mithaq_${user}`,
  password: user,
})
const superuser = () => ({ ...server.superuser, database: 'mithaq' })
const entry = () =>
  enterAs({ person_id: person, institution_id: NO_INSTITUTION, capabilities: new Set() }, 'test', randomUUID())
const query = async (text: string, values: unknown[] = [], connection: pg.ClientConfig = superuser()) => {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}
const until = async (met: () => boolean | Promise<boolean>, what: string, seconds = 20) => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await wait(20)) if (await met()) return
  assert.fail(`waited ${seconds} s for: ${what}`)
}
const start = (tasks: readonly AnyTask[], more: Partial<Parameters<typeof startJobs>[0]> = {}): Promise<Jobs> =>
  startJobs({ connection: as('job'), tasks, ...more })

const ran: string[] = []
const note = task({
  name: 'test.note',
  payload: { subject: 'uuid' },
  run: async ({ payload }) => void ran.push(payload.subject),
})

before(async () => {
  home = await mkdtemp(join(tmpdir(), 'mithaq-jobs-'))
  server = await startEmbedded(home, () => undefined)
  await bootstrap(server.superuser, 'mithaq', passwords)
  await migrate(as('owner'), await readMigrations(root, ['foundation/database', 'foundation/http', 'foundation/jobs']))
  await migrateJobs(as('owner'))
  await migrateJobs(as('owner'))
  app = await openDatabase(as('app'), { size: 4 })
})

after(async () => {
  await app?.close()
  await server?.stop()
  await rm(
    await readFile(join(home, 'database-folder'), 'utf8').then(
      (path) => path.trim(),
      () => home,
    ),
    { recursive: true, force: true },
  )
  await rm(home, { recursive: true, force: true })
})

test('a job of a rolled back transaction never runs, a committed one runs once with two workers', async () => {
  const [kept, lost] = [randomUUID(), randomUUID()]
  const jobs = await Promise.all([start([note]), start([note])])
  try {
    await assert.rejects(
      app.inTransaction(entry(), async (tx) => {
        await enqueue(tx, note, { subject: lost })
        throw new Error('changed its mind')
      }),
    )
    await app.inTransaction(entry(), (tx) => enqueue(tx, note, { subject: kept }))
    await until(() => ran.includes(kept), 'the committed job')
    await until(async () => (await query('select from graphile_worker._private_jobs')).length === 0, 'an empty queue')
    assert.deepEqual([ran.filter((id) => id === kept).length, ran.includes(lost)], [1, false])
  } finally {
    await Promise.all(jobs.map((one) => one.stop()))
  }
})

test('enqueue() refuses free text, and so does the database below it', async () => {
  const wrong = 'Name of a witness'
  const refused = app.inTransaction(entry(), (tx) => enqueue(tx, note, { subject: wrong }))
  await assert.rejects(
    refused,
    (error: Error) => /outside its schema/.test(error.message) && !error.message.includes(wrong),
  )
  for (const payload of [
    { subject: wrong },
    { subject: ['a'] },
    { subject: { a: 'b' } },
    { subject: 1.5 },
    { Subject: 'a' },
    ['a'],
  ])
    await assert.rejects(
      app.inTransaction(entry(), (tx) =>
        sql`select app.enqueue_job('test.note', ${JSON.stringify(payload)}::jsonb, null, 1, null)`.execute(
          tx as Kysely<Tables>,
        ),
      ),
      { code: 'MQ004' },
    )
  await assert.rejects(
    app.inTransaction(entry(), (tx) => enqueue(tx, note, { subject: randomUUID() }, { key: wrong })),
    { code: 'MQ004' },
  )
  assert.throws(
    () => task({ name: 'test.kinds', payload: { kind: ['Free text'] }, run: async () => undefined }),
    /no code/,
  )
})

test('the application role has no way to the queue but app.enqueue_job() inside a context', async () => {
  for (const statement of [
    'select * from graphile_worker._private_jobs',
    'select * from graphile_worker.jobs',
    "select graphile_worker.add_job('test.note')",
    "insert into graphile_worker._private_tasks (identifier) values ('x')",
  ])
    await assert.rejects(query(statement, [], as('app')), { code: '42501' })
  await assert.rejects(query("select app.enqueue_job('test.note', '{}', null, 1, null)", [], as('app')), {
    code: 'MQ001',
  })
})

test('the tables of the queue hold opaque ids, codes and times only', async () => {
  const subject = randomUUID()
  const runAt = new Date(Date.now() + 3_600_000)
  await app.inTransaction(entry(), (tx) => enqueue(tx, note, { subject }, { runAt, key: `test:${subject}` }))
  const [job] = await query('select * from graphile_worker._private_jobs where key = $1', [`test:${subject}`])
  assert.deepEqual(job.payload, { subject })
  const texts = Object.entries(job)
    .filter(([, value]) => typeof value === 'string')
    .map(([name]) => name)
  assert.deepEqual(
    texts.filter((name) => !/_at$|^id$/.test(name)),
    ['key'],
  )
  assert.equal(new Date(job.run_at).getTime(), runAt.getTime())
  await app.inTransaction(entry(), (tx) => enqueue(tx, note, { subject }, { runAt, key: `test:${subject}` }))
  assert.equal((await query('select from graphile_worker._private_jobs where key = $1', [`test:${subject}`])).length, 1)
  await query('delete from graphile_worker._private_jobs')
})

test('a failing task is tried again later; its job and the log tell the kind of the error, not its text', async () => {
  const lines: string[] = []
  const subject = randomUUID()
  let tries = 0
  const fails = task({
    name: 'test.fails',
    payload: { subject: 'uuid', step: 'integer' },
    run: async () => {
      tries += 1
      if (tries === 1) throw new RangeError(`no such person: Name of a witness`)
    },
  })
  const jobs = await start([fails], { report: (line) => lines.push(line) })
  try {
    await app.inTransaction(entry(), (tx) => enqueue(tx, fails, { subject, step: LARGEST_INTEGER }))
    await until(() => lines.length > 0, 'the first failure')
    await until(
      async () => (await query('select last_error from graphile_worker._private_jobs'))[0]?.last_error !== null,
      'the outcome',
    )
    const [job] = await query('select last_error, run_at > now() as later from graphile_worker._private_jobs')
    assert.match(job.last_error, /^RangeError at jobs\.test\.ts:\d+$/)
    assert.equal(job.later, true)
    assert.match(lines.join(), /^job test\.fails failed, attempt 1 of 14: RangeError at jobs\.test\.ts:\d+$/)
    await until(() => tries === 2, 'the second attempt')
  } finally {
    await jobs.stop()
  }
})

test('a task runs as the instance itself, under the job role, in transactions of its own', async () => {
  let seen: unknown
  const looks = task({
    name: 'test.looks',
    payload: {},
    run: async ({ inTransaction }) => {
      seen = await inTransaction(async (tx) => {
        const { rows } = await sql`select current_user as role, app.actor() as actor, app.purpose() as purpose`.execute(
          tx as Kysely<Tables>,
        )
        return rows[0]
      })
    },
  })
  const jobs = await start([looks])
  try {
    await app.inTransaction(entry(), (tx) => enqueue(tx, looks, {}))
    await until(() => seen !== undefined, 'the task')
    assert.deepEqual(seen, { role: 'mithaq_job', actor: '00000000-0000-4000-8000-000000000002', purpose: 'job' })
  } finally {
    await jobs.stop()
  }
})

test('idempotency keys older than a day are forgotten, younger ones kept', async () => {
  await query(
    `insert into idempotency_key (actor_id, key, fingerprint, created_at)
     values ($1, gen_random_uuid(), 'old', now() - interval '25 hours'), ($1, gen_random_uuid(), 'new', now() - interval '23 hours')`,
    [person],
  )
  const jobs = await start([expireKeys])
  try {
    await app.inTransaction(entry(), (tx) => enqueue(tx, expireKeys, {}))
    await until(async () => (await query('select from idempotency_key')).length === 1, 'one key left')
    assert.deepEqual(await query('select fingerprint from idempotency_key'), [{ fingerprint: 'new' }])
  } finally {
    await jobs.stop()
  }
})

test('a scheduled task missed while the server was off is made up for at the next start', async () => {
  let times = 0
  const daily = task({
    name: 'test.daily',
    payload: {},
    run: async () => {
      times += 1
    },
  })
  const hour = (new Date().getUTCHours() + 23) % 24
  const schedule = [{ task: daily, at: `0 ${hour} * * *` }]
  await (await start([daily], { schedule })).stop()
  assert.equal(times, 0)
  await query(
    `update graphile_worker._private_known_crontabs set known_since = now() - interval '12 hours' where identifier = 'test.daily'`,
  )
  const jobs = await start([daily], { schedule })
  try {
    await until(() => times === 1, 'the missed run')
  } finally {
    await jobs.stop()
  }
})

test('stop() lets a running task end, and takes away one that does not', async () => {
  const told: string[] = []
  let began = 0
  const slow = task({
    name: 'test.slow',
    payload: { until: ['done', 'never'] },
    run: async ({ payload, signal }) => {
      began += 1
      signal.addEventListener('abort', () => told.push(payload.until))
      await wait(payload.until === 'done' ? 300 : 30_000, undefined, { ref: false })
    },
  })
  const gentle = await start([slow])
  await app.inTransaction(entry(), (tx) => enqueue(tx, slow, { until: 'done' }))
  await until(() => began === 1, 'the slow task')
  await gentle.stop()
  assert.deepEqual(await query('select from graphile_worker._private_jobs'), [])
  assert.deepEqual(told, ['done'])
  const hard = await start([slow], { graceSeconds: 0.2 })
  await app.inTransaction(entry(), (tx) => enqueue(tx, slow, { until: 'never' }))
  await until(() => began === 2, 'the endless task')
  await hard.stop()
  assert.deepEqual(await query('select locked_by from graphile_worker._private_jobs'), [{ locked_by: null }])
  await query('delete from graphile_worker._private_jobs')
})

test('a job enqueued before a crash of the database runs once after it, by a worker that lived through it', async () => {
  const subject = randomUUID()
  const jobs = await Promise.all([start([note]), start([note])])
  try {
    await app.inTransaction(entry(), (tx) => enqueue(tx, note, { subject }, { runAt: new Date(Date.now() + 1500) }))
    process.kill(server.pid() ?? 0, 'SIGKILL')
    await until(() => ran.includes(subject), 'the job after the crash', 40)
    await wait(500)
    assert.equal(ran.filter((id) => id === subject).length, 1)
  } finally {
    await Promise.all(jobs.map((one) => one.stop()))
  }
})

test('a job held by a killed worker is taken up by another', async (t) => {
  const subject = randomUUID()
  await app.inTransaction(entry(), (tx) => enqueue(tx, note, { subject }))
  const script = `
    const { startJobs, task } = await import(${JSON.stringify(join(import.meta.dirname, 'index.ts'))})
    const hangs = task({ name: 'test.note', payload: { subject: 'uuid' }, run: () => { console.log('holding'); return new Promise(() => undefined) } })
    await startJobs({ connection: ${JSON.stringify(as('job'))}, tasks: [hangs] })`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.after(() => child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  await query(`update graphile_worker._private_jobs set locked_at = now() - interval '1 minute'`)
  const jobs = await start([note])
  try {
    await until(() => ran.includes(subject), 'the job of the killed worker')
  } finally {
    await jobs.stop()
  }
})

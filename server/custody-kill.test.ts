// Kills with SIGKILL while acts are recorded, placed and signed; then looks for each acknowledged act, and for a second line of checkpoints.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { exportLog, findCheckpoint, logInstitution, verifyLog } from '../foundation/custody/index.ts'
import { memoryKeys } from '../foundation/custody/testing.ts'
import { enterAs, NO_INSTITUTION, openDatabase, SYSTEM_ACTOR, type Tx } from '../foundation/database/index.ts'
import { freePort, killDatabase, type ServerProcess, send, setUpProcess, startProcess } from './testing/process.ts'

const KILLS = 100
/** Milliseconds of writing before each kill, at most: some fall into a round of the log, some between two. */
const MOST_WRITING = 120

const home = await mkdtemp(join(tmpdir(), 'mithaq-log-kill-'))
const port = await freePort()
let running: ServerProcess | undefined
test.after(async () => {
  await running?.end('SIGTERM')
  await rm(home, { recursive: true, force: true })
})

test(`${KILLS} times kill -9 of server, database or both: no acknowledged entry is missing, no fork, every chain whole`, async (t) => {
  let server = await startProcess(home, port)
  running = server
  const cookie = await setUpProcess(server)
  const acknowledged: number[] = []
  const published = new Set<string>()
  let going = true
  const writer = async () => {
    let version = 1
    while (going) {
      const reply = await send(server.url, 'PATCH', '/api/me', cookie, { name: `كاتب ${randomUUID()}` }, version).catch(
        () => undefined,
      )
      if (reply?.status === 200) {
        version = reply.body.version
        acknowledged.push(version)
      } else if (reply?.status === 412) version = reply.body.details.current.version
      else await wait(10)
    }
  }
  // what stands outside the database was published: the log may never contradict it
  const watcher = async () => {
    for (; going; await wait(20)) {
      const note = await readFile(join(home, 'log/checkpoint'), 'utf8').catch(() => undefined)
      if (note !== undefined) published.add(note)
    }
  }
  const others = [writer(), writer(), writer(), watcher()]
  try {
    for (let kill = 0; kill < KILLS; kill++) {
      const before = acknowledged.length
      for (const end = Date.now() + 30_000; acknowledged.length < before + 2; await wait(5))
        assert.ok(Date.now() < end, `writes are acknowledged again after ${kill} kills`)
      await wait((kill * 37) % MOST_WRITING)
      if (kill % 3 !== 0) await killDatabase(home)
      if (kill % 2 === 0) {
        await server.end('SIGKILL')
        server = await startProcess(home, port)
        running = server
      }
    }
  } finally {
    going = false
    await Promise.all(others)
  }

  const superuser = await connect(home, 'superuser', 'postgres')
  for (const end = Date.now() + 20_000; (await count(superuser, 'custody_pending')) > 0; await wait(100))
    assert.ok(Date.now() < end, 'every event finds its place')
  const { rows } = await superuser.query<{ version: number }>(
    `select (detail::jsonb #>> '{detail,version}')::int as version from custody_opening join custody_entry using (id)
     where type = 'identity.person-changed'`,
  )
  const recorded = new Set(rows.map(({ version }) => version))
  assert.deepEqual(
    acknowledged.filter((version) => !recorded.has(version)),
    [],
    'an acknowledged act without its entry',
  )
  assert.equal(recorded.size, rows.length, 'an act with two entries')
  const stored = new Set(
    (await superuser.query<{ note: string }>('select note from custody_checkpoint')).rows.map(({ note }) => note),
  )
  assert.deepEqual(
    [...published].filter((note) => !stored.has(note)),
    [],
    'a published checkpoint that the log does not hold',
  )
  const { rows: modes } = await superuser.query('select app.mode() as mode')
  assert.equal(modes[0].mode, 'normal', 'no start found the log wrong')
  await superuser.end()

  const report = await verifyWhole(home)
  assert.deepEqual(report.findings, [])
  t.diagnostic(
    `${acknowledged.length} acknowledged acts over ${KILLS} kills, ${report.entries} entries, ${report.checkpoints} checkpoints, ${published.size} seen published: nothing missing, no fork`,
  )
  assert.ok(acknowledged.length > KILLS * 2)
})

const connectionOf = async (folder: string, role: string, user: string) => ({
  host: join(folder, 'database/socket'),
  user,
  password: await readFile(join(folder, 'secrets', `database-${role}`), 'utf8'),
  database: 'mithaq',
})

async function connect(folder: string, role: string, user: string): Promise<pg.Client> {
  const client = new pg.Client(await connectionOf(folder, role, user))
  await client.connect()
  return client
}

const count = async (client: pg.Client, table: string): Promise<number> =>
  Number((await client.query(`select count(*) from ${table}`)).rows[0].count)

/** The whole log against itself: every entry, tile, checkpoint and chain, with the institution's own keys. */
async function verifyWhole(folder: string) {
  const superuser = await connect(folder, 'superuser', 'postgres')
  const { rows } = await superuser.query<{ x: string }>(`select x from institution_key where use = 'log'`)
  await superuser.end()
  const database = await openDatabase(await connectionOf(folder, 'job', 'mithaq_job'), { size: 1 })
  const system = { person_id: SYSTEM_ACTOR, institution_id: NO_INSTITUTION, capabilities: new Set<string>() }
  const inTransaction = <T>(run: (tx: Tx) => Promise<T>) =>
    database.inTransaction(enterAs(system, 'job', randomUUID(), true), run)
  const institution = await inTransaction(logInstitution)
  const checkpoint = await inTransaction((tx) => findCheckpoint(tx))
  assert.ok(institution !== undefined && checkpoint !== undefined)
  // the institution's key stays in its server: the last line of this export is signed by another
  const own = memoryKeys()
  const keys = {
    sign: own.sign,
    publicKeys: async () => [...rows.map(({ x }) => Buffer.from(x, 'base64url')), ...(await own.publicKeys())],
  }
  const lines = exportLog({ institution, keys, checkpoint, inTransaction })
  const report = await verifyLog(withoutEnds(lines))
  await database.close()
  return report
}

async function* withoutEnds(lines: AsyncIterable<string>) {
  for await (const line of lines) yield line.slice(0, -1)
}

// Kills with SIGKILL what acknowledges writes, while it does, and looks for each acknowledged one afterwards.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort, killDatabase, type ServerProcess, send, setUpProcess, startProcess } from './testing/process.ts'

const KILLS = 50
/** Milliseconds of writing before each kill. */
const WRITING = 150

const home = await mkdtemp(join(tmpdir(), 'mithaq-kill-'))
const port = await freePort()
let running: ServerProcess | undefined
test.after(async () => {
  await running?.end('SIGTERM')
  await rm(home, { recursive: true, force: true })
})

test(`${KILLS} times kill -9 of server, database or both under write load: no acknowledged write is missing`, async (t) => {
  let server = await startProcess(home, port)
  running = server
  const cookie = await setUpProcess(server)
  const acknowledged = new Map<string, number>()
  let writing = true
  let serial = 0
  const writer = async () => {
    let version = 1
    while (writing) {
      const name = `كاتب ${serial++}`
      const reply = await send(server.url, 'PATCH', '/api/me', cookie, { name }, version).catch(() => undefined)
      if (reply?.status === 200) {
        version = reply.body.version
        acknowledged.set(name, version)
      } else if (reply?.status === 412) version = reply.body.details.current.version
      else await wait(20)
    }
  }
  const writers = [writer(), writer(), writer()]
  try {
    for (let kill = 0; kill < KILLS; kill++) {
      const before = acknowledged.size
      for (const end = Date.now() + 20_000; acknowledged.size < before + 3; await wait(10))
        assert.ok(Date.now() < end, `writes are acknowledged again after ${kill} kills`)
      await wait(WRITING)
      if (kill % 3 !== 0) await killDatabase(home)
      if (kill % 3 !== 1) {
        await server.end('SIGKILL')
        server = await startProcess(home, port)
        running = server
      }
    }
  } finally {
    writing = false
    await Promise.all(writers)
  }
  let me = await send(server.url, 'GET', '/api/me', cookie)
  for (let attempt = 0; me.status === 503 && attempt < 1200; attempt++, await wait(50))
    me = await send(server.url, 'GET', '/api/me', cookie)
  const found = await namesInHistory(home)
  const missing = [...acknowledged].filter(([name, version]) => found.get(name) !== version)
  assert.deepEqual(missing, [])
  assert.ok(me.body.version >= Math.max(...acknowledged.values()))
  t.diagnostic(`${acknowledged.size} acknowledged writes over ${KILLS} kills, none missing`)
  assert.ok(acknowledged.size > KILLS * 3)
})

test('two servers on one data folder: the second says so and ends', async () => {
  await assert.rejects(
    startProcess(home, await freePort()),
    /Cannot use the data folder .* as the process \d+ is using it/,
  )
})

/** Every name the person ever had with the version that gave it, read as the superuser. */
async function namesInHistory(folder: string): Promise<ReadonlyMap<string, number>> {
  const { default: pg } = await import('pg')
  const password = await readFile(join(folder, 'secrets/database-superuser'), 'utf8')
  const connection = { host: join(folder, 'database/socket'), user: 'postgres', password, database: 'mithaq' }
  // a backend that outlived its killed database may have answered before the new one is up
  const open = async () => {
    const made = new pg.Client(connection)
    made.on('error', () => undefined)
    await made.connect()
    return made
  }
  let client = await open().catch(() => undefined)
  for (let attempt = 0; client === undefined && attempt < 300; attempt++) {
    await wait(100)
    client = await open().catch(() => undefined)
  }
  assert.ok(client !== undefined, 'the database is up again')
  const { rows } = await client.query<{ name: string; version: number }>(
    `select new_value #>> '{}' as name, version from person_history where field = 'name'`,
  )
  await client.end()
  return new Map(rows.map(({ name, version }) => [name, version]))
}

import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { chmod, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Database, openDatabase } from '../database/index.ts'
import { runTask } from '../jobs/testing.ts'
import { actorOf, openTestData, serveFiles, type TestServer } from './testing.ts'
import { ask, begin, codeOf, patch, person, query, sendWhole, sha256 } from './testing-client.ts'

let data: Awaited<ReturnType<typeof openTestData>>
let home: string
let server: TestServer
let jobs: Database

before(async () => {
  data = await openTestData()
  home = await data.folder('home')
  server = await serveFiles({ connection: data.as('app'), home })
  jobs = await openDatabase(data.as('job'), { size: 2 })
})
after(async () => {
  await server?.close()
  await jobs?.close()
  await data?.close()
})

const lines: string[] = []
const run = async (name: string, at = new Date()) => {
  const task = server.files.tasks.find((one) => one.name === name)
  assert.ok(task !== undefined)
  await runTask(
    task,
    {},
    {
      database: jobs,
      institution: async () => actorOf(person).institution_id,
      report: (line) => lines.push(line),
      now: () => at,
    },
    new AbortController().signal,
  )
}
const stored = async (content: Buffer) => {
  const id = await sendWhole(server, content)
  const hash = sha256(content)
  return { id, path: join(home, 'files', hash.slice(0, 2), hash.slice(2, 4), hash) }
}
const stateOf = async (id: string) =>
  (await query(data.superuser, 'select intact, verified_at, version from stored_file where id = $1', [id]))[0]

test('files.verify flags a flipped byte and a lost object, leaves the others, and takes the flag back after a restore', async () => {
  const [whole, flipped, lost] = [
    await stored(randomBytes(3000)),
    await stored(randomBytes(3000)),
    await stored(randomBytes(3000)),
  ]
  const original = await readFile(flipped.path)
  const bad = Buffer.from(original)
  bad.writeUInt8((bad.readUInt8(1500) + 1) % 256, 1500)
  await chmod(flipped.path, 0o600)
  await writeFile(flipped.path, bad)
  await rename(lost.path, `${lost.path}.away`)
  assert.equal((await stateOf(whole.id))?.intact, null)
  const at = new Date()
  await run('files.verify', at)
  assert.deepEqual(
    [await stateOf(whole.id), await stateOf(flipped.id), await stateOf(lost.id)].map(({ intact, verified_at }) => [
      intact,
      new Date(verified_at).getTime(),
    ]),
    [
      [true, at.getTime()],
      [false, at.getTime()],
      [false, at.getTime()],
    ],
  )
  assert.deepEqual(lines.splice(0), ['files.verify found 2 files that are not as they were received'])
  for (const { id } of [flipped, lost]) {
    const answer = await ask(`${server.url}/api/files/${id}`, 'GET')
    assert.deepEqual([answer.status, await codeOf(answer)], [409, 'file.damaged'])
  }
  const history = await query(
    data.superuser,
    `select field, new_value from stored_file_history where record_id = $1 order by field`,
    [flipped.id],
  )
  assert.deepEqual(
    history.map(({ field }) => field),
    ['intact', 'verified_at'],
  )
  await writeFile(flipped.path, original)
  await rename(`${lost.path}.away`, lost.path)
  await run('files.verify', new Date(at.getTime() + 1000))
  assert.deepEqual(
    [(await stateOf(flipped.id))?.intact, (await stateOf(lost.id))?.intact, (await stateOf(whole.id))?.version],
    [true, true, 2],
  )
  assert.equal((await ask(`${server.url}/api/files/${lost.id}`, 'GET')).status, 200)
})

test('a file lost since the last verification is told as damaged, not as a fault', async () => {
  const gone = await stored(randomBytes(100))
  await rm(gone.path)
  const answer = await ask(`${server.url}/api/files/${gone.id}`, 'GET')
  assert.deepEqual([answer.status, await codeOf(answer), server.faults], [409, 'file.damaged', []])
})

test('files.sweep-uploads gives up what has expired and what a kill left, and keeps what is on its way', async () => {
  const [waiting, expired] = [await begin(server, 10), await begin(server, 10)]
  for (const url of [waiting, expired]) await patch(url, 0, Buffer.from('abc'))
  await query(data.superuser, `update upload set expires_at = now() - interval '1 minute' where id = $1`, [
    expired.slice(-36),
  ])
  const [left] = await query(data.superuser, 'select id from upload where file_id is not null limit 1')
  await writeFile(join(home, 'uploads', left.id), 'left by a kill between commit and removal')
  await writeFile(join(home, 'uploads', randomUUID()), 'left by an upload given up')
  await run('files.sweep-uploads')
  assert.deepEqual(await readdir(join(home, 'uploads')), [waiting.slice(-36)])
  assert.equal((await ask(expired, 'HEAD')).status, 404)
  assert.equal((await patch(waiting, 3, Buffer.from('defghij'))).status, 204)
})

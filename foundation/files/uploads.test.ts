import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readdir, stat } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import * as tus from 'tus-js-client'
import { openS3Double, type S3Double } from './s3-double.ts'
import { openTestData, serveFiles, type TestServer } from './testing.ts'
import { ask, begin, codeOf, patch, person, query, sendWhole, sha256, sha512 } from './testing-client.ts'

const MiB = 2 ** 20
let data: Awaited<ReturnType<typeof openTestData>>
let s3: S3Double
const servers = new Map<string, TestServer>()

before(async () => {
  data = await openTestData()
  s3 = await openS3Double(await data.folder('s3'))
  const settings = { maxBytes: 32 * MiB, uploadDays: 7 }
  const connection = data.as('app')
  servers.set('disk', await serveFiles({ connection, home: await data.folder('disk'), settings }))
  servers.set('S3', await serveFiles({ connection, home: await data.folder('s3-home'), filesUrl: s3.url, settings }))
})
after(async () => {
  for (const server of servers.values()) await server.close()
  await s3?.close()
  await data?.close()
})

const serverNamed = (name: string): TestServer => {
  const server = servers.get(name)
  assert.ok(server !== undefined)
  return server
}
const png = (bytes: number) => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(bytes - 8)])

for (const name of ['disk', 'S3']) {
  test(`${name}: a tus client uploads in pieces; the file is told, hashed and read back`, async () => {
    const server = serverNamed(name)
    const content = png(3 * MiB + 17)
    let file = ''
    await new Promise<void>((resolve, reject) => {
      new tus.Upload(content, {
        endpoint: `${server.url}/api/uploads`,
        chunkSize: MiB,
        metadata: { name: 'صورة.png', sha256: sha256(content) },
        headers: { 'x-person': person, 'x-mithaq': '1' },
        retryDelays: null,
        onSuccess: ({ lastResponse }) => {
          file = lastResponse.getHeader('x-mithaq-file') ?? ''
          resolve()
        },
        onError: reject,
      }).start()
    })
    const answer = await ask(`${server.url}/api/files/${file}`, 'GET')
    assert.equal(answer.status, 200)
    assert.ok(Buffer.from(await answer.arrayBuffer()).equals(content))
    assert.equal(answer.headers.get('content-type'), 'image/png')
    assert.equal(answer.headers.get('etag'), `"${file}"`)
    assert.match(
      answer.headers.get('content-disposition') ?? '',
      /^inline; .*filename\*=UTF-8''%D8%B5%D9%88%D8%B1%D8%A9\.png$/,
    )
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
    assert.match(answer.headers.get('content-security-policy') ?? '', /sandbox/)
    const [row] = await query(data.superuser, 'select * from stored_file where id = $1', [file])
    assert.deepEqual(
      [row.sha256, row.sha512, row.data_class, row.created_by],
      [sha256(content), sha512(content), 'I', person],
    )
  })

  test(`${name}: two uploads of the same bytes are two rows over one object`, async () => {
    const server = serverNamed(name)
    const content = randomBytes(10_000)
    const ids = [await sendWhole(server, content, { name: 'a.bin' }), await sendWhole(server, content)]
    const rows = await query(
      data.superuser,
      'select display_name from stored_file where sha256 = $1 order by created_at',
      [sha256(content)],
    )
    assert.deepEqual([new Set(ids).size, rows], [2, [{ display_name: 'a.bin' }, { display_name: null }]])
    assert.equal(await server.files.store.size(sha256(content)), content.length)
  })

  test(`${name}: a range, a condition and HEAD are answered as RFC 9110 says`, async () => {
    const server = serverNamed(name)
    const content = randomBytes(50_000)
    const url = `${server.url}/api/files/${await sendWhole(server, content)}`
    const part = await ask(url, 'GET', { headers: { range: 'bytes=100-199' } })
    assert.deepEqual([part.status, part.headers.get('content-range')], [206, 'bytes 100-199/50000'])
    assert.ok(Buffer.from(await part.arrayBuffer()).equals(content.subarray(100, 200)))
    const outside = await ask(url, 'GET', { headers: { range: 'bytes=50000-' } })
    assert.deepEqual([outside.status, await codeOf(outside)], [416, 'file.range-outside'])
    const etag = part.headers.get('etag') ?? ''
    assert.equal((await ask(url, 'GET', { headers: { 'if-none-match': etag } })).status, 304)
    const changed = await ask(url, 'GET', { headers: { range: 'bytes=0-9', 'if-range': '"other"' } })
    assert.deepEqual([changed.status, (await changed.arrayBuffer()).byteLength], [200, 50_000])
    const head = await ask(url, 'HEAD')
    assert.deepEqual([head.status, head.headers.get('content-length')], [200, '50000'])
  })
}

test('an upload cut off in mid-body keeps what arrived and resumes there', async () => {
  const server = serverNamed('disk')
  const content = randomBytes(2 * MiB)
  const url = await begin(server, content.length)
  const cut = request(url, {
    method: 'PATCH',
    headers: {
      'x-person': person,
      'x-mithaq': '1',
      'tus-resumable': '1.0.0',
      'upload-offset': 0,
      'content-type': 'application/offset+octet-stream',
      'content-length': content.length,
    },
  })
  cut.on('error', () => undefined)
  cut.write(content.subarray(0, MiB))
  await wait(100)
  cut.destroy()
  const head = await ask(url, 'HEAD')
  const offset = Number(head.headers.get('upload-offset'))
  assert.ok(offset > 0 && offset <= MiB, `offset ${offset}`)
  assert.equal(head.headers.get('upload-length'), String(content.length))
  assert.deepEqual(await (await ask(`${url}/result`, 'GET')).json(), {
    state: 'receiving',
    offset,
    bytes: content.length,
  })
  const rest = await patch(url, offset, content.subarray(offset))
  assert.equal(rest.status, 204)
  const { file } = (await (await ask(`${url}/result`, 'GET')).json()) as { file: { id: string; sha256: string } }
  assert.deepEqual([file.id, file.sha256], [rest.headers.get('x-mithaq-file'), sha256(content)])
  assert.deepEqual(server.faults, [])
})

test('a request that wants an upload held by a dead line gets it', async () => {
  const server = serverNamed('disk')
  const content = randomBytes(100_000)
  const url = await begin(server, content.length)
  const dead = request(url, {
    method: 'PATCH',
    headers: {
      'x-person': person,
      'x-mithaq': '1',
      'tus-resumable': '1.0.0',
      'upload-offset': 0,
      'content-type': 'application/offset+octet-stream',
      'content-length': content.length,
    },
  })
  dead.on('error', () => undefined)
  dead.write(content.subarray(0, 10))
  await wait(100)
  const started = Date.now()
  assert.equal((await ask(url, 'HEAD')).headers.get('upload-offset'), '10')
  assert.ok(Date.now() - started < 3_000)
  assert.equal((await patch(url, 10, content.subarray(10))).status, 204)
  dead.destroy()
})

test('kill -9 in mid-upload: the next server knows the offset, and the hashes are those of the whole', async (t) => {
  const home = await data.folder('killed')
  const script = `
    const { serveFiles } = await import(${JSON.stringify(join(import.meta.dirname, 'testing.ts'))})
    const server = await serveFiles({ connection: ${JSON.stringify(data.as('app'))}, home: ${JSON.stringify(home)} })
    console.log(server.url)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.after(() => child.kill('SIGKILL'))
  const [line] = await once(child.stdout, 'data')
  const content = randomBytes(6 * MiB)
  const first = { url: String(line).trim() } as TestServer
  const url = await begin(first, content.length)
  assert.equal((await patch(url, 0, content.subarray(0, 2 * MiB))).status, 204)
  const cut = patch(url, 2 * MiB, content.subarray(2 * MiB, 5 * MiB)).catch(() => undefined)
  await wait(15)
  child.kill('SIGKILL')
  await cut
  const next = await serveFiles({ connection: data.as('app'), home })
  try {
    const again = `${next.url}${new URL(url).pathname}`
    const offset = Number((await ask(again, 'HEAD')).headers.get('upload-offset'))
    assert.ok(offset >= 2 * MiB && offset <= 5 * MiB, `offset ${offset}`)
    const done = await patch(again, offset, content.subarray(offset))
    const [row] = await query(data.superuser, 'select sha256, sha512 from stored_file where id = $1', [
      done.headers.get('x-mithaq-file'),
    ])
    assert.deepEqual(row, { sha256: sha256(content), sha512: sha512(content) })
    assert.deepEqual(await readdir(join(home, 'uploads')), [])
  } finally {
    await next.close()
  }
})

test('an upload whose bytes were all there when the server died is finished when its result is asked for', async () => {
  const home = await data.folder('died-late')
  const dying = await serveFiles({ connection: data.as('app'), home })
  const content = randomBytes(5000)
  const url = await begin(dying, content.length)
  const put = dying.files.store.put
  Object.assign(dying.files.store, { put: async (object: never) => Promise.reject(await put(object)) })
  const failed = await patch(url, 0, content)
  assert.deepEqual([failed.status, await codeOf(failed)], [503, 'file.unavailable'])
  assert.equal(dying.lines.length, 1)
  await dying.close()
  const next = await serveFiles({ connection: data.as('app'), home })
  try {
    const again = `${next.url}${new URL(url).pathname}`
    assert.equal((await ask(again, 'HEAD')).headers.get('upload-offset'), '5000')
    const result = (await (await ask(`${again}/result`, 'GET')).json()) as { state: string; file: { sha256: string } }
    assert.deepEqual([result.state, result.file.sha256], ['stored', sha256(content)])
    const twice = (await (await ask(`${again}/result`, 'GET')).json()) as object
    assert.deepEqual(twice, result)
  } finally {
    await next.close()
  }
})

test('OPTIONS tells the version, the extensions and the limit', async () => {
  const answer = await ask(`${serverNamed('disk').url}/api/uploads`, 'OPTIONS')
  assert.equal(answer.status, 204)
  const told = ['tus-version', 'tus-extension', 'tus-max-size'].map((header) => answer.headers.get(header))
  assert.deepEqual(told, ['1.0.0', 'creation,expiration,termination', String(32 * MiB)])
})

test('originals cannot be changed or deleted through SQL: not by the application, not by jobs, not by a superuser', async () => {
  const server = serverNamed('disk')
  const file = await sendWhole(server, randomBytes(64))
  const enter = `select app.enter('${person}', '00000000-0000-4000-8000-000000000000', '{files.upload,files.read}', 'test', gen_random_uuid())`
  const attempt = async (role: pg.ClientConfig, statement: string) => {
    const client = new pg.Client(role)
    await client.connect()
    try {
      await client.query(`begin; ${enter}`)
      return (await client.query(statement)).rowCount
    } finally {
      await client.end()
    }
  }
  for (const column of ['sha256', 'sha512', 'bytes', 'media_type', 'data_class']) {
    const value = {
      sha256: `'${'0'.repeat(64)}'`,
      sha512: `'${'0'.repeat(128)}'`,
      bytes: '1',
      media_type: `'a/b'`,
      data_class: `'P'`,
    }[column]
    const statement = `update stored_file set ${column} = ${value} where id = '${file}'`
    assert.equal(await attempt(data.as('app'), statement), 0)
    await assert.rejects(attempt(data.as('job'), statement), { code: '42501' })
    await assert.rejects(attempt(data.superuser, statement), { code: 'MQ005' })
  }
  await assert.rejects(attempt(data.as('app'), `delete from stored_file where id = '${file}'`), { code: '42501' })
  await assert.rejects(attempt(data.as('job'), `delete from stored_file where id = '${file}'`), { code: '42501' })
  const [row] = await query(data.superuser, 'select version, sha256 from stored_file where id = $1', [file])
  assert.equal(row.version, 1)
  const path = join(await data.folder('disk'), 'files', row.sha256.slice(0, 2), row.sha256.slice(2, 4), row.sha256)
  assert.equal((await stat(path)).mode & 0o222, 0)
})

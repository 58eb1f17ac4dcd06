import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, stat, symlink } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import * as tus from 'tus-js-client'
import { openS3Double, type S3Double } from './s3-double.ts'
import { openTestData, serveFiles, type TestServer } from './testing.ts'

const MiB = 2 ** 20
const person = randomUUID()
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
const sql = async (text: string, values: unknown[] = [], connection: pg.ClientConfig = data.superuser) => {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}
const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
const sha512 = (content: Uint8Array) => createHash('sha512').update(content).digest('hex')
const metadata = (pairs: Record<string, string>) =>
  Object.entries(pairs)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')

type Extra = { readonly as?: string; readonly headers?: Record<string, string>; readonly body?: Buffer }
const ask = (url: string, method: string, { as = person, headers = {}, body }: Extra = {}) =>
  fetch(url, {
    method,
    headers: { 'x-person': as, 'x-mithaq': '1', 'tus-resumable': '1.0.0', 'accept-language': 'en', ...headers },
    ...(body === undefined ? {} : { body: new Uint8Array(body) }),
  })
const begin = async (server: TestServer, bytes: number, pairs: Record<string, string> = {}) => {
  const answer = await ask(`${server.url}/api/uploads`, 'POST', {
    headers: { 'upload-length': String(bytes), 'upload-metadata': metadata(pairs) },
  })
  assert.equal(answer.status, 201, await answer.text())
  return `${server.url}${answer.headers.get('location')}`
}
const patch = (url: string, offset: number, body: Buffer, more: Extra = {}) =>
  ask(url, 'PATCH', {
    ...more,
    body,
    headers: { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream', ...more.headers },
  })
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code
const sendWhole = async (server: TestServer, content: Buffer, pairs: Record<string, string> = {}) => {
  const answer = await patch(await begin(server, content.length, pairs), 0, content)
  assert.equal(answer.status, 204, await answer.text())
  const id = answer.headers.get('x-mithaq-file')
  assert.ok(id !== null)
  return id
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
    const [row] = await sql('select * from stored_file where id = $1', [file])
    assert.deepEqual(
      [row.sha256, row.sha512, row.data_class, row.created_by],
      [sha256(content), sha512(content), 'I', person],
    )
  })

  test(`${name}: two uploads of the same bytes are two rows over one object`, async () => {
    const server = serverNamed(name)
    const content = randomBytes(10_000)
    const ids = [await sendWhole(server, content, { name: 'a.bin' }), await sendWhole(server, content)]
    const rows = await sql('select display_name from stored_file where sha256 = $1 order by created_at', [
      sha256(content),
    ])
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

test('kill -9 in mid-upload: the next server knows the offset, and the hashes are those of the whole', async () => {
  const home = await data.folder('killed')
  const script = `
    const { serveFiles } = await import(${JSON.stringify(join(import.meta.dirname, 'testing.ts'))})
    const server = await serveFiles({ connection: ${JSON.stringify(data.as('app'))}, home: ${JSON.stringify(home)} })
    console.log(server.url)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
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
    const [row] = await sql('select sha256, sha512 from stored_file where id = $1', [done.headers.get('x-mithaq-file')])
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

test('for another person an upload and a file do not exist', async () => {
  const server = serverNamed('disk')
  const stranger = { as: randomUUID() }
  const content = randomBytes(100)
  const url = await begin(server, content.length)
  for (const answer of [
    await ask(url, 'HEAD', stranger),
    await patch(url, 0, content, stranger),
    await ask(url, 'DELETE', stranger),
    await ask(`${url}/result`, 'GET', stranger),
    await ask(`${server.url}/api/files/${await sendWhole(server, content)}`, 'GET', stranger),
    await ask(`${server.url}/api/files/..%2f..%2fetc`, 'GET'),
    await ask(`${server.url}/api/uploads/${randomUUID()}`, 'HEAD'),
  ])
    assert.equal(answer.status, 404)
  const anonymous = await fetch(`${server.url}/api/files/${randomUUID()}`)
  assert.equal(anonymous.status, 401)
  assert.equal((await ask(url, 'DELETE')).status, 204)
  assert.equal((await ask(url, 'HEAD')).status, 404)
})

test('a write without the header of our own pages is refused', async () => {
  const answer = await ask(`${serverNamed('disk').url}/api/uploads`, 'POST', {
    headers: { 'x-mithaq': '', 'upload-length': '1' },
  })
  assert.deepEqual([answer.status, await codeOf(answer)], [403, 'request.forgery-refused'])
})

for (const [what, headers, status, code] of [
  ['a file over the limit', { 'upload-length': String(32 * MiB + 1) }, 413, 'file.too-large'],
  ['an empty file', { 'upload-length': '0' }, 422, 'file.empty'],
  ['a length left open', { 'upload-defer-length': '1' }, 400, 'request.malformed'],
  ['a negative length', { 'upload-length': '-1' }, 400, 'request.malformed'],
  [
    'an unknown key',
    { 'upload-length': '9', 'upload-metadata': metadata({ filetype: 'image/png' }) },
    422,
    'upload.metadata',
  ],
  ['a key given twice', { 'upload-length': '9', 'upload-metadata': 'name YQ==,name Yg==' }, 422, 'upload.metadata'],
  ['a value that is no base64', { 'upload-length': '9', 'upload-metadata': 'name §' }, 422, 'upload.metadata'],
  ['a value that is no UTF-8', { 'upload-length': '9', 'upload-metadata': 'name /w==' }, 422, 'upload.metadata'],
  [
    'a name that could read as another',
    { 'upload-length': '9', 'upload-metadata': metadata({ name: 'a\u202egpj.exe' }) },
    422,
    'upload.metadata',
  ],
  ['an unknown class', { 'upload-length': '9', 'upload-metadata': metadata({ class: 'S' }) }, 422, 'upload.metadata'],
  [
    'a name for a sealed file',
    { 'upload-length': '9', 'upload-metadata': metadata({ class: 'X', name: 'a' }) },
    422,
    'upload.name-of-sealed',
  ],
  [
    'another version of the protocol',
    { 'upload-length': '9', 'tus-resumable': '0.2.0' },
    412,
    'upload.protocol-version',
  ],
] as const)
  test(`${what} is refused with ${code}`, async () => {
    const url = `${serverNamed('disk').url}/api/uploads`
    const answer = await ask(url, 'POST', {
      headers: { ...(headers as Record<string, string>), 'accept-language': 'ar' },
    })
    assert.equal(answer.status, status)
    assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8')
    const problem = (await answer.json()) as { code: string; detail: string }
    assert.equal(problem.code, code)
    assert.match(problem.detail, /[\u0621-\u064A]/)
  })

test('a path in a name is dropped, what remains is kept as it was written', async () => {
  const file = await sendWhole(serverNamed('disk'), randomBytes(10), { name: '../../C:\\a/شهادة رقم 1.pdf' })
  assert.deepEqual(await sql('select display_name from stored_file where id = $1', [file]), [
    { display_name: 'شهادة رقم 1.pdf' },
  ])
})

test('a piece at a wrong offset, of a wrong type or beyond the length is refused and changes nothing', async () => {
  const server = serverNamed('disk')
  const url = await begin(server, 10)
  assert.equal((await patch(url, 0, Buffer.from('abc'))).headers.get('upload-offset'), '3')
  const wrong = await patch(url, 5, Buffer.from('abc'))
  assert.deepEqual([wrong.status, ((await wrong.json()) as { details: object }).details], [409, { offset: 3 }])
  const typed = await patch(url, 3, Buffer.from('abc'), { headers: { 'content-type': 'text/plain' } })
  assert.equal(typed.status, 415)
  const beyond = await patch(url, 3, Buffer.from('12345678'))
  assert.deepEqual([beyond.status, await codeOf(beyond)], [413, 'upload.beyond-length'])
  assert.equal((await ask(url, 'HEAD')).headers.get('upload-offset'), '3')
  assert.equal((await patch(url, 3, Buffer.from('1234567'))).status, 204)
  const again = await patch(url, 10, Buffer.from(''))
  assert.equal(again.status, 204)
  assert.ok(again.headers.get('x-mithaq-file') !== null)
})

test('what arrived otherwise than declared, or unsealed though class X, is refused and deleted', async () => {
  const server = serverNamed('disk')
  const content = randomBytes(50)
  for (const [pairs, code] of [
    [{ sha256: '0'.repeat(64) }, 'upload.differs'],
    [{ class: 'X' }, 'upload.not-sealed'],
  ] as const) {
    const url = await begin(server, content.length, pairs)
    const answer = await patch(url, 0, content)
    assert.deepEqual([answer.status, await codeOf(answer)], [422, code])
    assert.equal((await ask(url, 'HEAD')).status, 404)
  }
  assert.equal(await server.files.store.size(sha256(content)), undefined)
  const sealed = Buffer.concat([Buffer.from('age-encryption.org/v1\n-> mlkem768x25519 '), content])
  const file = await sendWhole(server, sealed, { class: 'X' })
  const answer = await ask(`${server.url}/api/files/${file}`, 'GET')
  assert.equal(answer.headers.get('content-disposition'), 'attachment')
})

test('a full disk is told in the language of the user', {
  skip: existsSync('/dev/full') ? false : 'no /dev/full here',
}, async () => {
  const home = await data.folder('full')
  const server = await serveFiles({ connection: data.as('app'), home, settings: { maxBytes: 1e15, uploadDays: 7 } })
  try {
    const tooMuch = await ask(`${server.url}/api/uploads`, 'POST', { headers: { 'upload-length': '900000000000000' } })
    assert.deepEqual([tooMuch.status, await codeOf(tooMuch)], [507, 'file.no-space'])
    const url = await begin(server, 10)
    await symlink('/dev/full', join(home, 'uploads', url.slice(-36)))
    const answer = await patch(url, 0, Buffer.from('0123456789'), { headers: { 'accept-language': 'fr' } })
    assert.equal(answer.status, 507)
    assert.match(((await answer.json()) as { detail: string }).detail, /plus assez de place/)
  } finally {
    await server.close()
  }
})

test('an upload is given up after its days', async () => {
  const home = await data.folder('late')
  const late = await serveFiles({ connection: data.as('app'), home, now: () => new Date(Date.now() + 8 * 86_400_000) })
  const early = await serveFiles({ connection: data.as('app'), home })
  try {
    const url = await begin(early, 10)
    const answer = await patch(`${late.url}${new URL(url).pathname}`, 0, Buffer.from('abc'))
    assert.deepEqual([answer.status, await codeOf(answer)], [410, 'upload.expired'])
  } finally {
    await late.close()
    await early.close()
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
  const [row] = await sql('select version, sha256 from stored_file where id = $1', [file])
  assert.equal(row.version, 1)
  const path = join(await data.folder('disk'), 'files', row.sha256.slice(0, 2), row.sha256.slice(2, 4), row.sha256)
  assert.equal((await stat(path)).mode & 0o222, 0)
})

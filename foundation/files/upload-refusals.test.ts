import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openTestData, serveFiles, type TestServer } from './testing.ts'
import { ask, begin, codeOf, metadata, patch, query, sendWhole, sha256 } from './testing-client.ts'

const MiB = 2 ** 20
let data: Awaited<ReturnType<typeof openTestData>>
let server: TestServer

before(async () => {
  data = await openTestData()
  server = await serveFiles({
    connection: data.as('app'),
    home: await data.folder('disk'),
    settings: { maxBytes: 32 * MiB, uploadDays: 7 },
  })
})
after(async () => {
  await server?.close()
  await data?.close()
})

test('for another person an upload and a file do not exist', async () => {
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
  const answer = await ask(`${server.url}/api/uploads`, 'POST', {
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
    const url = `${server.url}/api/uploads`
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
  const file = await sendWhole(server, randomBytes(10), { name: '../../C:\\a/شهادة رقم 1.pdf' })
  assert.deepEqual(await query(data.superuser, 'select display_name from stored_file where id = $1', [file]), [
    { display_name: 'شهادة رقم 1.pdf' },
  ])
})

test('a piece at a wrong offset, of a wrong type or beyond the length is refused and changes nothing', async () => {
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

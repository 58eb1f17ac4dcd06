import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openFileStore } from './open-store.ts'
import { openS3Double, type S3Double } from './s3-double.ts'
import { readS3Url } from './s3-store.ts'
import { type FileStore, ObjectMissing } from './store.ts'

let home: string
let s3: S3Double
const stores = new Map<string, FileStore>()
const storeNamed = (name: string): FileStore => {
  const store = stores.get(name)
  assert.ok(store !== undefined)
  return store
}

before(async () => {
  home = await mkdtemp(join(tmpdir(), 'mithaq-store-'))
  s3 = await openS3Double(join(home, 's3'))
  stores.set('disk', await openFileStore(home, undefined))
  stores.set('S3', await openFileStore(home, s3.url))
})
after(async () => {
  await s3?.close()
  await rm(home, { recursive: true, force: true })
})

async function localFile(content: Buffer) {
  const path = join(home, `local-${randomBytes(8).toString('hex')}`)
  await writeFile(path, content)
  return { sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length, path }
}
async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

for (const name of ['disk', 'S3']) {
  test(`${name}: what is put is read back, whole and in ranges`, async () => {
    const store = storeNamed(name)
    await store.check()
    const content = randomBytes(300_000)
    const object = await localFile(content)
    assert.equal(await store.size(object.sha256), undefined)
    assert.equal(await store.put(object), 'stored')
    assert.equal(await store.size(object.sha256), content.length)
    assert.ok((await bytesOf(await store.read(object.sha256))).equals(content))
    for (const [first, last] of [
      [0, 9],
      [1, 70_000],
      [299_999, 299_999],
    ] as const)
      assert.ok(
        (await bytesOf(await store.read(object.sha256, { first, last }))).equals(content.subarray(first, last + 1)),
      )
  })

  test(`${name}: an object larger than one part arrives whole`, async () => {
    const content = randomBytes(2 ** 20 * 17 + 5)
    const object = await localFile(content)
    assert.equal(await storeNamed(name).put(object), 'stored')
    const found = await bytesOf(await storeNamed(name).read(object.sha256))
    assert.equal(createHash('sha256').update(found).digest('hex'), object.sha256)
  })

  test(`${name}: an object is never written again, and one of another size is reported as damage`, async () => {
    const store = storeNamed(name)
    const content = Buffer.from(`evidence ${name}`)
    const object = await localFile(content)
    assert.equal(await store.put(object), 'stored')
    const forged = { ...(await localFile(Buffer.from('EVIDENCE'.padEnd(content.length)))), sha256: object.sha256 }
    assert.equal(await store.put(forged), 'existing')
    assert.ok((await bytesOf(await store.read(object.sha256))).equals(content))
    const longer = { ...(await localFile(Buffer.concat([content, content]))), sha256: object.sha256 }
    await assert.rejects(store.put(longer), /the store holds \d+ bytes under its hash: expected \d+/)
    assert.ok((await bytesOf(await store.read(object.sha256))).equals(content))
  })

  test(`${name}: the same bytes put twice at once make one object`, async () => {
    const content = randomBytes(50_000)
    const objects = await Promise.all([localFile(content), localFile(content), localFile(content)])
    const outcomes = await Promise.all(objects.map((object) => storeNamed(name).put(object)))
    assert.ok(outcomes.includes('stored'))
    assert.ok((await bytesOf(await storeNamed(name).read(objects[0].sha256))).equals(content))
  })

  test(`${name}: an object that is not there is ObjectMissing`, async () => {
    await assert.rejects(storeNamed(name).read('0'.repeat(64)), ObjectMissing)
  })
}

test('disk: objects lie under their hash, closed to others and to writing, with nothing beside them', async () => {
  const object = await localFile(randomBytes(100))
  await storeNamed('disk').put(object)
  const folder = join(home, 'files', object.sha256.slice(0, 2), object.sha256.slice(2, 4))
  assert.deepEqual(await readdir(folder), [object.sha256])
  assert.equal((await stat(join(folder, object.sha256))).mode & 0o777, 0o400)
  await rm(object.path)
  assert.equal((await readFile(join(folder, object.sha256))).length, 100)
})

test('S3: requests are signed and writes carry the checksum and the condition that nothing is there', async () => {
  s3.requests.length = 0
  await storeNamed('S3').put(await localFile(randomBytes(100)))
  assert.ok(s3.requests.length >= 3)
  for (const { headers } of s3.requests) assert.match(String(headers.authorization), /^AWS4-HMAC-SHA256 Credential=/)
  const [put] = s3.requests.filter(({ method }) => method === 'PUT')
  assert.equal(put?.headers['if-none-match'], '*')
  assert.match(String(put?.headers['x-amz-checksum-sha256']), /^[A-Za-z0-9+/]{43}=$/)
})

test('openFileStore() refuses a FILES_URL that it cannot read, telling what was found and what is expected', () => {
  for (const [url, found] of [
    ['http://key:secret@host/bucket', 'no s3:// address'],
    ['s3://host/bucket', 'the key or the secret is missing'],
    ['s3://key:secret@host', '"" is no bucket'],
    ['s3://key:secret@host/bucket/deeper', '"bucket/deeper" is no bucket'],
    ['s3://key:secret@host/bucket?ssl=no', 'ssl is "no"'],
    ['s3://key:secret@host/bucket?tls=true', '"tls" is no setting'],
  ] as const)
    assert.throws(
      () => readS3Url(url),
      (error: Error) =>
        error.message.includes(found) && error.message.includes('expected s3://') && !/secret@/.test(error.message),
    )
  assert.deepEqual(readS3Url('s3://key:a%2Fb@store.example:9000/evidence?region=ma-1&ssl=false'), {
    endpoint: 'http://store.example:9000',
    region: 'ma-1',
    bucket: 'evidence',
    accessKeyId: 'key',
    secretAccessKey: 'a/b',
  })
})

test('check() fails when the store is gone', async () => {
  const gone = join(home, 'gone')
  const disk = await openFileStore(gone, undefined)
  await rm(gone, { recursive: true })
  await assert.rejects(disk.check(), { code: 'ENOENT' })
  await assert.rejects((await openFileStore(home, s3.url.replace('/evidence', '/elsewhere'))).check())
})

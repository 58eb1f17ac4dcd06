import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, symlink, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { hashStream } from './hashing.ts'
import { openPartials } from './partials.ts'

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mithaq-partials-'))
})
after(() => rm(folder, { recursive: true, force: true }))

const hex = (algorithm: string, content: Uint8Array) => createHash(algorithm).update(content).digest('hex')

/** How one piece of an upload goes: how much of it is sent, in chunks of which size, and what happens before the next. */
const piece = fc.record({
  share: fc.integer({ min: 1, max: 100 }),
  chunk: fc.integer({ min: 1, max: 5000 }),
  next: fc.constantFrom('go on', 'restart', 'restart and lose the last bytes', 'line breaks'),
})

test('any chunking and any pattern of resuming gives the hashes of the whole', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 20_000 }),
      fc.array(piece, { maxLength: 12 }),
      async (bytes, pieces) => {
        const content = Buffer.from(bytes)
        const id = randomUUID()
        let partials = await openPartials(folder)
        const send = async (until: number, chunk: number, breaks: boolean) => {
          const from = await partials.offsetOf(id)
          const parts = async function* () {
            for (let at = from; at < until; at += chunk) yield content.subarray(at, Math.min(at + chunk, until))
            if (breaks) throw new Error('the line broke')
          }
          const appended = await partials.append(
            id,
            from,
            Readable.from(parts(), { objectMode: false }),
            content.length,
          )
          assert.deepEqual(appended, { offset: Math.max(until, from), ended: breaks ? 'interrupted' : 'whole' })
        }
        for (const { share, chunk, next } of pieces) {
          const offset = await partials.offsetOf(id)
          await send(offset + Math.floor(((content.length - offset) * share) / 100), chunk, next === 'line breaks')
          if (next.startsWith('restart')) partials = await openPartials(folder)
          if (next.endsWith('lose the last bytes'))
            await truncate(partials.pathOf(id), Math.floor((await partials.offsetOf(id)) / 2))
        }
        await send(content.length, 4096, false)
        assert.deepEqual(await partials.digestsOf(id, content.length), {
          sha256: hex('sha256', content),
          sha512: hex('sha512', content),
        })
        assert.deepEqual(await readFile(partials.pathOf(id)), content)
        await partials.remove(id)
      },
    ),
    { numRuns: 60 },
  )
})

test('nothing is written beyond the announced length', async () => {
  const partials = await openPartials(folder)
  const id = randomUUID()
  const body = Readable.from([Buffer.from('abc'), Buffer.from('defg')])
  assert.deepEqual(await partials.append(id, 0, body, 5), { offset: 3, ended: 'beyond' })
  assert.equal(await readFile(partials.pathOf(id), 'utf8'), 'abc')
})

test('a full disk ends an append; what arrived counts', {
  skip: existsSync('/dev/full') ? false : 'no /dev/full here',
}, async () => {
  const partials = await openPartials(folder)
  const id = randomUUID()
  await symlink('/dev/full', partials.pathOf(id))
  assert.deepEqual(await partials.append(id, 0, Readable.from([Buffer.from('abc')]), 5), { offset: 0, ended: 'full' })
})

test('hashStream() gives both hashes and the length', async () => {
  const content = randomBytes(100_000)
  assert.deepEqual(await hashStream(Readable.from([content.subarray(0, 7), content.subarray(7)])), {
    sha256: hex('sha256', content),
    sha512: hex('sha512', content),
    bytes: content.length,
  })
})

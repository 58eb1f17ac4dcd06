/** Upload path beside the bare hashing of the same bytes. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { openTestData, serveFiles } from '../foundation/files/testing.ts'
import type { Order } from './files-client/send.ts'
import { type Bench, judged, type Result } from './runner/result.ts'

const MEGABYTE = 1_000_000
const SIZE = 256 * 2 ** 20
const RUNS = 3

export const bench: Bench = {
  name: 'files',
  summary: 'upload of 256 MiB over HTTP, hashed, synced and stored, beside raw SHA-256 + SHA-512 of the same bytes',
  run,
}

async function run(): Promise<readonly Result[]> {
  const data = await openTestData()
  const server = await serveFiles({ connection: data.as('app'), home: await data.folder('home') })
  try {
    const source = join(await data.folder('source'), 'bytes')
    const [uploads, raws, downloads, smalls]: [number[], number[], number[], number[]] = [[], [], [], []]
    for (let count = 0; count < RUNS; count++) {
      await fill(source) // new bytes each time: the store keeps the same bytes once
      raws.push(await rate(SIZE, () => hash(source)))
      const told = { id: '' }
      uploads.push(
        await rate(SIZE, async () => {
          told.id = await inThread({ kind: 'file', url: server.url, person, path: source, bytes: SIZE })
        }),
      )
      downloads.push(
        await rate(
          SIZE,
          async () => void (await inThread({ kind: 'read', url: server.url, person, id: told.id, bytes: SIZE })),
        ),
      )
      smalls.push(await smallFiles(server.url))
    }
    return [
      judged({
        metric: 'upload, one file of 256 MiB',
        value: median(uploads),
        unit: 'MB/s',
        limit: median(raws),
        better: 'more',
      }),
      { metric: 'download of the same file', value: median(downloads), unit: 'MB/s' },
      { metric: 'small uploads (20 kB, one after another)', value: median(smalls), unit: '1/s' },
    ]
  } finally {
    await server.close()
    await data.close()
  }
}

const person = randomUUID()

/** The sender is a thread of its own, as a browser is: its reading and writing must not be counted as the server's. */
async function inThread(order: Order): Promise<string> {
  const worker = new Worker(new URL('./files-client/send.ts', import.meta.url), { workerData: order })
  const [id] = await once(worker, 'message')
  return String(id)
}

async function smallFiles(url: string): Promise<number> {
  const count = 60
  const started = performance.now()
  await inThread({ kind: 'small', url, person, count, bytes: 20_000 })
  return Math.round((count / (performance.now() - started)) * 1000)
}

async function hash(path: string): Promise<void> {
  const [sha256, sha512] = [createHash('sha256'), createHash('sha512')]
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) {
    sha256.update(chunk)
    sha512.update(chunk)
  }
  sha256.digest()
  sha512.digest()
}

async function fill(path: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    for (let written = 0; written < SIZE; written += 2 ** 24) await file.write(randomBytes(2 ** 24))
  } finally {
    await file.close()
  }
}

async function rate(bytes: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return Math.round(bytes / MEGABYTE / ((performance.now() - started) / 1000))
}

const median = (values: readonly number[]) =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

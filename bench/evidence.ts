/** Hashes of originals beside openssl's, the memory of a large one, thumbnails of many photos while requests are answered. */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import sharp from 'sharp'
import { deriveFirst } from '../areas/documentation/evidence/testing.ts'
import { hashFile } from '../foundation/files/index.ts'
import { openTestData, readPieces, serveFiles } from '../foundation/files/testing.ts'
import { medianOf, percentile, timed } from './runner/measure.ts'
import { type Bench, judged, type Result } from './runner/result.ts'

const SIZE = 512 * 2 ** 20
const RUNS = 3
const LARGE = 10_000_000_000
const PHOTOS = 1000
const KINDS = 10
const MEGABYTE = 1_000_000

export const bench: Bench = {
  name: 'evidence',
  summary: 'SHA-256 and SHA-512 beside openssl, the memory of a 10 GB file, thumbnails of 1,000 photos beside requests',
  run,
}

async function run(): Promise<readonly Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mithaq-bench-evidence-'))
  try {
    return [...(await hashes(join(folder, 'original'))), await memory(join(folder, 'large')), ...(await thumbnails())]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const rate = async (work: () => Promise<unknown>) => SIZE / MEGABYTE / ((await timed(work)) / 1000)

async function hashes(path: string): Promise<readonly Result[]> {
  const file = await open(path, 'w')
  for (let at = 0; at < SIZE; at += 2 ** 24) await file.write(randomBytes(2 ** 24))
  await file.close()
  const alone = async (name: string) => {
    const hash = createHash(name)
    await readPieces(path, (piece) => hash.update(piece))
  }
  await alone('sha256') // the file is in the memory of the system for all of them
  const there = spawnSync('openssl', ['version']).status === 0
  const raw = there
    ? await medianOf(RUNS, () => rate(async () => execFileSync('openssl', ['dgst', '-sha256', path])))
    : undefined
  const own = await medianOf(RUNS, () => rate(() => alone('sha256')))
  return [
    judged({
      metric: 'SHA-256 of an original, streamed',
      value: own,
      unit: 'MB/s',
      better: 'more',
      ...(raw === undefined ? {} : { limit: raw, goal: raw * 0.8 }),
    }),
    { metric: 'SHA-512 of the same', value: await medianOf(RUNS, () => rate(() => alone('sha512'))), unit: 'MB/s' },
    {
      metric: 'both in one pass, as every upload and every check does',
      value: await medianOf(RUNS, () => rate(() => hashFile(path))),
      unit: 'MB/s',
    },
  ]
}

/** A process of its own hashes a file of 10 GB, sparse on the disk, and tells the most memory that it held. */
async function memory(path: string): Promise<Result> {
  const file = await open(path, 'w')
  await file.truncate(LARGE)
  await file.close()
  const door = pathToFileURL(join(import.meta.dirname, '../foundation/files/hashing.ts')).href
  const script = `const { hashFile } = await import(${JSON.stringify(door)}); await hashFile(${JSON.stringify(path)}); console.log(process.resourceUsage().maxRSS)`
  const told = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' })
  return judged({
    metric: 'memory while 10 GB are hashed',
    value: (Number(told) * 1024) / MEGABYTE,
    unit: 'MB',
    goal: 150,
    better: 'less',
  })
}

/** Copies and thumbnails in limited processes, two at once as the queue works; beside them one request after another. */
async function thumbnails(): Promise<readonly Result[]> {
  const photos = await Promise.all(
    Array.from({ length: KINDS }, (_, n) =>
      sharp({
        create: {
          width: 2000,
          height: 1500,
          channels: 3,
          background: '#888',
          noise: { type: 'gaussian', mean: 100 + n * 5, sigma: 20 },
        },
      })
        .jpeg()
        .toBuffer(),
    ),
  )
  const data = await openTestData()
  const server = await serveFiles({ connection: data.as('app'), home: await data.folder('home') })
  try {
    const ask = async () => {
      const reply = await fetch(`${server.url}/api/uploads/00000000-0000-4000-8000-000000000000/result`, {
        headers: { 'x-person': '00000000-0000-4000-8000-00000000000a', 'x-mithaq': '1', 'tus-resumable': '1.0.0' },
      })
      await reply.arrayBuffer()
    }
    const asked = async (isDone: () => boolean) => {
      const times: number[] = []
      for (let n = 0; n < 50 || !isDone(); n += 1) {
        times.push(await timed(ask))
        await wait(20)
      }
      return percentile(times, 0.95)
    }
    await asked(() => true)
    const alone = await asked(() => true)
    const state = { done: 0, next: 0 }
    const hand = async () => {
      while (state.next < PHOTOS) {
        const photo = photos[state.next % KINDS]
        state.next += 1
        if (photo !== undefined && (await deriveFirst('image/jpeg', photo)) === 2) state.done += 1
      }
    }
    const since = performance.now()
    const [beside] = await Promise.all([asked(() => state.done >= PHOTOS), hand(), hand()])
    const seconds = (performance.now() - since) / 1000
    return [
      { metric: `copies without metadata and thumbnails of ${PHOTOS} photos`, value: PHOTOS / seconds, unit: '1/s' },
      {
        metric: 'a request meanwhile, 95th percentile',
        value: beside,
        unit: 'ms',
        limit: alone,
        ratio: beside / alone,
      },
    ]
  } finally {
    await server.close()
    await data.close()
  }
}

/** The vault as browsers run it: opening on a processor four times slower, and sealing a video of 20 MB. */
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { buildWeb } from '../web/build.ts'
import { median } from './runner/measure.ts'
import { type Bench, judged, type Result } from './runner/result.ts'

const RUNS = 5
/** A phone of the middle range beside the machine that this runs on. */
const SLOWER = 4
const VIDEO_BYTES = 20_000_000

export const bench: Bench = {
  name: 'sealing',
  summary: 'opening a vault with its passphrase at a quarter of the speed, sealing and opening 20 MB in Chromium',
  run,
}

async function run(): Promise<readonly Result[]> {
  await buildWeb()
  const worker = readFileSync(join(import.meta.dirname, '../web/dist/client/vault-worker.js'))
  const server = createServer((request, reply) => {
    const isWorker = request.url === '/vault-worker.js'
    reply.setHeader('content-type', isWorker ? 'text/javascript' : 'text/html; charset=utf-8')
    reply.end(isWorker ? worker : '<!doctype html><title>bench</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const path = process.env.MITHAQ_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync)
  const browser = await chromium.launch({
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
    ...(path === undefined ? {} : { executablePath: path }),
  })
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    const opening = await openings(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    const { seal, open, hash } = await video(page)
    return [
      judged({
        metric: 'vault opened, processor at a quarter',
        unit: 'ms',
        value: opening,
        goal: 1500,
        better: 'less',
      }),
      judged({ metric: '20 MB sealed', unit: 'ms', value: seal, goal: 2000, limit: hash, better: 'less' }),
      judged({ metric: '20 MB opened', unit: 'ms', value: open, limit: hash, better: 'less' }),
    ]
  } finally {
    await browser.close()
    server.close()
  }
}

/** The script of the worker in the page itself, as only its thread is slowed down: medians in milliseconds. */
async function openings(page: Page): Promise<number> {
  const times = await page.evaluate(async (runs) => {
    type Handler = (event: { readonly data: unknown }) => void
    const text = await (await fetch('/vault-worker.js')).text()
    let handle: Handler = () => undefined
    let answer: (value: unknown) => void = () => undefined
    const scope = {
      addEventListener: (_: string, handler: Handler) => {
        handle = handler
      },
      postMessage: (value: unknown) => answer(value),
    }
    new Function('self', text)(scope)
    const ask = (act: string, input: unknown) => {
      const { promise, resolve } = Promise.withResolvers<unknown>()
      answer = resolve
      handle({ data: { id: 1, act, input } })
      return promise as Promise<{ readonly value: never }>
    }
    const who = { person_id: crypto.randomUUID(), institution_id: crypto.randomUUID() }
    const passphrase = 'قنديل فوق نافذة بعيدة'
    const begun: { groups: string[] } = (await ask('begin', { passphrase })).value
    const done: { made: { wraps: { wrap: { kind: string } }[] } } = (
      await ask('finish', { typed: begun.groups.join(''), ...who })
    ).value
    const vault = {
      ...who,
      keys: [{ id: 'k' }],
      wraps: done.made.wraps.map(({ wrap }) => ({ key_id: 'k', kind: wrap.kind, wrap })),
    }
    const measured: number[] = []
    for (let run = 0; run < runs; run += 1) {
      const started = performance.now()
      const opened = await ask('open', { vault, opener: { kind: 'passphrase', passphrase } })
      if (!('value' in opened)) throw new Error(`Cannot measure as the vault did not open: ${JSON.stringify(opened)}`)
      measured.push(performance.now() - started)
    }
    return measured
  }, RUNS)
  return Math.round(median(times))
}

/** In its worker, with the way of the bytes there and back; `hash`: SHA-256 of as many bytes by the browser itself. */
async function video(page: Page): Promise<{ readonly seal: number; readonly open: number; readonly hash: number }> {
  const found = await page.evaluate(
    async ({ runs, bytes }) => {
      const worker = new Worker('/vault-worker.js')
      const ask = (act: string, input: unknown) => {
        const { promise, resolve, reject } = Promise.withResolvers<never>()
        worker.onmessage = ({ data }) =>
          'value' in data ? resolve(data.value as never) : reject(new Error(JSON.stringify(data)))
        worker.postMessage({ id: 1, act, input })
        return promise
      }
      const who = { person_id: crypto.randomUUID(), institution_id: crypto.randomUUID() }
      const begun: { groups: string[] } = await ask('begin', { passphrase: 'قنديل فوق نافذة بعيدة' })
      const done: { made: { recipient: string; signing_key: string } } = await ask('finish', {
        typed: begun.groups.join(''),
        ...who,
      })
      const { recipient, signing_key } = done.made
      const empty = { institution_id: who.institution_id, entries: [] as unknown[], pin: undefined }
      const key = { person_id: who.person_id, recipient, signing_key }
      const entry: unknown = await ask('signEntry', {
        entry: {
          institution_id: who.institution_id,
          ...key,
          state: 'current',
          officer: true,
          signed_at: '2026-11-23T10:00:00Z',
        },
        directory: empty,
      })
      const directory = { ...empty, entries: [entry] }
      const body = new Uint8Array(bytes)
      for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(body.subarray(at, at + 65_536))
      const times = { seal: [] as number[], open: [] as number[], hash: [] as number[] }
      for (let run = 0; run < runs; run += 1) {
        let started = performance.now()
        await crypto.subtle.digest('SHA-256', body)
        times.hash.push(performance.now() - started)
        started = performance.now()
        const content = {
          record_id: 'r',
          field: 'recording',
          version: 1,
          mime: 'video/mp4',
          name: 'v.mp4',
          signed_at: '2026-11-23T10:00:00Z',
        }
        const sealed: { file: Uint8Array } = await ask('seal', { ...content, body, team: [key], directory })
        times.seal.push(performance.now() - started)
        started = performance.now()
        const object = {
          id: 'o',
          record_id: 'r',
          field: 'recording',
          object_version: 1,
          author: { person_id: who.person_id, signing_key },
        }
        const opened: { opened: readonly object[] } = await ask('openObjects', {
          items: [{ object, ciphertext: null, bytes: sealed.file }],
          directory,
        })
        if (!('body' in (opened.opened[0] ?? {}))) throw new Error(`Cannot measure: ${JSON.stringify(opened.opened)}`)
        times.open.push(performance.now() - started)
      }
      return times
    },
    { runs: RUNS, bytes: VIDEO_BYTES },
  )
  return {
    seal: Math.round(median(found.seal)),
    open: Math.round(median(found.open)),
    hash: Math.round(median(found.hash)),
  }
}

/** A map of 66,000 points: the bytes that travel, and the time from the data to the picture in Chromium. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { encodeCells, type PlacePoint } from '../foundation/geo/index.ts'
import { freePort, startProcess } from '../server/testing/process.ts'
import { median } from './runner/measure.ts'
import { type Bench, judged, type Result } from './runner/result.ts'

const RUNS = 5
const POINTS = 66_000

export const bench: Bench = {
  name: 'map',
  summary: '66,000 points on the map: drawing time in Chromium, bytes of the reply',
  run,
}

async function run(): Promise<readonly Result[]> {
  const times = await drawingTimes()
  return [
    judged({ metric: 'draw 66,000 points', unit: 'ms', value: Math.round(median(times)), goal: 300, better: 'less' }),
    judged({ metric: '66,000 points spread evenly', unit: 'KB', value: bytes() / 1000, goal: 200, better: 'less' }),
  ]
}

/** Milliseconds from the data to the picture, as the living page tells them, each time in a fresh page. */
async function drawingTimes(): Promise<readonly number[]> {
  const home = await mkdtemp(join(tmpdir(), 'mithaq-bench-'))
  const port = await freePort()
  const server = await startProcess(home, port)
  const path = process.env.MITHAQ_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync)
  const browser = await chromium.launch({
    args: ['--no-sandbox', '--disable-gpu'],
    ...(path === undefined ? {} : { executablePath: path }),
  })
  try {
    const times: number[] = []
    for (let round = 0; round < RUNS; round += 1) {
      const page = await browser.newPage({ viewport: { width: 1100, height: 900 }, reducedMotion: 'reduce' })
      await page.goto(`http://127.0.0.1:${port}/components?points=${POINTS}`)
      const drawn = await page.waitForFunction(() => performance.getEntriesByName('mithaq-map')[0]?.duration)
      times.push((await drawn.jsonValue()) ?? Number.NaN)
      await page.close()
    }
    return times
  } finally {
    await browser.close()
    await server.end('SIGTERM')
    await rm(home, { recursive: true, force: true })
  }
}

/** The worst case: no two points share a cell or a neighbourhood. */
function bytes(): number {
  const points = Array.from({ length: POINTS }, (_, at): PlacePoint => {
    const [x, y] = [(at * 0.754_877_666) % 1, (at * 0.569_840_291) % 1]
    return { lon: 34 + x, lat: 31 + y, precision: 'spot' }
  })
  return JSON.stringify(encodeCells(points)).length
}

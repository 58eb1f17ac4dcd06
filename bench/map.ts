/** A map of 66,000 points: the bytes that travel, and the time from the data to the picture in Chromium. */
import { withInstance } from '../e2e/browser.ts'
import { encodeCells, type PlacePoint } from '../foundation/geo/index.ts'
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
  const times: number[] = []
  await withInstance(async ({ url, visit }) => {
    for (let round = 0; round < RUNS; round += 1) {
      const { page, context } = await visit({ reducedMotion: 'reduce' })
      await page.goto(`${url}/components?points=${POINTS}`)
      const drawn = await page.waitForFunction(() => performance.getEntriesByName('mithaq-map')[0]?.duration)
      times.push((await drawn.jsonValue()) ?? Number.NaN)
      await context.close()
    }
  })
  return [
    judged({ metric: 'draw 66,000 points', unit: 'ms', value: Math.round(median(times)), goal: 300, better: 'less' }),
    judged({ metric: '66,000 points spread evenly', unit: 'KB', value: bytes() / 1000, goal: 200, better: 'less' }),
  ]
}

/** The worst case: no two points share a cell or a neighbourhood. */
function bytes(): number {
  const points = Array.from({ length: POINTS }, (_, at): PlacePoint => {
    const [x, y] = [(at * 0.754_877_666) % 1, (at * 0.569_840_291) % 1]
    return { lon: 34 + x, lat: 31 + y, precision: 'spot' }
  })
  return JSON.stringify(encodeCells(points)).length
}

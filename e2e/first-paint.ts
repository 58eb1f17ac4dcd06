/** First paint over a poor line: what a person with an old phone waits before anything can be read. */
import type { Browser } from 'playwright-core'

export type FirstPaint = {
  /** First contentful paint in milliseconds after the navigation began. */
  readonly fcp: number
  /** Largest contentful paint seen until the page had settled. */
  readonly lcp: number
}

/** 1.6 Mb/s down, 0.75 Mb/s up, 150 ms there and back, a processor four times slower, empty caches. */
const line = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 }
const slowdown = 4

/** Measures one cold visit of an address. */
async function firstPaint(browser: Browser, url: string, language = 'ar-MA'): Promise<FirstPaint> {
  const context = await browser.newContext({ locale: language, viewport: { width: 360, height: 740 } })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.clearBrowserCache')
    await session.send('Network.emulateNetworkConditions', line)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await page.addInitScript(() => {
      const seen = globalThis as { largest?: number }
      new PerformanceObserver((list) => {
        seen.largest = list.getEntries().at(-1)?.startTime ?? 0
      }).observe({ type: 'largest-contentful-paint', buffered: true })
    })
    await page.goto(url, { waitUntil: 'networkidle' })
    return await page.evaluate(() => ({
      fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      lcp: (globalThis as { largest?: number }).largest ?? Number.NaN,
    }))
  } finally {
    await context.close()
  }
}

/** The middle one of several cold visits, by first contentful paint. */
export async function medianFirstPaint(browser: Browser, url: string, visits = 3): Promise<FirstPaint> {
  const all: FirstPaint[] = []
  for (let visit = 0; visit < visits; visit += 1) all.push(await firstPaint(browser, url))
  const sorted = all.toSorted((one, other) => one.fcp - other.fcp)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) throw new Error('Cannot measure a first paint without a visit.')
  return middle
}

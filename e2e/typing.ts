/** `node e2e/typing.ts`: how long a key takes from press to picture in a protocol of 100 clauses and three languages, on a phone's processor. */
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { withInstance } from './browser.ts'
import { makeInvitation, openSide, takeInvitation, there } from './negotiation.ts'

const CLAUSES = 100
const SLOWER = 4
const words = {
  ar: 'ينظم هذا البروتوكول التعاون بين الطرفين في مجالات الرصد والتوثيق والترافع ورفع التقارير. ',
  fr: 'Le présent Protocole régit la coopération des Parties en matière de suivi et de documentation. ',
  en: 'This Protocol governs the cooperation of the Parties in monitoring, documentation and reporting. ',
}

await withInstance(async (one) => {
  await withInstance(async (other) => {
    const side = await openSide(one, 'سلمى التجريبية')
    await takeInvitation(side, await makeInvitation(await openSide(other, 'سمير التجريبي', there)))
    const id = await longProtocol(side.url, side.page)
    const { page } = side
    for (const width of [360, 1100]) {
      await page.setViewportSize({ width, height: 740 })
      await page.goto(`${side.url}/protocols/${id}/text`)
      const clause = page.locator(`#art_${width === 360 ? 50 : 60}`)
      await clause.locator('.clause-head button').first().click()
      const field = clause.locator('textarea').first()
      await field.waitFor()
      const cdp = await page.context().newCDPSession(page)
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
      await watchKeys(page)
      await field.click()
      for (const letter of words.ar.repeat(2)) {
        await page.keyboard.press(letter === ' ' ? 'Space' : 'a')
        await page.waitForTimeout(60)
      }
      const times = await page.evaluate(() => (globalThis as unknown as { keyTimes: number[] }).keyTimes)
      const sorted = times.toSorted((one, next) => one - next)
      const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
      process.stdout.write(
        `${width} px, ${sorted.length} keys, CPU ÷ ${SLOWER}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms\n`,
      )
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
      await cdp.detach()
    }
  })
})

/** Collects from press to the next picture, as the browser itself counts it, one number a key. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const held = globalThis as unknown as { keyTimes: number[] }
    held.keyTimes = []
    const longest = new Map<number, number>()
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { interactionId = 0, duration } = entry as PerformanceEventTiming & { interactionId?: number }
        if (interactionId > 0) longest.set(interactionId, Math.max(duration, longest.get(interactionId) ?? 0))
      }
      held.keyTimes = [...longest.values()]
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit)
  })
}

async function longProtocol(url: string, page: Page): Promise<string> {
  const send = async (path: string, data: object) => {
    const reply = await page.context().request.post(url + path, {
      data,
      headers: { 'x-mithaq': '1', 'Idempotency-Key': randomUUID() },
    })
    if (!reply.ok()) throw new Error(`${path}: ${reply.status()} ${await reply.text()}`)
    return await reply.json()
  }
  const partners = await page.context().request.get(`${url}/api/partners`)
  const { items } = await partners.json()
  const { id } = await send('/api/protocols', {
    kind: 'protocol',
    template: null,
    title: { ar: 'بروتوكول', fr: 'Protocole', en: 'Protocol' },
    languages: (['ar', 'fr', 'en'] as const).map((lang) => ({ lang, standing: 'authentic' })),
    parties: [{ institution: items[0].institution, role: 'party' }],
  })
  const body = { ar: words.ar.repeat(5), fr: words.fr.repeat(5), en: words.en.repeat(5) }
  for (let number = 1; number <= CLAUSES; number++)
    await send(`/api/protocols/${id}/clauses`, {
      eid: `art_${number}`,
      heading: { ar: 'الغرض', fr: 'Objet', en: 'Purpose' },
      body,
    })
  return id
}

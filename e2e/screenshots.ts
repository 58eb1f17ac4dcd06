/** `node e2e/screenshots.ts FOLDER`: pictures of setup, home, components and a protocol in Arabic and French at both widths, for the README. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { withInstance } from './browser.ts'
import {
  act,
  draft,
  makeInvitation,
  newestFile,
  openSide,
  ownFingerprint,
  takeInvitation,
  takeMessage,
  there,
  writeHeard,
} from './negotiation.ts'
import { setUp, speak } from './steps.ts'

const folder = process.argv[2] ?? 'docs/screenshots'
const widths = [360, 1100]
mkdirSync(folder, { recursive: true })

await withInstance(async ({ url, setupCode, visit }) => {
  const { page } = await visit()
  await page.goto(url)
  await page.fill('#code', setupCode)
  await page.locator('form button[type=submit]').click()
  await page.locator('#name-ar').waitFor()
  await take(page, 'setup')
  const { page: other } = await visit()
  await setUp(other, url, setupCode)
  await take(other, 'home')
  await other.goto(`${url}/components`)
  await other.locator('h2').first().waitFor()
  await take(other, 'components')
})

await withInstance(async (one) => {
  await withInstance(async (other) => {
    const side = await openSide(one, 'سلمى التجريبية')
    const partner = await openSide(other, 'سمير التجريبي', there)
    const invitations = [await makeInvitation(side), await makeInvitation(partner)]
    await takeInvitation(side, invitations[1] ?? '')
    await takeInvitation(partner, invitations[0] ?? '')
    const heard = [await ownFingerprint(partner), await ownFingerprint(side)]
    for (const [at, { page }] of [side, partner].entries()) {
      await writeHeard(at === 0 ? side : partner, heard[at] ?? [])
      await page.locator('main .tag-ok').waitFor()
    }
    const id = await draft(side)
    const open = async (path: string, ready: string) => {
      await side.page.setViewportSize({ width: 1100, height: 800 })
      await side.page.goto(`${side.url}/protocols/${id}${path}`)
      await speak(side.page, 'ar')
      await side.page.locator(ready).first().waitFor()
    }
    await open('/text', '#art_1')
    await side.page.locator('#art_1 .clause-head button').first().click()
    await take(side.page, 'protocol-text', '#art_1')
    await open('/rules', '.rule-sentence')
    await take(side.page, 'protocol-rules', '.rule-pair')
    await open('', '[data-act=propose]')
    await act(side, 'propose')
    await takeMessage(partner, await newestFile(side, id))
    await partner.page.goto(`${partner.url}/protocols/${id}`)
    await act(partner, 'approve')
    await takeMessage(side, await newestFile(partner, id))
    await open('/sign', '#read')
    await take(side.page, 'protocol-sign', '.summary-list')
  })
})

/** Both languages at both widths, from the top of the page or from what matters on it. */
async function take(page: Page, name: string, from?: string): Promise<void> {
  for (const language of ['ar', 'fr'] as const) {
    await speak(page, language)
    for (const width of widths) {
      await page.setViewportSize({ width, height: width === 360 ? 740 : 800 })
      if (from !== undefined)
        await page
          .locator(from)
          .first()
          .evaluate((place) => place.scrollIntoView())
      await page.waitForTimeout(600) // fonts and transitions settle
      await page.screenshot({ path: join(folder, `${name}-${language}-${width}.png`) })
    }
  }
}

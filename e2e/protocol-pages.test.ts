import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { violations } from './axe.ts'
import { withInstance } from './browser.ts'
import { draft, inForce, makeInvitation, openBoth, openSide, takeInvitation, there } from './negotiation.ts'
import { speak } from './steps.ts'

const ofOne = ['', '/text', '/rules', '/compare', '/papers', '/consolidated', '/exchange', '/sign']

test('pages of partners and of a protocol in draft are accessible and fit in ar, fr, en at 360 and 1100 px', async () => {
  await withInstance(async (one) => {
    const side = await openSide(one, 'سلمى التجريبية')
    const { page, url } = side
    await page.goto(`${url}/protocols`)
    await page.locator('.state').waitFor()
    await withInstance(async (other) => {
      await takeInvitation(side, await makeInvitation(await openSide(other, 'سمير التجريبي', there)))
    })
    const partner = new URL(page.url()).pathname
    const id = await draft(side)
    const paths = [
      '/protocols',
      '/protocols/new',
      ...ofOne.map((path) => `/protocols/${id}${path}`),
      '/partners',
      partner,
    ]
    await walk(page, url, paths)
    assert.deepEqual(one.faults, [])
  })
})

test('pages of a protocol in force are accessible and fit in ar, fr, en at 360 and 1100 px', async () => {
  await withInstance(async (one) => {
    await withInstance(async (other) => {
      const [side, partner] = await openBoth(one, other)
      const id = await inForce(side, partner)
      await walk(side.page, side.url, ['/protocols', ...ofOne.map((path) => `/protocols/${id}${path}`), '/partners'])
      assert.deepEqual(one.faults, [])
    })
  })
})

async function walk(page: Page, url: string, paths: readonly string[]): Promise<void> {
  for (const language of ['ar', 'fr', 'en'] as const) {
    await page.setViewportSize({ width: 1100, height: 800 })
    await page.goto(`${url}/`)
    await page.locator('.language-switch').waitFor()
    if (language !== 'ar') await speak(page, language)
    for (const path of paths) {
      await page.goto(url + path)
      await page.locator('main h1').waitFor()
      await page.locator('.skeleton').first().waitFor({ state: 'detached' })
      for (const width of [360, 1100]) {
        await page.setViewportSize({ width, height: 800 })
        assert.deepEqual(await violations(page), [], `${path} in ${language} at ${width} px`)
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        assert.ok(overflow <= 0, `${path} in ${language} is wider than ${width} px by ${overflow}`)
      }
    }
  }
}

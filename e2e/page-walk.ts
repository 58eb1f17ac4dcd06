/** Every page of a list in three languages at both widths: accessible by axe, and no wider than the screen. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { violations } from './axe.ts'
import { speak } from './steps.ts'

/** The pages of one protocol, below its address. */
export const pagesOfProtocol = ['', '/text', '/rules', '/compare', '/papers', '/consolidated', '/exchange', '/sign']

export async function walkPages(page: Page, url: string, paths: readonly string[]): Promise<void> {
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

/** `node e2e/screenshots.ts FOLDER`: pictures of setup, home and components in Arabic and French at both widths, for the README. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { withInstance } from './browser.ts'
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

async function take(page: Page, name: string): Promise<void> {
  for (const language of ['ar', 'fr'] as const) {
    await speak(page, language)
    for (const width of widths) {
      await page.setViewportSize({ width, height: width === 360 ? 740 : 800 })
      await page.waitForTimeout(600) // fonts and transitions settle
      await page.screenshot({ path: join(folder, `${name}-${language}-${width}.png`) })
    }
  }
}

/** Pictures of pages in Arabic and French at both widths, for the README and for eyes. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { speak } from './steps.ts'

const widths = [360, 1100]

/** What takes pictures into this folder: of the page as it is, from its top or from what matters on it. */
export function pictureTaker(folder: string) {
  mkdirSync(folder, { recursive: true })
  return async (page: Page, name: string, from?: string): Promise<void> => {
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
    await page.setViewportSize({ width: 1100, height: 800 })
    await speak(page, 'ar')
  }
}

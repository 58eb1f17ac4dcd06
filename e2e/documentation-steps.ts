/** What the scenes of documentation do again and again: open a form, save it, look at a page in two widths. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { violations } from './axe.ts'

const recordPage = (kind: string) => new RegExp(`/records/${kind}/[0-9a-f-]{36}$`)
const idOf = (page: Page) => page.url().split('/').at(-1) ?? ''

/** Presses the button that saves, and waits for the page of the record. */
export async function save(page: Page, kind: string): Promise<string> {
  await page.locator('form.record-form button[type=submit]').first().click()
  await page.waitForURL(recordPage(kind))
  await page.locator('.record-facts').waitFor()
  return idOf(page)
}

export async function openForm(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.locator('form.record-form').waitFor()
}

export async function openCase(page: Page, url: string): Promise<string> {
  await openForm(page, `${url}/cases/new`)
  await page.fill('#f-title-ar', 'تفريق وقفة أمام محكمة مدينة النخيل')
  await page.selectOption('#f-identity_policy', 'restricted')
  return await save(page, 'case_file')
}

export async function addEvent(page: Page, url: string, caseId: string): Promise<string> {
  await openForm(page, `${url}/records/event/new?case=${caseId}`)
  await page.fill('#f-title-ar', 'تفريق وقفة سلمية')
  await page.fill('#f-start-month', '3')
  await page.fill('#f-start-year', '2026')
  return await save(page, 'event')
}

/** No fault of accessibility, nothing wider than the window, on a phone and on a desk. */
export async function isSound(page: Page, what: string): Promise<void> {
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
  for (const width of [360, 1100]) {
    await page.setViewportSize({ width, height: 800 })
    assert.deepEqual(await violations(page), [], `${what} at ${width} px`)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok(overflow <= 0, `${what} is wider than ${width} px by ${overflow}`)
  }
}

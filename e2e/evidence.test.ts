import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { violations } from './axe.ts'
import { withInstance } from './browser.ts'
import { joinAs } from './colleagues.ts'
import { setUp, speak } from './steps.ts'

async function isSound(page: Page, what: string): Promise<void> {
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
  for (const width of [360, 1100]) {
    await page.setViewportSize({ width, height: 800 })
    assert.deepEqual(await violations(page), [], `${what} at ${width} px`)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok(overflow <= 0, `${what} is wider than ${width} px by ${overflow}`)
  }
  await page.setViewportSize({ width: 360, height: 800 })
}

/** A picture of some megabytes: it is not compressed. */
const photo = () =>
  sharp({ create: { width: 1200, height: 900, channels: 3, background: '#9ab' } })
    .png({ compressionLevel: 0 })
    .toBuffer()

test('a photo attached over a connection that breaks twice is hashed, kept, looked at, redacted by touch and by keyboard, and its custody is shown', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mithaq-photo-'))
  try {
    const path = join(folder, 'wall.png')
    writeFileSync(path, await photo())
    await withInstance(async ({ url, setupCode, home, visit, faults }) => {
      await setUp((await visit()).page, url, setupCode)
      const { page, context } = await visit({ viewport: { width: 360, height: 800 } })
      await joinAs(context, { home, url, roles: ['documentation-officer'], name: 'نادية التجريبية' })
      await page.goto(`${url}/cases/new`)
      await page.fill('#f-title-ar', 'تفريق وقفة أمام محكمة مدينة النخيل')
      await page.selectOption('#f-identity_policy', 'restricted')
      await page.locator('form.record-form button[type=submit]').first().click()
      await page.waitForURL(/\/records\/case_file\/[0-9a-f-]{36}$/)
      const caseId = page.url().split('/').at(-1) ?? ''
      await page.locator(`a[href="/evidence/of/case_file/${caseId}"]`).first().click()
      await page.locator('.state').first().waitFor()
      await page.locator(`a[href^="/evidence/new"]`).first().click()
      await page.locator('form.evidence-form').waitFor()
      await isSound(page, 'the form of a new item')

      // the connection breaks twice while parts are on their way
      let breaks = 0
      await context.route('**/api/uploads/*', async (route) => {
        if (route.request().method() === 'PATCH' && breaks < 2) {
          breaks += 1
          return await route.abort('failed')
        }
        await route.continue()
      })
      await page.setInputFiles('#file', path)
      await page.fill('#title', 'صورة جدار المدرسة')
      await page.check('#graphic-first')
      await page.fill('#content_warning', 'آثار دم')
      await page.locator('.evidence-sending').getByText('وصل كاملًا وتطابقت بصمتاه').waitFor({ timeout: 60_000 })
      assert.equal(breaks, 2)
      await page.locator('form.evidence-form button[type=submit]').first().click()
      await page.waitForURL(/\/evidence\/[0-9a-f-]{36}$/)
      await page.locator('.evidence-facts .tag-ok').first().waitFor({ timeout: 60_000 })
      await isSound(page, 'an item')

      await page.fill('#purpose-view', 'مراجعة أولى')
      await page.getByRole('button', { name: 'فتح للاطلاع' }).click()
      await page.locator('.evidence-picture img').first().waitFor()
      // covered until asked for, by keyboard as well
      const veiled = page.locator('.evidence-veiled')
      await veiled.getByText('آثار دم').waitFor()
      await page.getByRole('button', { name: 'إظهار المحتوى' }).focus()
      for (const [key, state] of [
        ['Enter', 'detached'],
        ['Escape', 'attached'],
        ['Enter', 'detached'],
      ] as const) {
        await page.keyboard.press(key)
        await veiled.waitFor({ state })
      }
      await page.getByRole('button', { name: 'حجب مساحات في نسخة جديدة' }).click()
      const canvas = page.locator('.evidence-picture svg')
      await canvas.scrollIntoViewIfNeeded()
      await page.waitForFunction(
        () => (document.querySelector('.evidence-picture img') as HTMLImageElement | null)?.complete === true,
      )
      const box = await canvas.boundingBox()
      assert.ok(box !== null)
      await page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.1)
      await page.mouse.down()
      await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.5, { steps: 4 })
      await page.mouse.up()
      await page.locator('.evidence-picture rect').first().waitFor()
      await page.locator('#redaction-add').focus()
      await page.keyboard.press('Enter')
      await page.locator('#region-1-x').fill('60')
      assert.equal(await page.locator('.evidence-picture rect').count(), 2)
      await isSound(page, 'drawing regions')
      await page.fill('#redaction-reason', 'حماية شاهد')
      await page.getByRole('button', { name: 'صنع نسخة محجوبة' }).click()
      const made = page.locator('.evidence-copies').getByRole('button', { name: 'نسخة محجوبة' })
      await made.waitFor({ timeout: 60_000 })
      await made.click()

      const custody = page.locator('.evidence-custody li')
      await custody.getByText('طُلب حجب مساحات').waitFor()
      await custody.getByText('مراجعة أولى').waitFor()
      const numbers = await page.locator('.evidence-custody .evidence-entry .number').allTextContents()
      assert.deepEqual(
        numbers,
        numbers.map((_, index) => new Intl.NumberFormat('ar-MA').format(index + 1)),
      )
      await page.fill('#purpose-copy', 'تسليم إلى الخبير')
      await page.getByRole('button', { name: 'طلب الأصل' }).click()
      const arrives = page.waitForEvent('download')
      await page.getByRole('link', { name: /تنزيل الأصل/ }).click()
      assert.match((await arrives).suggestedFilename(), /^X-[0-9A-Z-]+\.png$/)

      await page.goto(`${url}/evidence/of/case_file/${caseId}`)
      await page.locator('.evidence-row .tag-warn').first().waitFor()
      assert.equal(await page.locator('.evidence-thumb img').count(), 0, 'no thumbnail of what is graphic')
      for (const language of ['fr', 'en'] as const) {
        await speak(page, language)
        await isSound(page, `the list in ${language}`)
      }
      assert.deepEqual(faults, [])
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { violations } from './axe.ts'
import { withInstance } from './browser.ts'
import { enrolInBrowser } from './steps.ts'

/** A PNG of one pixel. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

const next = (page: Page) => page.locator('form button[type=submit]').click()

test('setup loses nothing on a refusal, a reload and a lost connection, and ends on the home page', async () => {
  await withInstance(async ({ url, setupCode, visit, faults }) => {
    const { page, context } = await visit({ viewport: { width: 360, height: 740 } })
    await page.goto(`${url}/settings/people`)
    await page.locator('#code').waitFor()
    assert.equal(new URL(page.url()).pathname, '/setup', 'a deep link leads to setup first')

    await page.fill('#code', 'WRONG')
    await next(page)
    await page.locator('.error-summary:focus').waitFor()
    assert.match(await page.title(), /^خطأ:/)
    await page.fill('#code', setupCode)
    await next(page)

    await page.locator('#name-ar').waitFor()
    await next(page)
    await page.locator('.error-summary:focus a').click()
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'name-ar')
    await page.fill('#name-ar', 'المجلس التجريبي')
    await page.getByText('محفوظ على هذا الجهاز.').waitFor()
    await page.reload()
    await page.locator('#name-ar').waitFor()
    assert.equal(await page.inputValue('#name-ar'), 'المجلس التجريبي', 'what was typed survives a reload')
    await next(page)
    await page.locator('#locales').waitFor()
    await next(page)
    await page.fill('#time_zone', 'Mars/Olympus')
    await next(page)
    await page.locator('.error-summary:focus').waitFor()
    await page.fill('#time_zone', 'Asia/Hebron')
    await next(page)
    await page.locator('#accent-kind').waitFor()
    await page.setInputFiles('#emblem_file_id-file', { name: 'شعار.png', mimeType: 'image/png', buffer: onePixel })
    await page.getByText('رُفع الشعار.').waitFor()
    await page.getByLabel('لون خاص بالمؤسسة').check()
    await page.fill('#accent', '#ffee00')
    await next(page)
    await page.locator('.error-summary:focus').waitFor()
    await page.fill('#accent', '#0b5671')
    await next(page)
    await page.fill('#person-name', 'سلمى التجريبية')
    await next(page)

    await page.locator('dl').waitFor()
    assert.match(
      (await page.locator('dl').textContent()) ?? '',
      /المجلس التجريبي[\s\S]*Asia\/Hebron[\s\S]*سلمى التجريبية/,
    )
    await context.setOffline(true)
    await next(page)
    await page.getByText('لا اتصال الآن').waitFor()
    await page.locator('.offline-banner').waitFor()
    await context.setOffline(false)
    await page.locator('#way').waitFor()
    assert.equal(new URL(page.url()).pathname, '/enrolment', 'who set up sets a way to sign in')
    await enrolInBrowser(page, 'salma')
    await page.locator('.next-steps').waitFor()
    assert.equal(new URL(page.url()).pathname, '/')
    assert.match((await page.locator('.masthead').textContent()) ?? '', /المجلس التجريبي/)
    await page.waitForFunction(() => (document.querySelector<HTMLImageElement>('.masthead img')?.naturalWidth ?? 0) > 0)
    const accent = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent'))
    assert.equal(accent, '#0b5671', 'the institution’s colour is in force')
    const drafts = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const request = indexedDB.open('mithaq-drafts')
          request.onsuccess = () => {
            const count = request.result.transaction('drafts').objectStore('drafts').count()
            count.onsuccess = () => resolve(count.result)
          }
        }),
    )
    assert.equal(drafts, 0, 'after success no draft stays on the device')
    assert.deepEqual(faults, [])
  })
})

for (const language of ['ar', 'fr', 'en'] as const) {
  test(`every step of setup is accessible in ${language} at 360 and 1100 px`, async () => {
    await withInstance(async ({ url, setupCode, visit, faults }) => {
      const { page } = await visit({ locale: language })
      await page.goto(`${url}/setup`)
      const look = async (step: string) => {
        for (const width of [360, 1100]) {
          await page.setViewportSize({ width, height: 800 })
          assert.deepEqual(await violations(page), [], `${step} at ${width} px`)
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
          assert.ok(overflow <= 0, `${step} is wider than ${width} px by ${overflow}`)
        }
      }
      await page.locator('#code').waitFor()
      assert.equal(await page.getAttribute('html', 'dir'), language === 'ar' ? 'rtl' : 'ltr')
      await look('code')
      await page.fill('#code', setupCode)
      await next(page)
      await page.fill('#name-ar', 'المجلس')
      const places = {
        names: '#name',
        writing: '#locales',
        time: '#time_zone',
        look: '#accent-kind',
        person: '#person-name',
      }
      for (const [step, place] of Object.entries(places)) {
        await page.locator(place).waitFor()
        await look(step)
        if (step === 'person') await page.fill('#person-name', 'Salma')
        await next(page)
      }
      await page.locator('dl').waitFor()
      await look('check')
      assert.deepEqual(faults, [])
    })
  })
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { violations } from './axe.ts'
import { withInstance } from './browser.ts'
import { joinAs } from './colleagues.ts'
import { setUp, speak } from './steps.ts'

const phone = { viewport: { width: 360, height: 800 } }

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.locator('main h1').first().waitFor()
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
}

async function isSound(page: Page, what: string): Promise<void> {
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
  for (const width of [1100, 360]) {
    await page.setViewportSize({ width, height: 800 })
    assert.deepEqual(await violations(page), [], `${what} at ${width} px`)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok(overflow <= 0, `${what} is wider than ${width} px by ${overflow}`)
    const folder = process.env.MITHAQ_SCREENSHOTS
    if (folder !== undefined)
      await page.screenshot({ path: `${folder}/work-${what.replaceAll(' ', '-')}-${width}.png`, fullPage: true })
  }
}

test('two people on a phone in Arabic: a task set and done, a mention seen, a legal hold, a case closed with its review date and destroyed by both', async () => {
  await withInstance(async ({ url, setupCode, home, visit, faults }) => {
    await setUp((await visit()).page, url, setupCode)
    const lead = await visit(phone)
    const helper = await visit(phone)
    await joinAs(lead.context, { home, url, roles: ['documentation-officer'], name: 'نادية التجريبية' })
    await joinAs(helper.context, { home, url, roles: ['documentation-officer'], name: 'ليث التجريبي' })
    const { page } = lead

    await open(helper.page, `${url}/work`)
    await helper.page.getByText('لا شيء ينتظرك هنا').waitFor()
    await isSound(helper.page, 'nothing waits')

    await open(page, `${url}/cases/new`)
    await page.fill('#f-title-ar', 'شكوى عن نقل بين سجنين')
    await page.locator('form.record-form button[type=submit]').first().click()
    await page.waitForURL(/\/records\/case_file\/[0-9a-f-]{36}$/)
    const address = page.url()
    await page.locator('#add-member').click()
    await page.fill('#member-find', 'ليث')
    await page.getByRole('radio', { name: 'ليث التجريبي' }).check()
    await page.getByRole('radio', { name: 'مسؤول عن الملف' }).check()
    await page.fill('#member-reason', 'يتابع الملف')
    await isSound(page, 'adding somebody to the team')
    await page.getByRole('button', { name: 'حفظ الإذن' }).click()
    await page.locator('#team .work-item').getByText('ليث التجريبي').first().waitFor()

    await page.locator('#add-task').click()
    await page.fill('#task-title', 'التحقق من تاريخ النقل')
    await page.selectOption('#task-who', { label: 'ليث التجريبي' })
    await page.fill('#task-due-day', '٣')
    await page.fill('#task-due-month', '١')
    await page.fill('#task-due-year', '٢٠٢٦')
    await page.getByRole('button', { name: 'حفظ المهمة' }).click()
    await page.locator('#tasks .work-item').getByText('التحقق من تاريخ النقل').first().waitFor()

    await page.locator('#comment').pressSequentially('هل وصل الرد؟ @لي')
    await page.locator('.mention-option').getByText('ليث التجريبي').waitFor()
    await isSound(page, 'choosing whom to call')
    await page.locator('#comment').press('Enter')
    await page.waitForFunction(() =>
      document.querySelector<HTMLTextAreaElement>('#comment')?.value.endsWith('@ليث التجريبي '),
    )
    await page.getByRole('button', { name: 'نشر التعليق للفريق' }).click()
    await page.locator('#comments .work-item').getByText('هل وصل الرد؟').waitFor()
    await isSound(page, 'a case with a task and a comment')

    await open(helper.page, `${url}/work`)
    await helper.page.locator('.navigation-count').first().waitFor({ state: 'attached' })
    await helper.page.getByText('هل وصل الرد؟').waitFor()
    await helper.page.getByText('فات موعده').first().waitFor()
    await isSound(helper.page, 'a task and a call wait')
    await helper.page.getByRole('button', { name: 'اطّلعت عليه' }).click()
    await helper.page.getByText('هل وصل الرد؟').waitFor({ state: 'detached' })
    await helper.page.getByRole('button', { name: 'أُنجزت المهمة' }).click()
    await helper.page.getByText('لا شيء ينتظرك هنا').waitFor()
    await helper.page.locator('.navigation-count').waitFor({ state: 'detached' })

    await open(helper.page, address)
    await helper.page.getByRole('button', { name: 'رد', exact: true }).click()
    await helper.page.getByLabel('ردك').fill('وصل أمس')
    await helper.page.getByRole('button', { name: 'نشر الرد' }).click()
    await helper.page.locator('.work-answers').getByText('وصل أمس').waitFor()

    await page.locator('#hold').click()
    await page.getByRole('button', { name: 'وضع حفظ قانوني' }).click()
    await page.locator('.error-summary').waitFor()
    await page.fill('#hold-reason', 'نزاع معروض على القضاء')
    await page.getByRole('button', { name: 'وضع حفظ قانوني' }).click()
    await page.locator('#keeping').getByText('نزاع معروض على القضاء').waitFor()
    await page.locator('#hold').click()
    await page.fill('#hold-reason', 'انتهى النزاع')
    await page.getByRole('button', { name: 'رفع الحفظ القانوني' }).click()
    await page.getByText('شخص غير الذي وضعه').last().waitFor()
    await open(helper.page, address)
    await helper.page.locator('#hold').click()
    await helper.page.fill('#hold-reason', 'انتهى النزاع')
    await helper.page.getByRole('button', { name: 'رفع الحفظ القانوني' }).click()
    await helper.page.locator('#keeping').getByText('لا حفظ قانونيًا').waitFor()

    await open(page, address)
    const today = new Date().toISOString().slice(0, 10)
    const [year = '', month = '', day = ''] = today.split('-')
    for (const stage of ['screening', 'admitted', 'investigating', 'concluded', 'closed']) {
      await page.selectOption('#move-to', stage)
      if (stage === 'closed') {
        await page.fill('#f-review_on-day', day)
        await page.fill('#f-review_on-month', month)
        await page.fill('#f-review_on-year', year)
      }
      const moved = page.waitForResponse((reply) => reply.url().endsWith('/state'))
      await page.getByRole('button', { name: 'نقل', exact: true }).click()
      assert.equal((await moved).status(), 201, stage)
      await page.locator(`#move-to option[value=${stage}]`).waitFor({ state: 'detached' })
    }
    await page.locator('#propose-destruction').click()
    await page.fill('#destruction-reason', 'انتهت مدة الحفظ')
    await page.getByRole('button', { name: 'اقتراح إتلاف الملف' }).click()
    await page.getByText('ينتظر قرار مسؤول آخر').waitFor()
    await isSound(page, 'a closed case proposed for destruction')

    await open(page, `${url}/retention`)
    await page.locator('#rule-03').click()
    await page.fill('#period-count', '٥')
    await page.fill('#period-citation', 'قانون المحفوظات، المادة 7')
    await page.getByRole('button', { name: 'حفظ المدة' }).click()
    await page.getByText('5 سنوات').first().waitFor()
    await isSound(page, 'rules of retention')

    await speak(page, 'fr')
    await open(page, address)
    await page.locator('.work-answers').getByText('وصل أمس').waitFor()
    await isSound(page, 'an answer in French')

    await open(helper.page, address)
    await helper.page.locator('#approve-destruction').click()
    await helper.page.fill('#decision-reason', 'موافقة')
    await helper.page.getByRole('button', { name: 'إتلاف الملف نهائيًا' }).click()
    await helper.page.waitForURL(/\/retention$/)
    await helper.page.getByText('أُتلف', { exact: true }).waitFor()
    await helper.page.goto(address)
    await helper.page.getByText('هذا السجل غير موجود').first().waitFor()
    assert.deepEqual(faults, [])
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withInstance } from './browser.ts'
import { joinAs } from './colleagues.ts'
import { addEvent, isSound, openCase, openForm, save } from './documentation-steps.ts'
import { setUp, speak } from './steps.ts'

test('who did what to whom is recorded in a case: event, person by name, act between them; each page accessible in three languages', async () => {
  await withInstance(async ({ url, setupCode, home, visit, faults }) => {
    await setUp((await visit()).page, url, setupCode)
    const { page, context } = await visit({ viewport: { width: 360, height: 800 } })
    await joinAs(context, { home, url, roles: ['documentation-officer'], name: 'نادية التجريبية' })
    await page.goto(`${url}/cases`)
    await page.locator('.empty').or(page.locator('main h2')).first().waitFor()
    await isSound(page, 'the list without a case')
    const caseId = await openCase(page, url)
    const eventId = await addEvent(page, url, caseId)

    await openForm(page, `${url}/records/person/new?case=${caseId}`)
    await page.locator('select#f-kind').selectOption({ index: 1 })
    const personId = await save(page, 'person')
    await page.fill('#new-name', 'سلمى عبد الرحمن المنصوري')
    await page.getByRole('button', { name: 'حفظ الاسم' }).click()
    await page.locator('.plain-rows').getByText('سلمى عبد الرحمن المنصوري').waitFor()
    await openForm(page, `${url}/records/person/new?case=${caseId}`)
    await page.locator('select#f-kind').selectOption({ index: 1 })
    await save(page, 'person')
    await page.fill('#new-name', 'سلما عبدالرحمان المنصوري')
    await page.locator('.notice').getByText('سلمى عبد الرحمن المنصوري').waitFor()

    await openForm(page, `${url}/records/person/new?case=${caseId}`)
    await page.locator('select#f-kind').selectOption({ index: 1 })
    await page.fill('#f-code', 'أ-17')
    await page.locator('#save-and-another').click()
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#f-code')?.value === '')
    assert.equal(new URL(page.url()).pathname, '/records/person/new')
    await page.locator('select#f-kind').selectOption({ index: 1 })
    await save(page, 'person')

    await openForm(page, `${url}/records/act/new?case=${caseId}&event=${eventId}&victim=${personId}`)
    await isSound(page, 'the form of an act')
    await page.locator('#f-type').fill('تعذيب')
    await page.locator('.picker-option').first().click()
    await save(page, 'act')
    await page.goto(`${url}/records/event/${eventId}`)
    await page.locator('details.record-group').filter({ hasText: 'الأفعال' }).locator('summary').click()
    await page.locator('.plain-rows a[href*="/records/act/"]').waitFor()
    for (const language of ['ar', 'fr', 'en'] as const) {
      if (language !== 'ar') await speak(page, language)
      for (const path of [`/cases`, `/records/case_file/${caseId}`, `/records/event/${eventId}`]) {
        await page.goto(url + path)
        await page.locator('main h1').waitFor()
        await isSound(page, `${path} in ${language}`)
      }
    }
    assert.deepEqual(faults, [])
  })
})

test('a change that crosses another keeps both sides’ words; a case closes only with a review date; what is deleted comes back', async () => {
  await withInstance(async ({ url, setupCode, home, visit, faults }) => {
    await setUp((await visit()).page, url, setupCode)
    const { page, context } = await visit()
    await joinAs(context, { home, url, roles: ['documentation-officer'], name: 'نادية التجريبية' })
    const caseId = await openCase(page, url)
    const eventId = await addEvent(page, url, caseId)

    const other = await context.newPage()
    await openForm(other, `${url}/records/event/${eventId}/edit`)
    await openForm(page, `${url}/records/event/${eventId}/edit`)
    await page.fill('#f-title-ar', 'عنوان أول')
    await save(page, 'event')
    await other.fill('#f-title-ar', 'عنوان ثانٍ')
    await other.locator('form.record-form button[type=submit]').first().click()
    await other.locator('form.conflict').waitFor()
    await isSound(other, 'both sides of a change')
    await other.getByText('عنوان أول').first().waitFor()
    await other.locator('form.conflict button[type=submit]').click()
    await other.locator('form.record-form').waitFor()
    assert.equal(await other.inputValue('#f-title-ar'), 'عنوان ثانٍ')
    await save(other, 'event')
    await other.close()
    await page.goto(`${url}/records/event/${eventId}/history`)
    await page.getByText('عنوان ثانٍ').first().waitFor()
    await page.getByText('عنوان أول').first().waitFor()

    await page.goto(`${url}/records/event/${eventId}`)
    await page.locator('#delete').click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'حذف', exact: true }).click()
    await page.locator('#restore').click()
    await page.locator('#delete').waitFor()

    await page.goto(`${url}/records/case_file/${caseId}`)
    for (const stage of ['screening', 'admitted', 'investigating', 'concluded']) {
      await page.selectOption('#move-to', stage)
      const moved = page.waitForResponse((reply) => reply.url().endsWith('/state'))
      await page.getByRole('button', { name: 'نقل', exact: true }).click()
      assert.equal((await moved).status(), 201, stage)
      await page.locator(`#move-to option[value=${stage}]`).waitFor({ state: 'detached' })
    }
    await page.selectOption('#move-to', 'closed')
    await page.getByRole('button', { name: 'نقل', exact: true }).click()
    await page.locator('.error-summary').waitFor()
    await page.fill('#f-review_on-day', '1')
    await page.fill('#f-review_on-month', '6')
    await page.fill('#f-review_on-year', '2027')
    await page.getByRole('button', { name: 'نقل', exact: true }).click()
    await page.locator('#move-to option[value=reopened]').waitFor({ state: 'attached' })
    assert.deepEqual(faults, [])
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { withInstance } from './browser.ts'
import { joinAs } from './colleagues.ts'
import { addEvent, isSound, openCase, openForm, save } from './documentation-steps.ts'
import { setUp } from './steps.ts'

type Asked = {
  readonly key: string
  readonly label: string
  readonly type: string
  readonly more?: () => Promise<unknown>
}

async function defineField(page: Page, url: string, { key, label, type, more }: Asked): Promise<void> {
  await openForm(page, `${url}/settings/fields/new`)
  await page.fill('#field-label-ar', label)
  await page.fill('#field-key', key)
  await page.selectOption('#field-type', type)
  await more?.()
  await page.locator('form.record-form button[type=submit]').click()
  await page.waitForURL(`${url}/settings/fields`)
  await page.locator('table').getByText(label).waitFor()
}

test('a field that the institution adds in Arabic stands in the form, in the record, in its history and among the filters; it is retired, never deleted', async () => {
  await withInstance(async ({ url, setupCode, home, visit, faults }) => {
    await setUp((await visit()).page, url, setupCode)
    const { page, context } = await visit({ viewport: { width: 360, height: 800 } })
    await joinAs(context, { home, url, roles: ['documentation-officer'], name: 'نادية التجريبية' })
    const caseId = await openCase(page, url)
    await openForm(page, `${url}/settings/fields/new`)
    await isSound(page, 'the form of a field')
    await page.locator('form.record-form button[type=submit]').click()
    await page.locator('.error-summary').waitFor()
    const more = async () => {
      await page.selectOption('#field-list', 'priority')
      await page.check('#field-required')
    }
    await defineField(page, url, { key: 'urgency', label: 'درجة الاستعجال', type: 'code', more })
    const several = () => page.check('#field-repeatable')
    await defineField(page, url, { key: 'shots', label: 'عدد الطلقات في كل دفعة', type: 'int', more: several })
    await defineField(page, url, { key: 'distance', label: 'المسافة بالكيلومتر', type: 'decimal' })
    await isSound(page, 'the list of fields')

    await openForm(page, `${url}/records/event/new?case=${caseId}`)
    await page.fill('#f-title-ar', 'إطلاق نار في ساحة الزيتون')
    await page.fill('#f-own-distance', '1,5')
    await page.locator('#f-own-shots').getByRole('button').last().click()
    await page.fill('#f-own-shots-0-value', '12')
    await isSound(page, 'a form with own fields')
    await page.locator('form.record-form button[type=submit]').first().click()
    await page.locator('.error-summary a[href="#f-own-urgency"]').waitFor()
    await page.selectOption('#f-own-urgency', { index: 1 })
    await save(page, 'event')
    await page.locator('dl, .summary-list').getByText('درجة الاستعجال').first().waitFor()
    await page.getByText('المسافة بالكيلومتر').first().waitFor()
    await page.getByText('12').first().waitFor()
    await isSound(page, 'a record with own fields')

    await openForm(page, `${page.url()}/edit`)
    assert.equal(await page.inputValue('#f-own-shots-0-value'), '12')
    await page.fill('#f-own-distance', '2,5')
    await save(page, 'event')
    await page.goto(`${page.url()}/history`)
    await page.getByText('المسافة بالكيلومتر').first().waitFor()

    await page.goto(`${url}/find?kind=event`)
    const facet = page.locator('fieldset').filter({ hasText: 'درجة الاستعجال' })
    await facet.locator('input').first().check()
    await page.waitForURL(/f\.event\.own\.urgency=/)
    await page.getByText('إطلاق نار في ساحة الزيتون').first().waitFor()

    await page.goto(`${url}/settings/fields`)
    await page.getByRole('link', { name: 'المسافة بالكيلومتر' }).click()
    await page.locator('#retire').waitFor()
    await isSound(page, 'a field of the institution')
    await page.locator('#retire').click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'إحالة', exact: true }).click()
    await page.locator('.notice').getByText('متقاعد').waitFor()
    await openForm(page, `${url}/records/event/new?case=${caseId}`)
    assert.equal(await page.locator('#f-own-distance').count(), 0)
    assert.deepEqual(faults, [])
  })
})

test('a link is found by a few letters with the keyboard, what is missing is made without losing the form, and a note stays with its value', async () => {
  await withInstance(async ({ url, setupCode, home, visit, faults }) => {
    await setUp((await visit()).page, url, setupCode)
    const { page, context } = await visit({ viewport: { width: 360, height: 800 } })
    await joinAs(context, { home, url, roles: ['documentation-officer'], name: 'نادية التجريبية' })
    const caseId = await openCase(page, url)
    await addEvent(page, url, caseId)

    await openForm(page, `${url}/records/act/new?case=${caseId}`)
    await page.locator('input#f-type').fill('تعذيب')
    await page.locator('.picker-option').first().click()
    await page.locator('details.why-empty').filter({ hasText: 'ملاحظة توضيحية' }).first().locator('summary').click()
    await page.locator('textarea[id^="f-type-note-"]').fill('بحسب ما رواه الشاهد الأول')
    await page.locator('#f-event-search').fill('وقفه')
    await page.locator('#f-event .pick-results button').first().waitFor()
    await page.locator('#f-event-search').press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.locator('#f-event .chip').waitFor()
    await isSound(page, 'a form with a link and a note')

    await page.locator('#f-victim-search').click()
    await page.locator('#f-victim .make-one a').first().click()
    await page.waitForURL(/\/records\/person\/new/)
    await page.locator('select#f-kind').selectOption({ index: 1 })
    await page.fill('#f-code', 'ب-23')
    await page.locator('form.record-form button[type=submit]').first().click()
    await page.waitForURL(/\/records\/act\/new/)
    await page.locator('#f-victim .chip').getByText('ب-23').waitFor()
    await page.locator('#f-event .chip').getByText('تفريق وقفة سلمية').waitFor()
    await save(page, 'act')
    await page.getByText('بحسب ما رواه الشاهد الأول').waitFor()
    await page.getByText('ب-23').first().waitFor()

    for (const name of ['سلمى عبد الرحمن المنصوري', 'سلما عبدالرحمان المنصوري']) {
      await openForm(page, `${url}/records/person/new?case=${caseId}`)
      await page.locator('select#f-kind').selectOption({ index: 1 })
      await save(page, 'person')
      await page.fill('#new-name', name)
      await page.getByRole('button', { name: 'حفظ الاسم' }).click()
      await page.locator('.plain-rows').getByText(name).waitFor()
    }
    const person = page.url()
    await page.goto(`${url}/duplicates?case=${caseId}`)
    await page.locator('.state').waitFor()
    await page.locator('#look button[type=submit]').click()
    await page.locator('a[href^="/duplicates/"]').first().click()
    await page.locator('#pair-reason').waitFor()
    await page.getByText('سلما عبدالرحمان المنصوري').first().waitFor()
    await isSound(page, 'two records side by side')
    await page.check('#pair-state-first')
    await page.fill('#pair-reason', 'الاسم والعمر والمكان متفقة')
    await page.locator('form.record-form button[type=submit]').click()
    await page.locator('#take-back').waitFor()
    const pair = page.url()
    await page.goto(person)
    await page.getByText('هذا الشخص هو نفسه في:').waitFor()
    await isSound(page, 'a person who was found twice')
    await page.goto(pair)
    await page.locator('#take-back').click()
    await page.locator('#take-back').waitFor({ state: 'detached' })
    await page.goto(person)
    await page.getByText('ينتظر النظر').waitFor()
    assert.equal(await page.getByText('هذا الشخص هو نفسه في:').count(), 0)
    assert.deepEqual(faults, [])
  })
})

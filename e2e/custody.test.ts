import assert from 'node:assert/strict'
import { createReadStream, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { verifyLog } from '../foundation/custody/index.ts'
import { violations } from './axe.ts'
import { withInstance } from './browser.ts'
import { joinAs } from './colleagues.ts'
import { setUp, speak } from './steps.ts'

const words = {
  ar: { verify: 'تحقق الآن', intact: 'السجل سليم', type: 'إسناد دور', show: 'عرض' },
  fr: { verify: 'Vérifier maintenant', intact: 'Le registre est intact', type: 'rôle attribué', show: 'Afficher' },
  en: { verify: 'Verify now', intact: 'The log is intact', type: 'role given', show: 'Show' },
} as const

test('an auditor finds an entry by what happened, reads it, and has the log verified, in ar, fr and en at 360 and 1100 px', async () => {
  await withInstance(async ({ url, setupCode, home, visit, faults }) => {
    const first = await visit()
    await setUp(first.page, url, setupCode)
    await first.page.goto(`${url}/log`)
    assert.equal(await first.page.locator('a[href="/log"]').count(), 0, 'nobody without the right is offered the log')
    const { page, context } = await visit()
    await joinAs(context, { home, url, roles: ['auditor'], name: 'نادية التجريبية' })
    await page.goto(`${url}/`)
    await page.getByRole('button', { name: 'إدارة المؤسسة' }).click()
    await page.getByRole('link', { name: 'سجل الحيازة' }).click()
    await page.locator('main h1').waitFor()
    // the first entries are placed and signed within a second or two of setup
    for (let tries = 0; (await page.locator('main table').count()) === 0; tries++) {
      assert.ok(tries < 40, 'entries appear')
      await page.waitForTimeout(250)
      await page.reload()
      await page.locator('main h2').first().waitFor()
    }
    for (const language of ['ar', 'fr', 'en'] as const) {
      await page.goto(`${url}/log`)
      await speak(page, language)
      await page.locator('main table').waitFor()
      await page.getByRole('button', { name: words[language].verify }).click()
      await page.getByText(words[language].intact).waitFor()
      await page.locator('#type').selectOption({ label: words[language].type })
      await page.getByRole('button', { name: words[language].show }).click()
      await page.waitForURL(/type=access\.role-given/)
      await page.locator('main table').waitFor()
      for (const width of [360, 1100]) await look(page, `log-${language}`, width)
      await page.locator('main tbody a').first().click()
      await page.waitForURL(/\/log\/\d+$/)
      await page.locator('main h2').last().waitFor()
      for (const width of [360, 1100]) await look(page, `entry-${language}`, width)
    }
    assert.deepEqual(faults, [])
  })
})

test('the period, an object and a person filter the list through its address, and come back with it', async () => {
  await withInstance(async ({ url, setupCode, home, visit, faults }) => {
    await setUp((await visit()).page, url, setupCode)
    const { page, context } = await visit()
    await joinAs(context, { home, url, roles: ['auditor'], name: 'نادية التجريبية' })
    await page.waitForTimeout(2500)
    await page.goto(`${url}/log`)
    await page.locator('main table').waitFor()
    const all = await page.locator('main tbody tr').count()
    await page.locator('#period-year').fill('٢٠٢٠')
    await page.getByRole('button', { name: 'عرض' }).click()
    await page.waitForURL(/period=2020/)
    await page.getByText('لا قيود بهذه الأوصاف').waitFor()
    await page.goBack()
    await page.locator('main table').waitFor()
    await page.locator('main tbody a').first().click()
    await page.getByRole('link', { name: 'كل قيوده' }).click()
    await page.waitForURL(/object_kind=/)
    await page.locator('main table').waitFor()
    assert.ok((await page.locator('main tbody tr').count()) < all)
    await page.locator('a.chip').click()
    await page.waitForURL(/\/log$/)
    assert.deepEqual(faults, [])
  })
})

test('the export that the page offers verifies without the server, and the proof of an entry downloads', async () => {
  await withInstance(async ({ url, setupCode, home, visit, faults }) => {
    await setUp((await visit()).page, url, setupCode)
    const { page, context } = await visit()
    await joinAs(context, { home, url, roles: ['auditor'], name: 'نادية التجريبية' })
    await page.waitForTimeout(2500)
    await page.goto(`${url}/log`)
    await page.locator('main table').waitFor()
    const [exported] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'تصدير السجل' }).click(),
    ])
    assert.match(exported.suggestedFilename(), /^mithaq-log-\d+\.jsonl$/)
    const report = await verifyLog(createInterface({ input: createReadStream(await exported.path()) }))
    assert.deepEqual([report.findings, report.entries > 5], [[], true])
    await page.locator('main tbody a').last().click()
    const [proof] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'تنزيل ملف الإثبات' }).click(),
    ])
    assert.match(readFileSync(await proof.path(), 'utf8'), /^c2sp\.org\/tlog-proof@v1\nindex \d+\n/)
    assert.deepEqual(faults, [])
  })
})

type Page = Awaited<ReturnType<Parameters<Parameters<typeof withInstance>[0]>[0]['visit']>>['page']

async function look(page: Page, name: string, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 800 })
  assert.deepEqual(await violations(page), [], `${name} at ${width} px`)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  assert.ok(overflow <= 0, `${name} is wider than ${width} px by ${overflow}`)
  const folder = process.env.MITHAQ_SCREENSHOTS
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true })
}

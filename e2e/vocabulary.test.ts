import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { violations } from './axe.ts'
import { withInstance } from './browser.ts'
import { joinAs } from './colleagues.ts'
import { setUp, speak } from './steps.ts'

/** Opens a page and waits until what it shows has been fetched. */
async function open(page: Page, address: string) {
  await page.goto(address)
  await page.locator('main h1').first().waitFor()
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
}

const heading = 'list,vocab_number,huri_code,parent_vocab_number,level,term_order,en,fr,es,ar,ar_status,ar_source'
const thesaurus = [
  heading,
  '32,01000000000032,010000000000,,0,1,Sample court,Tribunal d’essai,Tribunal,محكمة نموذجية,as-source,',
  '32,01010000000032,010100000000,01000000000032,1,2,Sample chamber,Chambre d’essai,Sala,غرفة نموذجية,realigned,',
  '13,01000000000013,010000000000,,0,1,Left out,Exclu,Fuera,مستبعد,realigned-unchecked,',
].join('\n')

test('lists, terms and places: found, added, merged and imported in Arabic; every page accessible and fitting in ar, fr, en at 360 and 1100 px', async () => {
  await withInstance(async ({ url, setupCode, home, visit, faults }) => {
    const first = await visit()
    await setUp(first.page, url, setupCode)
    const { page, context } = await visit()
    await joinAs(context, { home, url, roles: ['documentation-officer'], name: 'نادية التجريبية' })

    await open(page, `${url}/vocabularies/act-type`)
    await page.getByLabel('البحث في القائمة').fill('تعذ')
    await page.getByRole('link', { name: 'تعذيب', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'تعذيب' }).waitFor()
    await page.locator('#term-labels-ar').fill('فلقة')
    await page.locator('#term-labels-fr').fill('Falaka')
    await page.getByRole('button', { name: 'إضافة العنصر' }).click()
    await page.getByText('أُضيف العنصر بالرمز').first().waitFor()
    await open(page, `${url}/vocabularies/act-type`)
    await page.getByLabel('البحث في القائمة').fill('falak')
    await page.getByRole('link', { name: 'فلقة' }).click()
    await page.getByRole('heading', { level: 1, name: 'فلقة' }).waitFor()
    const term = page.url()
    await page.locator('#synonym').fill('ضرب القدمين')
    await page.getByRole('button', { name: 'إضافة المرادف' }).click()
    await page.getByText('ضرب القدمين').first().waitFor()
    await page.locator('#move-find').fill('فلق')
    await page.getByRole('radio', { name: 'أعلى القائمة' }).check()
    await page.getByRole('button', { name: 'نقل العنصر' }).click()
    await page.locator('.summary-list dt').getByText('متفرع عن').waitFor({ state: 'detached' })
    await page.locator('#term-history').click()
    await page.getByText('موضعه في الشجرة').first().waitFor()
    await page.locator('#merge-find').fill('اعتداء جسدي')
    await page.getByRole('radio', { name: 'اعتداء جسدي' }).check()
    await page.getByRole('button', { name: 'دمج العنصر' }).click()
    await page.getByText('هذا العنصر خارج الاستعمال').first().waitFor()
    await page.getByRole('link', { name: 'العنصر الذي دُمج فيه' }).click()
    await page.getByRole('heading', { level: 1, name: 'اعتداء جسدي' }).waitFor()
    await page.getByText('ضرب القدمين').first().waitFor()

    await open(page, `${url}/vocabularies/import`)
    await page
      .locator('#import-file-file')
      .setInputFiles({ name: 'microthesauri.csv', mimeType: 'text/csv', buffer: Buffer.from(thesaurus) })
    await page.getByRole('button', { name: 'معاينة' }).click()
    await page.getByText('قائمة لا تُستورد').first().waitFor()
    assert.deepEqual(await violations(page), [])
    const saved = page.waitForEvent('download')
    await page.locator('#kept-out').click()
    const table = await readFile(await (await saved).path(), 'utf8')
    assert.match(table, /"4","[^"]*","list-refused","قائمة لا تُستورد","13,/)
    await page.getByRole('button', { name: 'كتابة الصفوف المقبولة' }).click()
    await page.getByText('انتهى الاستيراد').first().waitFor()
    await open(page, `${url}/vocabularies/huridocs-32`)
    await page.getByRole('button', { name: 'فتح الفرع أو طيّه' }).click()
    await page.getByRole('link', { name: 'غرفة نموذجية' }).waitFor()

    await open(page, `${url}/places`)
    await page.locator('#area-names-ar').fill('جهة الوادي')
    await page.getByRole('button', { name: 'إضافة المكان' }).click()
    await page.getByRole('heading', { level: 1, name: 'جهة الوادي' }).waitFor()
    const place = page.url()
    await page.locator('#area-from').fill('2015-09-04')
    await page.locator('#area-to').fill('2014')
    await page.getByRole('button', { name: 'حفظ النوع والمدة' }).click()
    await page.locator('.error-summary').waitFor()
    await page.locator('#area-to').fill('')
    await page.getByRole('button', { name: 'حفظ النوع والمدة' }).click()
    await page.getByText('2015-09-04 – …').first().waitFor()
    await page.locator('#latitude').fill('٣١٫٥'.replace('٫', '.'))
    await page.locator('#longitude').fill('-7.25')
    await page.getByRole('button', { name: 'حفظ النقطة' }).click()
    await page.getByText('31.5, -7.25').first().waitFor()
    await page.locator('#name-words').fill('الواد')
    await page.getByRole('button', { name: 'إضافة الاسم' }).click()
    await page.getByRole('rowheader', { name: 'الواد', exact: true }).waitFor()

    const paths = ['/vocabularies', '/vocabularies/act-type', '/vocabularies/import', '/places', '/places/import']
    for (const language of ['ar', 'fr', 'en'] as const) {
      await page.goto(`${url}/`)
      await speak(page, language)
      for (const address of [...paths.map((path) => url + path), term, place]) {
        await open(page, address)
        for (const width of [360, 1100]) {
          await page.setViewportSize({ width, height: 800 })
          // the wide form differs from language to language in its words alone
          if (width === 360 || language === 'ar')
            assert.deepEqual(await violations(page), [], `${address} in ${language} at ${width} px`)
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
          assert.ok(overflow <= 0, `${address} in ${language} is wider than ${width} px by ${overflow}`)
          const folder = process.env.MITHAQ_SCREENSHOTS
          if (folder !== undefined) {
            const name = new URL(address).pathname
              .slice(1)
              .replace(/[0-9a-f-]{36}/, 'one')
              .replaceAll('/', '-')
            await page.screenshot({ path: `${folder}/${name}-${language}-${width}.png`, fullPage: true })
          }
        }
      }
    }
    assert.deepEqual(faults, [])
  })
})
